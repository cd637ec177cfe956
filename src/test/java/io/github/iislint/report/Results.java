package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fingerprint;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Severity;
import io.github.iislint.finding.Statement;
import io.github.iislint.finding.Suppression;
import io.github.iislint.iis.Notice;
import io.github.iislint.lint.LintResult;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds results by hand. */
final class Results {

    private final Map<String, SourceText> files = new HashMap<>();
    private final List<RuleDescription> rules = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> fixed = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private int locations;

    Results file(String name, String text) {
        files.put(name, SourceText.of(text));
        return this;
    }

    Results rule(String id, Severity severity, String title, String... tags) {
        rules.add(new RuleDescription(id, severity, title, title + ". That is `what` it **means**.\n\nAnd how to fix it.", true,
                List.of(tags), List.of(new RuleDescription.Reference("About it", "https://example.com/" + id))));
        return this;
    }

    Results notice(String notice) {
        notices.add(Notice.remark(notice));
        return this;
    }

    Results locations(int count) {
        locations = count;
        return this;
    }

    Results fixed(One finding) {
        fixed.add(finding.build());
        return this;
    }

    Results finding(One finding) {
        findings.add(finding.build());
        return this;
    }

    /** The place of the first {@code needle} in a file that was given before. */
    Place at(String file, String needle) {
        SourceText source = files.get(file);
        int start = source.text().indexOf(needle);
        int end = start + needle.length();
        if (start < 0) {
            throw new IllegalArgumentException(needle + " is not in " + file);
        }
        return new Place(file, source.lines().line(start), source.lines().column(start), source.lines().line(end),
                source.lines().column(end));
    }

    LintResult build() {
        return new LintResult(findings.stream().sorted(Finding.ORDER).toList(), fixed, rules, files.size(), locations, notices,
                files::get);
    }

    String write(ReportFormat format) {
        return write(format, ReportContext.of("0.1.0"));
    }

    String write(ReportFormat format, ReportContext options) {
        return write(build(), format, options);
    }

    static String write(LintResult result, ReportFormat format, ReportContext options) {
        StringBuilder out = new StringBuilder();
        try {
            format.write(result, options, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A finding in the making. */
    static final class One {
        private final String rule;
        private final Severity severity;
        private final String message;
        private final Place place;
        private final List<Finding.Related> related = new ArrayList<>();
        private List<String> locations = List.of("Shop");
        private Fix fix;
        private Suppression suppressed;
        private String server;
        private boolean baselined;

        One(String rule, Severity severity, String message, Place place) {
            this.rule = rule;
            this.severity = severity;
            this.message = message;
            this.place = place;
        }

        One reaches(String... names) {
            locations = List.of(names);
            return this;
        }

        One related(String text, Place at) {
            related.add(new Finding.Related(text, at));
            return this;
        }

        One fix(String title, Effect effect, String text) {
            fix = new Fix(title, effect, List.of(new Fix.Replacement(place, text)));
            return this;
        }

        One suppressed(String reason, int line, LocalDate until) {
            suppressed = new Suppression(reason, line, until);
            return this;
        }

        One server(String file) {
            server = file;
            return this;
        }

        One baselined() {
            baselined = true;
            return this;
        }

        Finding build() {
            Fingerprint fingerprint = Fingerprint.of(rule + message + place);
            return Finding.builder(rule, severity, Statement.of(message), place).locations(locations).related(related).fix(fix)
                    .suppressed(suppressed).fingerprint(fingerprint).server(server).baselined(baselined).build();
        }
    }
}
