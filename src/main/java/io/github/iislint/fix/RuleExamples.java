package io.github.iislint.fix;

import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.deployment.ValuesException;
import io.github.iislint.deployment.ValuesReader;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.FrameworkFiles;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleExample;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the examples of rules, which are their tests: in memory, with the one rule alone, under settings that are the same
 * everywhere and at any time.
 */
public final class RuleExamples {

    private static final String NOW = "2026-01-01T00:00:00Z";
    private static final List<Path> INPUTS = List.of(Path.of(""));
    private static final Path FOLDER = Path.of("example").toAbsolutePath();

    private final RuleSet rules;

    /** @param rules all that examples may name */
    public RuleExamples(RuleSet rules) {
        this.rules = rules;
    }

    /**
     * A difference from what the rule file expects.
     *
     * @param line in the rule file, 1-based
     */
    public record ExampleFailure(String file, int line, String message) {

        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }

    /**
     * Runs all examples of a rule.
     *
     * @return what is not as it should be: an example that goes another way, or a kind of example that the rule lacks
     * @throws RuleException if an example cannot be run, or the rule fails while it runs
     */
    public List<ExampleFailure> check(Rule rule) throws RuleException {
        List<ExampleFailure> failures = new ArrayList<>(lacking(rule, 1, 1));
        for (RuleExample example : rule.examples()) {
            failures.addAll(run(rule, example));
        }
        return failures;
    }

    /**
     * What a rule needs before anyone can rely on it.
     *
     * @param found how many examples have a finding, at least
     * @param silent how many have none, at least
     */
    public List<ExampleFailure> lacking(Rule rule, int found, int silent) throws RuleException {
        List<ExampleFailure> failures = new ArrayList<>();
        List<RuleExample> examples = rule.examples();
        long loud = examples.stream().filter(example -> !example.found().isEmpty()).count();
        if (loud < found) {
            failures.add(failure(rule, 1, "expected at least " + found + " example with <found>; there are " + loud));
        }
        if (examples.size() - loud < silent) {
            failures.add(failure(rule, 1, "expected at least " + silent + " example without <found>, a near miss; there are "
                    + (examples.size() - loud)));
        }
        if (rule.description().fixable() && examples.stream().allMatch(example -> example.fixed().isEmpty())) {
            failures.add(failure(rule, 1, "the rule has a <fix>, but no example has <fixed>"));
        }
        for (String id : new TreeSet<>(rule.replaces())) {
            if (rules.rule(id) == null) {
                failures.add(failure(rule, 1, "replaces=\"" + id + "\": " + unknown(id)));
            }
        }
        return failures;
    }

    private String unknown(String id) {
        return "there is no rule \"" + id + "\"" + rules.nearest(id).map(near -> "; did you mean \"" + near + "\"?").orElse("");
    }

    private static ExampleFailure failure(Rule rule, int line, String message) {
        return new ExampleFailure(rule.file().name(), line, message);
    }

    /**
     * Runs one example.
     *
     * @return in what it goes another way than it says; empty where it goes as it should
     * @throws RuleException if the rule fails while it runs
     */
    public List<ExampleFailure> run(Rule rule, RuleExample example) throws RuleException {
        List<ExampleFailure> failures = new ArrayList<>();
        for (String message : differences(rule, example)) {
            failures.add(failure(rule, example.line(), "\"" + example.title() + "\": " + message));
        }
        return failures;
    }

    private List<String> differences(Rule rule, RuleExample example) throws RuleException {
        for (String id : example.with()) {
            if (rules.rule(id) == null) {
                return List.of("with=\"" + id + "\": " + unknown(id));
            }
        }
        Path disk = null;
        try {
            MemoryFiles files = files(example);
            Settings settings = example.settings() == null
                    ? Settings.empty(FOLDER)
                    : Settings.read(files, Path.of(Settings.FILE_NAME));
            rules.check(settings);
            if (example.options().containsKey("trust") || example.options().containsKey("crl")) {
                disk = onDisk(example);
            }
            return new Run(rule, example,
                    options(rule, example, settings, disk).toBuilder().values(values(example, files)).build())
                    .differences(files);
        } catch (ValuesException e) {
            return List.of("its values cannot be used: " + e.getMessage());
        } catch (SettingsException e) {
            return List.of("its settings cannot be used: " + e.getMessage());
        } catch (LintException e) {
            if (e.getCause() instanceof RuleException broken) {
                throw broken;
            }
            return List.of(e.getMessage());
        } catch (IOException e) {
            return List.of("its files cannot be used: " + e.getMessage());
        } finally {
            remove(disk);
        }
    }

    private static DeploymentValues values(RuleExample example, MemoryFiles files) throws ValuesException, IOException {
        String file = example.options().get("values");
        return file == null ? DeploymentValues.NONE : ValuesReader.read(files, FOLDER.resolve(file), null);
    }

    private static MemoryFiles files(RuleExample example) {
        Map<Path, SourceText> files = new HashMap<>();
        example.files().forEach((path, text) -> files.put(Path.of(path), decode(text)));
        if (example.settings() != null) {
            files.put(Path.of(Settings.FILE_NAME), decode(example.settings()));
        }
        return new MemoryFiles(FOLDER, files);
    }

