package io.github.iislint.cli;

import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line. Exit codes: 0 no findings, 1 findings, 2 iislint could not do its work. */
public final class Main {

    static final int FAILED = 2;

    private Main() {
    }

    public static void main(String[] args) {
        if (args.length > 0 && (args[0].equals("check") || args[0].equals("effective"))) {
            preload(args[0].equals("check"));
        }
        StandardOutput output = new StandardOutput();
        Console console = Console.standard(output);
        int code;
        try {
            String[] arguments = ArgumentFiles.expanded(console.machine(), args);
            code = commandLine(console, arguments).execute(arguments);
        } catch (FailureException | Error e) {
            code = failed(e, console);
        }
        console.out().flush();
        if (output.problem() != null) {
            console.err().println("iislint: standard output cannot be written: " + output.problem());
            code = FAILED;
        }
        System.exit(code);
    }

    /**
     * Reads what each run needs while picocli parses the options: both take equally long, and usually there is a second
     * processor.
     */
    private static void preload(boolean rules) {
        Thread thread = new Thread(() -> {
            Schema.builtIn();
            if (rules) {
                RuleSet.preload();
            }
        }, "preload");
        thread.setDaemon(true);
        thread.start();
    }

    /** The commands that gates run on every push, and those that read logs, start without the other commands. */
    private static CommandLine commandLine(Console console, String... args) {
        CommandSpec only = switch (args.length == 0 ? "" : args[0]) {
            case "check" -> new CheckCommand(console).spec();
            case "diagnose" -> new DiagnoseCommand(console).spec();
            default -> null;
        };
        return only == null
                ? commandLine(console)
                : configured(CommandSpec.create().name("iislint").addSubcommand(only.name(), only), console);
    }

    static CommandLine commandLine(Console console) {
        CommandSpec spec = Options.command(Main::withoutCommand, "iislint",
                "Lints the configuration of Microsoft IIS: computes what is in effect at each location, and reports problems.");
        for (CommandSpec command : List.of(new CheckCommand(console).spec(), new EffectiveCommand(console).spec(),
                new DiagnoseCommand(console).spec(), new CompareCommand(console).spec(), new TransformCommand(console).spec(),
                new CertificateCommand(console).spec(), new InitCommand(console).spec(),
                new BaselineCommand(console).spec(), RulesCommand.spec(console))) {
            spec.addSubcommand(command.name(), CommandHelp.applyTo(command));
        }
        spec.addSubcommand("help", CommandSpec.forAnnotatedObject(new CommandLine.HelpCommand()));
        spec.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n")
                .optionListHeading("%nOptions:%n");
        Options.exitCodes(spec, "no finding at or above --fail-on is left", "there is one",
                "bad option, settings or rule file, or unreadable input");
        return configured(spec, console);
    }

    private static int withoutCommand() {
        throw new FailureException("missing command; expected check, effective, rules or another command (iislint --help)");
    }

    private static CommandLine configured(CommandSpec spec, Console console) {
        return new CommandLine(spec).setOut(console.out()).setErr(console.err())
                .setExecutionExceptionHandler((e, failing, parsed) -> failed(e, console))
                .setParameterExceptionHandler((e, arguments) -> invalid(e, console))
                .setCaseInsensitiveEnumValuesAllowed(true).registerConverter(Path.class, console.machine()::path)
                .setExpandAtFiles(false);
    }

    private static int invalid(ParameterException e, Console console) {
        console.err().println("iislint: " + ArgumentErrors.message(e));
        String name = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        console.err().println("See '" + name + " --help'.");
        return FAILED;
    }

    private static int failed(Throwable e, Console console) {
        PrintWriter err = console.err();
        if (e instanceof FailureException) {
            err.println("iislint: " + e.getMessage());
        } else if (e instanceof OutOfMemoryError) {
            err.println("iislint: out of memory: Java may use " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB here; give it more (JAVA_OPTS=-Xmx2g, without the launcher java -Xmx2g -jar), or check fewer files "
                    + "at once");
        } else {
            err.println("iislint: internal error: " + e
                    + " (this is a bug: please report it with the command and, if you can, the file)");
            if (System.getenv("IISLINT_DEBUG") != null) {
                e.printStackTrace(err);
            }
        }
        return FAILED;
    }
}
