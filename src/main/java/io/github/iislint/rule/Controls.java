package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The controls of benchmarks that rules decide: the name of the benchmark, a colon, and what the benchmark calls the control,
 * such as {@code cis-iis10:3.2}. Benchmarks of an organization's own may be named, too.
 */
final class Controls {

    private static final Pattern CONTROL = Pattern.compile("([a-z][a-z0-9-]*):([A-Za-z0-9._-]+)");

    /** How known benchmarks name their controls. */
    private enum BenchmarkPrefix {
        CIS_IIS10("cis-iis10", "[1-7]\\.[1-9][0-9]?", "3.2"),
        STIG("stig", "V-[0-9]{6}", "V-218761"),
        TWGCB("twgcb", "04-014-[0-9]{4}", "04-014-0014"),
        CWE("cwe", "[1-9][0-9]{0,4}", "11");

        private final String tag;
        private final Pattern pattern;
        private final String example;

        BenchmarkPrefix(String tag, String pattern, String example) {
            this.tag = tag;
            this.pattern = Pattern.compile(pattern);
            this.example = example;
        }
    }

    private static final Map<String, BenchmarkPrefix> BENCHMARKS = new TreeMap<>();

    static {
        for (BenchmarkPrefix benchmark : BenchmarkPrefix.values()) {
            BENCHMARKS.put(benchmark.tag, benchmark);
        }
    }

    private Controls() {
    }

    /** Looks at a control that a rule names. */
    static void check(String control, Function<String, RuleException> error) throws RuleException {
        if (!CONTROL.matcher(control).matches()) {
            throw error.apply("\"" + control + "\" is not a control; expected BENCHMARK:CONTROL, such as cis-iis10:3.2");
        }
        String name = control.substring(0, control.indexOf(':'));
        BenchmarkPrefix benchmark = BENCHMARKS.get(name);
        if (benchmark == null) {
            String near = NearestName.of(name, BENCHMARKS.keySet()).orElse(null);
            if (near != null) {
                throw error.apply("there is no benchmark \"" + name + "\"; did you mean \"" + near + "\"?");
            }
        } else if (!benchmark.pattern.matcher(control.substring(name.length() + 1)).matches()) {
            throw error.apply(
                    "\"" + control + "\" is not a "
                            + "control of " + name + "; expected one such as " + name + ":" + benchmark.example);
        }
    }
}