    private static SourceText decode(String text) {
        return SourceText.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Certificates and revocation lists are read from the disk. */
    private static Path onDisk(RuleExample example) throws IOException {
        Path folder = Files.createTempDirectory("iislint-example-");
        for (Map.Entry<String, String> file : example.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(FileTree.folder(path));
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    private static void remove(@Nullable Path folder) {
        if (folder != null) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** @param disk the folder with the files of the example; {@code null} where none of its options names one of them */
    private static LintOptions options(Rule rule, RuleExample example, Settings settings, @Nullable Path disk) {
        Map<String, String> options = example.options();
        List<PathMap> maps = !settings.allMaps().isEmpty()
                ? List.of()
                : List.of(new PathMap("C:\\sites", FOLDER.resolve("sites"), null));
        Set<String> only = new HashSet<>(example.with());
        only.add(rule.id());
        String machine = options.get("machine-config");
        return LintOptions.builder(settings, Instant.parse(options.getOrDefault("now", NOW))).maps(maps).only(only)
                .framework(machine == null ? FrameworkFiles.NONE : new FrameworkFiles(FOLDER.resolve(machine), null))
                .windows(number(options.get("windows"))).expiresWithin(number(options.get("expires-within")))
                .trust(paths(disk, options.get("trust"))).crls(paths(disk, options.get("crl"))).build();
    }

    private static OptionalInt number(@Nullable String text) {
        return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static List<Path> paths(@Nullable Path disk, @Nullable String name) {
        return name == null || disk == null ? List.of() : List.of(disk.resolve(name));
    }

    /** One example under its options. */
    private final class Run {

        private final Rule rule;
        private final RuleExample example;
        private final LintOptions options;

        Run(Rule rule, RuleExample example, LintOptions options) {
            this.rule = rule;
            this.example = example;
            this.options = options;
        }

        List<String> differences(FileTree files) throws LintException, RuleException {
            Fixer.FixResult outcome = fixer(files).run(INPUTS);
            if (!outcome.before().unread().isEmpty()) {
                throw new RuleException(outcome.before().unread().get(0));
            }
            List<String> differences = new ArrayList<>(compare(own(outcome.before().findings())));
            if (differences.isEmpty()) {
                example.fixed().keySet().stream().filter(file -> !example.files().containsKey(file))
                        .forEach(file -> differences.add("<fixed> names " + file + ", but the example has no such file"));
                Map<String, String> after = new HashMap<>(example.files());
                outcome.edits().forEach(edit -> after.put(files.name(edit.file()), edit.after().text()));
                example.files()
                        .forEach((file, text) -> compare(file, example.fixed().getOrDefault(file, text),
                                after.getOrDefault(file, text),
                                differences));
                if (!differences.isEmpty()) {
                    outcome.refused().forEach(refused -> differences.add("the fix at " + refused.finding().place()
                            + " is refused: " + refused.reason()));
                }
            }
            return differences;
        }

        private Fixer fixer(FileTree files) {
            return new Fixer(files, new Linter(rules, options, path -> false, new FixPlanner()),
                    new FixSelection(Set.of(rule.id()), Set.of()));
        }

        /** What is found, but for the findings of rules enabled only by {@code with}. */
        private List<Finding> own(List<Finding> findings) {
            return findings.stream().filter(Finding::counts)
                    .filter(finding -> finding.rule().equals(rule.id()) || !example.with().contains(finding.rule())).toList();
        }

        private List<String> compare(List<Finding> findings) {
            List<String> differences = new ArrayList<>();
            List<RuleExample.ExpectedFinding> missing = new ArrayList<>(example.found());
            for (Finding finding : findings) {
                Place at = finding.place();
                Optional<RuleExample.ExpectedFinding> expected = missing.stream().filter(found -> found.matches(at)).findFirst();
                if (!finding.rule().equals(rule.id()) || !expected.map(missing::remove).orElse(false)) {
                    differences.add("found at " + at
                            + (marked()
                                    ? " to " + at.endLine() + ":" + at.endColumn() + ", but no [[ ]] marks it: "
                                    : ", but <found> does not list it: ")
                            + finding.message()
                            + (finding.rule().equals(rule.id()) ? "" : " (" + finding.rule() + ")"));
                }
            }
            missing.forEach(place -> differences.add("nothing found at " + place.file() + ":" + place.line() + ":"
                    + place.column() + (place.endLine() == 0
                            ? ", which <found> lists"
                            : " to " + place.endLine() + ":" + place.endColumn() + ", which [[ ]] marks")));
            return differences;
        }

        private boolean marked() {
            return example.found().stream().anyMatch(found -> found.endLine() > 0);
        }

        private void compare(String file, String expected, String actual, List<String> differences) {
            String[] wanted = expected.split("\n", -1);
            String[] got = actual.split("\n", -1);
            for (int i = 0; i < Math.max(wanted.length, got.length); i++) {
                String a = i < wanted.length ? wanted[i] : "(no line)";
                String b = i < got.length ? got[i] : "(no line)";
                if (!a.equals(b)) {
                    differences.add("the fix leaves " + file + ":" + (i + 1) + " as [" + b.strip() + "], expected ["
                            + a.strip() + "]");
                    return;
                }
            }
        }
    }
}
