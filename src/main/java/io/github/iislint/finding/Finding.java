package io.github.iislint.finding;

import io.github.iislint.file.Place;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One problem at one place.
 *
 * @param rule the id of the rule
 * @param statement what it says
 * @param place the value or element that causes it
 * @param locations the locations that it reaches ({@code Shop/app}; empty string for the server level), in order; never empty
 *        but for findings about a file as such
 * @param related other places that a reader needs to see, such as the access value behind a finding about a binding
 * @param fix {@code null} if there is none
 * @param suppressed {@code null} unless silenced
 * @param fingerprint unique within a run
 * @param server the path of the server's applicationHost.config, or {@code null} for a lone site or a file of no server
 * @param baselined whether the baseline knows it
 * @param controls of benchmarks that it decides, such as {@code cis-iis10:3.2}
 * @param transforms {@code null} where it holds with the files as written; else the chains of transforms with which it holds,
 *        each the files of the chain in order
 */
public record Finding(String rule, Severity severity, Statement statement, Place place, List<String> locations,
        List<Related> related, @Nullable Fix fix, @Nullable Suppression suppressed, Fingerprint fingerprint,
        @Nullable String server,
        boolean baselined, List<String> controls, @Nullable List<List<String>> transforms) {

    /** By file, line, column, rule, then message. */
    public static final Comparator<Finding> ORDER = Comparator
            .comparing((Finding f) -> f.place.file()).thenComparingInt(f -> f.place.line())
            .thenComparingInt(f -> f.place.column()).thenComparing(Finding::rule).thenComparing(Finding::message)
            .thenComparing(f -> f.fingerprint.toString());

    public Finding {
        locations = List.copyOf(locations);
        related = List.copyOf(related);
        controls = List.copyOf(controls);
        transforms = transforms == null ? null : List.copyOf(transforms);
    }

    /** A finding without locations, fix or anything else, to be completed. */
    public static FindingBuilder builder(String rule, Severity severity, Statement statement, Place place) {
        return new FindingBuilder(rule, severity, statement, place);
    }

    /** A copy to be changed. */
    public FindingBuilder copy() {
        return new FindingBuilder(this);
    }

    /** One line of plain text without secrets: all of the statement. */
    public String message() {
        return statement.toString();
    }

    /** A further place and what there is to see. */
    public record Related(String message, Place place) {
    }

    /** The same with other names for the files of its places. */
    public Finding withFiles(UnaryOperator<String> names) {
        Fix edits = fix == null
                ? null
                : fix.with(fix.edits().stream()
                        .map(edit -> new Fix.Replacement(edit.place().inFile(names.apply(edit.place().file())), edit.text()))
                        .toList());
        return copy().place(place.inFile(names.apply(place.file())))
                .related(related.stream().map(r -> new Related(r.message, r.place.inFile(names.apply(r.place.file())))).toList())
                .fix(edits).transforms(transforms == null
                        ? null
                        : transforms.stream().map(chain -> chain.stream().map(names).toList()).toList())
                .build();
    }

    /** Whether its fix lets visitors in who do not get in without it. */
    public boolean loosened() {
        return fix != null && fix.effect() == Effect.LOOSENS;
    }

    /** Whether it counts: neither suppressed nor in the baseline. */
    public boolean counts() {
        return suppressed == null && !baselined;
    }
}
