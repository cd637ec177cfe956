package io.github.iislint.cli;

import io.github.iislint.diagnose.Assumption;
import io.github.iislint.finding.Effect;
import io.github.iislint.report.ReportFormat;
import io.github.iislint.rule.RuleSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a shell may offer for the value of an option or for an operand, as the label in the help text tells it.
 *
 * @param head what the value is, or what stands before an equals sign in it
 * @param tail what follows an equals sign; {@code null} where there is none
 * @param list whether several heads may be given with commas between them
 */
record Completion(Source head, Source tail, boolean list) {

    private static final Source ANYTHING = new Source(Kind.ANYTHING, List.of());
    private static final Source FILES = new Source(Kind.FILES, List.of());
    private static final Source FOLDERS = new Source(Kind.FOLDERS, List.of());
    private static final Source RULES = new Source(Kind.RULES, List.of());

    private static final Map<String, Completion> BY_LABEL = Map.ofEntries(
            Map.entry("FILE", new Completion(FILES, null, false)),
            Map.entry("PATH", new Completion(FILES, null, false)),
            Map.entry("FILE|FOLDER", new Completion(FILES, null, false)),
            Map.entry("REF|FILE", new Completion(FILES, null, false)),
            Map.entry("NAME|PAIR", new Completion(words("auto", "none"), null, false)),
            Map.entry("SET", new Completion(words(sets()), null, false)),
            Map.entry("SET,…", new Completion(words(sets()), null, true)),
            Map.entry("DIR", new Completion(FOLDERS, null, false)),
            Map.entry("ID", new Completion(RULES, null, false)),
            Map.entry("ID,…", new Completion(RULES, null, true)),
            Map.entry("ID=LEVEL", new Completion(RULES, words("error", "warning", "info", "off"), false)),
            Map.entry("EFFECT,…", new Completion(names((Object[]) Effect.values()), null, true)),
            Map.entry("NAME[=FILE]", new Completion(names((Object[]) ReportFormat.values()), FILES, false)),
            Map.entry("PREFIX=FOLDER", new Completion(ANYTHING, FOLDERS, false)),
            Map.entry("LOCATION=MODE", new Completion(ANYTHING, words("none", "accept", "require"), false)),
            Map.entry("NAME=on|off", new Completion(names((Object[]) Assumption.values()), words("on", "off"), false)),
            Map.entry("RELEASE", new Completion(words("2016", "2019", "2022", "2025"), null, false)));

    /** Where a shell takes its offers from. */
    enum Kind {
        /** Nothing is known. */
        ANYTHING,
        WORDS,
        FILES,
        FOLDERS,
        /** The ids that {@code iislint rules list} prints; not a list of words, since own rules have ids, too. */
        RULES
    }

    /** @param words of the kind {@link Kind#WORDS}, in the spelling of the help text */
    record Source(Kind kind, List<String> words) {
    }

    /** @return {@code null} for an option without a value */
    static Completion of(ArgSpec argument) {
        if (argument.arity().max() == 0) {
            return null;
        }
        String label = argument.paramLabel();
        Completion known = BY_LABEL.get(label);
        if (known != null) {
            return known;
        }
        boolean file = label.endsWith("[=FILE]");
        String words = file ? label.substring(0, label.length() - "[=FILE]".length()) : label;
        return new Completion(words.contains("|") ? words(words.split("\\|")) : ANYTHING, file ? FILES : null, false);
    }

    /** The sets of the shipped rules, with and without levels. */
    private static String[] sets() {
        return RuleSet.builtIn().rules().stream().flatMap(rule -> rule.sets().stream()).filter(set -> !set.equals("default"))
                .flatMap(set -> Stream.of(set, set.replaceAll("-\\d$", ""))).distinct().sorted().toArray(String[]::new);
    }

    /** Whether the value of an option is completed. */
    static boolean offers(OptionSpec option) {
        Completion completion = of(option);
        return completion != null && (completion.head.kind != Kind.ANYTHING || completion.tail != null);
    }

    private static Source words(String... words) {
        return new Source(Kind.WORDS, List.of(words));
    }

    private static Source names(Object... values) {
        return new Source(Kind.WORDS, Arrays.stream(values).map(Object::toString).toList());
    }
}
