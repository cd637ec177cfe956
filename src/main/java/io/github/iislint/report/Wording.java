package io.github.iislint.report;

import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases shared by the formats for people. */
public final class Wording {

    private static final int LOCATIONS_SHOWN = 2;

    private Wording() {
    }

    /** {@code 2 errors, 1 warning in 14 files, 41 locations; 1 suppressed}, without what is zero. */
    static String summary(LintResult result) {
        List<String> problems = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (result.count(severity) > 0) {
                problems.add(count(result.count(severity), severity.toString()) + deployed(result, severity));
            }
        }
        List<String> rest = new ArrayList<>();
        add(rest, result.fixed().size(), "fixed" + loosening(result.fixed().stream()));
        add(rest, suppressed(result), "suppressed");
        add(rest, baselined(result), result.known());
        add(rest, fixable(result).count(), "can be fixed with --fix" + loosening(fixable(result)));
        return (problems.isEmpty() ? "no problems" : String.join(", ", problems)) + " in " + count(result.files(), "file")
                + ", " + count(result.locations(), "location") + (rest.isEmpty() ? "" : "; " + String.join("; ", rest));
    }

    /** How many of them do not hold with the files as written, in brackets: {@code  (1 only with Web.Release.config)}. */
    private static String deployed(LintResult result, Severity severity) {
        List<Finding> deployed = result.findings().stream()
                .filter(finding -> finding.counts() && finding.severity() == severity && finding.transforms() != null).toList();
        Set<List<String>> chains = new HashSet<>();
        deployed.forEach(finding -> chains.addAll(finding.transforms()));
        Set<String> names = new TreeSet<>();
        chains.forEach(chain -> names.add(chain.stream().map(file -> file.substring(file.lastIndexOf('/') + 1))
                .collect(Collectors.joining(" and "))));
        return deployed.isEmpty()
                ? ""
                : " (" + deployed.size() + " only with " + (names.size() == 1 && !names.contains("")
                        ? names.iterator().next()
                        : "some deployments") + ")";
    }

    private static void add(List<String> phrases, long count, String phrase) {
        if (count > 0) {
            phrases.add(count + " " + phrase);
        }
    }

    static long suppressed(LintResult result) {
        return result.findings().stream().filter(f -> f.suppressed() != null).count();
    }

    /** How many findings were there before that are not suppressed besides. */
    static long baselined(LintResult result) {
        return result.findings().stream().filter(f -> f.suppressed() == null && f.baselined()).count();
    }

    private static Stream<Finding> fixable(LintResult result) {
        return result.findings().stream().filter(f -> f.counts() && f.fix() != null && f.fix().chosen());
    }

    /** How many of them loosen, in brackets. */
    private static String loosening(Stream<Finding> fixes) {
        long loosening = fixes.filter(Finding::loosened).count();
        return loosening == 0 ? "" : " (" + loosening + (loosening == 1 ? " loosens)" : " loosen)");
    }

    /**
     * {@code Not shown: 12 infos (--show info)}: how many findings count and are not shown, and how they are; empty for none.
     *
     * @param least the lowest severity that is shown
     */
    static String notShown(LintResult result, Severity least) {
        List<Severity> hidden = Stream.of(Severity.values()).filter(s -> !s.atLeast(least) && result.count(s) > 0).toList();
        return hidden.isEmpty()
                ? ""
                : "Not shown: "
                        + hidden.stream().map(s -> count(result.count(s), s.toString())).collect(Collectors.joining(" and "))
                        + " (--show " + hidden.get(hidden.size() - 1) + ")";
    }

    /** {@code 1 error}, {@code 2 errors}. */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code Shop, Shop/app and 37 more}; up to three are named. */
    static String locations(List<String> locations) {
        boolean all = locations.size() <= LOCATIONS_SHOWN + 1;
        int named = all ? locations.size() - 1 : LOCATIONS_SHOWN;
        if (named < 1) {
            return locations.stream().map(Wording::location).collect(Collectors.joining());
        }
        return locations.stream().limit(named).map(Wording::location).collect(Collectors.joining(", ")) + " and "
                + (all ? location(locations.get(named)) : locations.size() - named + " more");
    }

    private static String location(String location) {
        return location.isEmpty() ? "the server level" : location;
    }

    /**
     * The message in one paragraph with what else a reader must know who sees nothing but it: how many locations the finding
     * reaches. A message about a single location names it itself.
     */
    static String message(Finding finding) {
        if (finding.locations().size() < 2) {
            return finding.message();
        }
        String message = finding.statement().withoutLocations().toString();
        return message + (message.endsWith(".") ? "" : ".") + " Reaches " + locations(finding.locations()) + ".";
    }

    /** {@code Accept client certificates (loosens)}; a fix that changes nothing for visitors has no remark. */
    static String fix(Fix fix) {
        return fix.title() + (fix.effect() == Effect.NEUTRAL ? "" : " (" + fix.effect() + ")");
    }
}
