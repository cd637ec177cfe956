package io.github.iislint.cli;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.NearestName;
import io.github.iislint.fix.RuleExamples;
import io.github.iislint.report.RuleReport;
import io.github.iislint.report.Wording;
import io.github.iislint.rule.Benchmark;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleFormat;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.RuleSets;
import io.github.iislint.settings.RuleSetChoice;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code iislint rules}: lists, explains and tests the rules. Without a subcommand it lists them. */
final class RulesCommand {

    private static final String FURTHER_RULES = "A folder with further rule files, in addition to those of the nearest "
            + "iislint.xml in or above the working folder. Repeatable.";

    private RulesCommand() {
    }

    static CommandSpec spec(Console console) {
        CommandSpec list = new ListCommand(console).spec();
        return Options.command(() -> list.commandLine().execute(), "rules", "Lists, explains and tests rules.")
                .addSubcommand(list.name(), list)
                .addSubcommand("show", new ShowCommand(console).spec())
                .addSubcommand("test", new TestCommand(console).spec())
                .addSubcommand("new", new NewCommand(console).spec())
                .addSubcommand("functions", new FunctionsCommand(console).spec())
                .addSubcommand("schema", new SchemaCommand(console).spec());
    }

    private static FileTree files() {
        return new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE);
    }

    /** The shipped rules, those of folders, and those of the nearest settings in or above the working folder. */
    private static RuleSet withShipped(List<Path> folders) throws IOException {
        FileTree files = files();
        Set<Path> all = new LinkedHashSet<>();
        folders.forEach(folder -> all.add(files.workingFolder().resolve(folder).normalize()));
        try {
            Path settings = Settings.find(files, Path.of("")).orElse(null);
            if (settings != null) {
                all.addAll(Settings.read(files, settings).ruleFolders());
            }
        } catch (SettingsException e) {
            throw new FailureException(e);
        }
        return RuleFolders.withShipped(files, List.copyOf(all));
    }

    /** The id, severity and title of rules. */
    private static final class ListCommand implements Callable<Integer> {

        private final OptionSpec tag = Options.value("--tag", "TAG", String.class,
                "Only rules with this tag, such as mapping or 403.7.");

        private final OptionSpec set = Options.value("--set", "SET", String.class,
                "Only rules of this set, such as cis or cis-1; also lists the controls that no rule decides, with the reason.");

        private final OptionSpec folders = Options.values("--rules", "DIR", Path.class, FURTHER_RULES);

        private final OptionSpec format = Options.value("--format", "text|json", TextOrJson.class, "text",
                "Default: ${DEFAULT-VALUE}.");

        private final Console console;

        ListCommand(Console console) {
            this.console = console;
        }

        CommandSpec spec() {
            CommandSpec spec = Options.command(this, "list", "Lists the rules: id, severity, whether there is a fix, title.");
            Options.add(spec, tag, set, folders, format);
            return spec;
        }

        @Override
        public Integer call() throws IOException {
            String wanted = tag.getValue();
            RuleSet all = withShipped(folders.getValue());
            RuleSetChoice chosen = set.getValue() == null ? null : SelectionOptions.set(set.getValue(), all);
            List<Rule> rules = all.rules().stream().filter(rule -> chosen == null || RuleSets.contains(chosen, rule))
                    .filter(rule -> wanted == null || rule.description().tags().contains(wanted)).toList();
            if (rules.isEmpty() && wanted != null) {
                Set<String> tags = new TreeSet<>();
                all.rules().forEach(rule -> tags.addAll(rule.description().tags()));
                throw new FailureException("--tag \"" + wanted + "\": no rule has this tag"
                        + NearestName.hint(wanted, tags)
                                .orElse("; there are " + String.join(", ", tags)));
            }
            List<Benchmark.Coverage> coverage = chosen == null
                    ? List.of()
                    : Benchmark.coverage(List.of(chosen), all.rules().stream().filter(rule -> rule.byDefault()
                            || RuleSets.contains(chosen, rule)).toList(), true);
            if (format.getValue() == TextOrJson.JSON) {
                try {
                    RuleReport.json(rules, false, coverage, console.utf8());
                } catch (RuleException e) {
                    throw new FailureException(e);
                }
            } else {
                RuleReport.list(rules, console.out());
                RuleReport.undecided(coverage, console.out());
                console.out().flush();
            }
            return 0;
        }
    }

    /** Everything that rule files contain for readers. */
    private static final class ShowCommand implements Callable<Integer> {

        private final PositionalParamSpec ids = Options.operands("ID", String.class, "1..*", "The ids of rules.");

        private final OptionSpec folders = Options.values("--rules", "DIR", Path.class, FURTHER_RULES);

        private final OptionSpec format = Options.value("--format", "text|json", TextOrJson.class, "text",
                "Default: ${DEFAULT-VALUE}.");

        private final OptionSpec examples = Options.flag("--examples",
                "Also show the examples of the rules. JSON always contains them.");

        private final Console console;

        ShowCommand(Console console) {
            this.console = console;
        }

        CommandSpec spec() {
            CommandSpec spec = Options.command(this, "show", "Explains rules: why, how to fix it, references, examples.")
                    .addPositional(ids);
            Options.add(spec, folders, format, examples);
            return spec;
        }

        @Override
        public Integer call() throws IOException {
            RuleSet rules = withShipped(folders.getValue());
            List<Rule> shown = SelectionOptions.known("rules show", ids.getValue(), rules).stream().map(rules::rule).toList();
            try {
                if (format.getValue() == TextOrJson.JSON) {
                    RuleReport.json(shown, true, List.of(), console.utf8());
                    return 0;
                }
                for (int i = 0; i < shown.size(); i++) {
                    console.out().print(i == 0 ? "" : System.lineSeparator() + "-".repeat(80) + System.lineSeparator());
                    RuleReport.show(shown.get(i), Options.on(examples), console.out());
                }
                console.out().flush();
            } catch (RuleException e) {
                throw new FailureException(e);
            }
            return 0;
        }
    }

    /** The examples of rules, run. */
    private static final class TestCommand implements Callable<Integer> {

        private final PositionalParamSpec operands = Options.operands("DIR", Path.class, "0..*",
                "Folders of rule files. Default: the shipped rules.");

        private final Console console;

        TestCommand(Console console) {
            this.console = console;
        }

        CommandSpec spec() {
            return Options.exitCodes(Options.command(this, "test", "Runs the examples of rules.").addPositional(operands),
                    "all examples pass", "an example fails, or a rule lacks examples",
                    "bad option, or a rule file that cannot be read or used");
        }

        @Override
        public Integer call() throws IOException {
            List<Path> folders = operands.getValue();
            int failures = 0;
            int examples = 0;
            int rules = 0;
            try {
                RuleSet shipped = RuleSet.builtIn();
                List<RuleSet> sets = new ArrayList<>();
                for (Path folder : folders) {
                    RuleSet own = RuleFolders.alone(files(), folder);
                    refuseTaken(own, shipped);
                    sets.add(own);
                }
                for (RuleSet set : folders.isEmpty() ? List.of(shipped) : sets) {
                    RuleExamples runner = new RuleExamples(set.over(shipped));
                    for (Rule rule : set.rules()) {
                        List<RuleExamples.ExampleFailure> wrong = runner.check(rule);
                        wrong.forEach(failure -> console.out().println(failure));
                        failures += wrong.size();
                        examples += rule.examples().size();
                        rules++;
                    }
                }
            } catch (RuleException e) {
                throw new FailureException(e);
            }
            console.out().println(Wording.count(rules, "rule") + ", " + Wording.count(examples, "example") + ", "
                    + Wording.count(failures, "failure"));
            console.out().flush();
            return failures == 0 ? 0 : 1;
        }

        /**
         * The same checks as in check, except that the folder of all shipped rules, in which somebody changes one, may
         * contain their ids.
         */
        private static void refuseTaken(RuleSet own, RuleSet shipped) throws RuleException {
            for (Rule rule : own.ids().containsAll(shipped.ids()) ? List.<Rule>of() : own.rules()) {
                if (shipped.rule(rule.id()) != null) {
                    throw new RuleException(rule.file() + ": the id \"" + rule.id() + "\" is taken by a shipped rule");
                }
            }
        }
    }

    /** A rule file to begin with. */
    private static final class NewCommand implements Callable<Integer> {

        private final PositionalParamSpec ids = Options.operands("ID", String.class, "1",
                "The id of the rule, such as folder-listed.");

        private final OptionSpec folder = Options.value("--dir", "DIR", Path.class, ".",
                "The folder of rules to which the file ID.xml is added. Default: the working folder.");

        private final Console console;

        NewCommand(Console console) {
            this.console = console;
        }

        CommandSpec spec() {
            CommandSpec spec = Options.command(this, "new", "Writes a new rule file to start from; its examples pass.")
                    .addPositional(ids);
            Options.add(spec, folder);
            return spec;
        }

        @Override
        public Integer call() throws IOException {
            String id = ids.<List<String>>getValue().get(0);
            Path file = folder.<Path>getValue().resolve(id + ".xml").normalize();
            try {
                String text = RuleFormat.skeleton(id);
                if (RuleSet.builtIn().rule(id) != null) {
                    throw new FailureException("rules new: the id \"" + id + "\" is taken by a shipped rule");
                }
                AtomicFile.create(file, file.toString(), text);
            } catch (IllegalArgumentException e) {
                throw new FailureException("rules new: " + e.getMessage());
            } catch (FileAlreadyExistsException e) {
                throw new FailureException(file + ": already exists");
            }
            console.out().println(file + ": written; \"iislint rules test " + folder.<Path>getValue() + "\" runs its examples");
            console.out().flush();
            return 0;
        }
    }

    /** The functions for rule expressions. */
    private static final class FunctionsCommand implements Callable<Integer> {

        private final OptionSpec format = Options.value("--format", "text|json", TextOrJson.class, "text",
                "Default: ${DEFAULT-VALUE}.");

        private final Console console;

        FunctionsCommand(Console console) {
            this.console = console;
        }

        CommandSpec spec() {
            CommandSpec spec = Options.command(this, "functions", "Lists the functions available in rule expressions.");
            Options.add(spec, format);
            return spec;
        }

        @Override
        public Integer call() throws IOException {
            if (format.<TextOrJson>getValue() == TextOrJson.JSON) {
                RuleReport.functions(RuleFormat.functions(), console.utf8());
                return 0;
            }
            for (RuleFormat.DocumentedFunction function : RuleFormat.functions()) {
                console.out().println("iis:" + function.call());
                console.out().println("    " + function.result().replace("`", ""));
            }
            console.out().flush();
            return 0;
        }
    }

    /** The XML Schemas of rule files and of iislint.xml. */
    private static final class SchemaCommand implements Callable<Integer> {

        private final PositionalParamSpec kinds = Options.operands("rule|settings", SchemaKind.class, "0..1",
                "The schema of rule files or of iislint.xml. Default: rule.");

        private final Console console;

        SchemaCommand(Console console) {
            this.console = console;
        }

        CommandSpec spec() {
            return Options.command(this, "schema", "Prints the XML Schema of rule files, or of iislint.xml.")
                    .addPositional(kinds);
        }

        @Override
        public Integer call() {
            List<SchemaKind> given = kinds.getValue();
            console.out().print(given.isEmpty() || given.get(0) == SchemaKind.RULE ? RuleFormat.schema() : Settings.schema());
            console.out().flush();
            return 0;
        }
    }

    private enum SchemaKind {
        RULE,
        SETTINGS
    }
}
