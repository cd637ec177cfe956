package io.github.iislint.rule;

import io.github.iislint.file.ShippedFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.settings.RuleSetChoice;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark with all its controls, including those that no file decides, so that the absence of findings is not mistaken
 * for compliance.
 *
 * @param name as controls of rules begin with it: {@code cis-iis10}
 * @param title with the version
 * @param set the rules that decide its controls belong to it
 */
public record Benchmark(String name, String title, String set, List<Control> controls) {

    private static final String FILE = "benchmarks.xml";

    public Benchmark {
        controls = List.copyOf(controls);
    }

    /**
     * One control.
     *
     * @param id with the name of the benchmark: {@code cis-iis10:3.2}
     * @param level {@code null} where the benchmark has none
     * @param undecided why no file decides it, where no rule names it; {@code null} where files could decide it
     * @param registered whether rules decide it only with what {@code --http-sys} names
     * @param partly what of it rules do not see; {@code null} where they see all
     */
    public record Control(String id, @Nullable Integer level, @Nullable String undecided, boolean registered,
            @Nullable String partly) {

        /** Why no rule decides it. */
        public String reason() {
            return undecided == null ? "no rule decides it yet" : undecided;
        }
    }

    /**
     * How much of a benchmark a run decides.
     *
     * @param choice the set that is chosen
     * @param controls those of the chosen level
     * @param decided the ids of those that the rules decide
     */
    public record Coverage(RuleSetChoice choice, Benchmark benchmark, List<Control> controls, Set<String> decided) {

        /** Those that the rules do not decide. */
        public List<Control> undecided() {
            return controls.stream().filter(control -> !decided.contains(control.id())).toList();
        }
    }

    /** All that iislint knows. */
    public static List<Benchmark> all() {
        XmlFile file = XmlFile.parse(Path.of(FILE), FILE, SourceText.of(ShippedFiles.text(Benchmark.class, FILE)));
        return file.rootElement().children().stream().map(Benchmark::of).toList();
    }

    private static Benchmark of(LocatedElement element) {
        String name = element.requiredValue("name");
        List<Control> controls = new ArrayList<>();
        for (LocatedElement control : element.children()) {
            String level = control.value("level");
            controls.add(new Control(name + ":" + control.requiredValue("id"), level == null ? null : Integer.valueOf(level),
                    control.value("undecided"), "http-sys".equals(control.value("needs")), control.value("partly")));
        }
        return new Benchmark(name, element.requiredValue("title"), element.requiredValue("set"), controls);
    }

    /**
     * What the benchmarks of sets come to.
     *
     * @param rules those that run
     * @param registered whether they are known of http.sys and Schannel
     */
    public static List<Coverage> coverage(Collection<RuleSetChoice> choices, Collection<Rule> rules, boolean registered) {
        if (choices.isEmpty()) {
            return List.of();
        }
        Set<String> named = new TreeSet<>();
        rules.forEach(rule -> named.addAll(rule.controls()));
        List<Coverage> coverage = new ArrayList<>();
        List<Benchmark> all = all();
        for (RuleSetChoice choice : choices) {
            for (Benchmark benchmark : all) {
                if (benchmark.set.equals(choice.name())) {
                    List<Control> controls = benchmark.controls.stream().filter(control -> choice.level() == null
                            || control.level() == null || control.level() <= choice.level()).toList();
                    Set<String> decided = new TreeSet<>();
                    controls.stream().filter(control -> named.contains(control.id()) && (registered || !control.registered()))
                            .forEach(control -> decided.add(control.id()));
                    coverage.add(new Coverage(choice, benchmark, controls, decided));
                }
            }
        }
        return coverage;
    }
}
