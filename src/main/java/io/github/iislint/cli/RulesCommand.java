package io.github.iislint.cli;

import io.github.iislint.fix.RuleExamples;
import io.github.iislint.report.RuleReport;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.xml.DiskFiles;
import io.github.iislint.xml.FileTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code iislint rules}: what the rules are, and whether they do what their examples say. Without a subcommand it lists them. */
@Command(name = "rules", mixinStandardHelpOptions = true, description = "Lists, explains and tests rules.",
        subcommands = {RulesCommand.ListCommand.class, RulesCommand.ShowCommand.class, RulesCommand.TestCommand.class})
final class RulesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    enum Format {
        TEXT, JSON
    }

    @Override
    public Integer call() {
        return spec.subcommands().get("list").execute();
    }

    private static FileTree files() {
        return new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE);
    }

    /** The id, severity and title of rules. */
    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "Lists the rules: id, severity, whether there is a fix, title.")
    static final class ListCommand implements Callable<Integer> {

        @Option(names = "--tag", paramLabel = "TAG", description = "Only rules with this tag, such as mapping or 403.7.")
        private String tag;

        @Option(names = "--rules", paramLabel = "DIR", description = "A folder with further rule files. Repeatable.")
        private List<Path> folders = new ArrayList<>();

        @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "Default: ${DEFAULT-VALUE}.")
        private Format format;

        private final Console console;

        ListCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            List<Rule> rules = RuleFolders.withShipped(files(), folders).rules().stream()
                    .filter(rule -> tag == null || rule.description().tags().contains(tag)).toList();
            write(rules, format, false, console);
            return 0;
        }
    }

    /** All that rule files say for their readers. */
    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Explains rules: why, how to mend it, references, examples.")
    static final class ShowCommand implements Callable<Integer> {

        @Parameters(paramLabel = "ID", arity = "1..*", description = "Rules by their ids.")
        private List<String> ids = new ArrayList<>();

        @Option(names = "--rules", paramLabel = "DIR", description = "A folder with further rule files. Repeatable.")
        private List<Path> folders = new ArrayList<>();

        @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "Default: ${DEFAULT-VALUE}.")
        private Format format;

        private final Console console;

        ShowCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            RuleSet rules = RuleFolders.withShipped(files(), folders);
            write(SelectionOptions.known("rules show", ids, rules).stream().map(rules::rule).toList(), format, true, console);
            return 0;
        }
    }

    private static void write(List<Rule> rules, Format format, boolean details, Console console) throws IOException {
        try {
            if (format == Format.JSON) {
                RuleReport.json(rules, details, console.utf8());
            } else if (details) {
                for (int i = 0; i < rules.size(); i++) {
                    console.out().print(i == 0 ? "" : System.lineSeparator() + "-".repeat(80) + System.lineSeparator());
                    RuleReport.show(rules.get(i), console.out());
                }
            } else {
                RuleReport.list(rules, console.out());
            }
            console.out().flush();
        } catch (RuleException e) {
            throw new FailureException(e);
        }
    }

    /** The examples of rules, run. */
    @Command(name = "test", mixinStandardHelpOptions = true,
            description = "Runs the examples of rules. Exit code 1: one goes another way than it says, or a rule lacks examples.")
    static final class TestCommand implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders of rule files. Default: the shipped rules.")
        private List<Path> folders = new ArrayList<>();

        private final Console console;

        TestCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            int failures = 0;
            int examples = 0;
            int rules = 0;
            try {
                RuleSet shipped = RuleSet.builtIn();
                List<RuleSet> sets = new ArrayList<>();
                for (Path folder : folders) {
                    sets.add(RuleFolders.alone(files(), folder));
                }
                for (RuleSet set : folders.isEmpty() ? List.of(shipped) : sets) {
                    RuleExamples runner = new RuleExamples(set.over(shipped));
                    for (Rule rule : set.rules()) {
                        List<RuleExamples.Failure> wrong = runner.check(rule);
                        wrong.forEach(failure -> console.out().println(failure));
                        failures += wrong.size();
                        examples += rule.examples().size();
                        rules++;
                    }
                }
            } catch (RuleException e) {
                throw new FailureException(e);
            }
            summary(console.out(), rules, examples, failures);
            return failures == 0 ? 0 : 1;
        }

        private static void summary(PrintWriter out, int rules, int examples, int failures) {
            out.println(count(rules, "rule") + ", " + count(examples, "example") + ", " + count(failures, "failure"));
            out.flush();
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }
}
