package io.github.iislint.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 nothing to complain about, 1 findings, 2 the tool could not do its work. */
@Command(name = "iislint", mixinStandardHelpOptions = true, versionProvider = Version.class,
        subcommands = {CheckCommand.class, EffectiveCommand.class, DiagnoseCommand.class, CertificateCommand.class, InitCommand.class,
            BaselineCommand.class, RulesCommand.class, CommandLine.HelpCommand.class},
        description = "Lints the configuration of Microsoft IIS: what is in effect where, and what is wrong with it.",
        synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing at or above --fail-on is left", "1:something is",
            "2:bad option, settings or rule file, or unreadable input"})
public final class Main implements Runnable {

    static final int FAILED = 2;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and tells its exit code. */
    public static int run(String... args) {
        Console console = Console.standard();
        return commandLine(console, args).execute(args);
    }

    /** What a gate runs on every push starts without the other commands, whose options take as long to look at as its own. */
    private static CommandLine commandLine(Console console, String... args) {
        if (args.length == 0 || !args[0].equals("check")) {
            return commandLine(console);
        }
        return configured(new CommandLine(CommandSpec.create().name("iislint"))
                .addSubcommand(new CommandLine(new CheckCommand(console), new Factory(console))), console);
    }

    static CommandLine commandLine(Console console) {
        return configured(new CommandLine(new Main(), new Factory(console)), console);
    }

    private static CommandLine configured(CommandLine commandLine, Console console) {
        return commandLine.setOut(console.out()).setErr(console.err())
                .setExecutionExceptionHandler((e, failing, parsed) -> failed(e, console))
                .setParameterExceptionHandler((e, arguments) -> invalid(e, console))
                .setCaseInsensitiveEnumValuesAllowed(true).registerConverter(Path.class, PathArguments::path)
                // a line is an argument: in quotes, picocli would take the backslashes of Windows for escapes
                .setUseSimplifiedAtFiles(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; expected check, effective, rules or another one");
    }

    private static int invalid(ParameterException e, Console console) {
        console.err().println("iislint: " + e.getMessage());
        String name = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.err().println("See '" + name + " --help'.");
        return FAILED;
    }

    private static int failed(Exception e, Console console) {
        PrintWriter err = console.err();
        if (e instanceof FailureException) {
            err.println("iislint: " + e.getMessage());
        } else {
            err.println("iislint: internal error: " + e + " (this is a bug: please report it with the command and, if you can, the file)");
            if (System.getenv("IISLINT_DEBUG") != null) {
                e.printStackTrace(err);
            }
        }
        return FAILED;
    }

    /** Gives commands the console that they print to. */
    private record Factory(Console console) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Console.class).newInstance(console);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
