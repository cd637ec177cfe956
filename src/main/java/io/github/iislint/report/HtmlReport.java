package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.LocationAccess;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A page to look at: what each location asks of its visitors, and the findings with code, fix and explanation. It can be read
 * without
 * JavaScript; with it, findings can be filtered.
 */
final class HtmlReport implements Report {

    /** Findings end here: a page of more megabytes is no help to anybody, and JSON has them all. */
    private static final int MOST_CHARACTERS = 24_000_000;
    private static final int MOST_LOCATIONS = 100;

    private final CodeFrame frame = new CodeFrame(120, true);
    private final List<LocationAccess> locations;

    HtmlReport(ReportContext context) {
        this.locations = context.locations();
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        List<Finding> findings = result.findings().stream().filter(Finding::counts).toList();
        HtmlPage.write(out, "iislint report", Wording.summary(result), locations.isEmpty() ? null : html -> tree(findings, html),
                html -> {
                    List<Finding> bySeverity = new ArrayList<>(findings);
                    bySeverity.sort((a, b) -> a.severity().compareTo(b.severity()));
                    filter(findings, html);
                    notes(result, html);
                    html.element("h2", "Findings");
                    Set<String> rules = new TreeSet<>();
                    int left = 0;
                    for (Finding finding : bySeverity) {
                        if (html.written() > MOST_CHARACTERS) {
                            left++;
                        } else {
                            finding(finding, result, html);
                            rules.add(finding.rule());
                        }
                    }
                    if (left > 0) {
                        html.element("p", "And " + left + " more; --format json has them all.");
                    }
                    if (findings.isEmpty()) {
                        html.element("p", "Nothing was found.");
                    }
                    rules(rules, result, html);
                });
    }

    private static void filter(List<Finding> findings, HtmlWriter html) {
        if (findings.isEmpty()) {
            return;
        }
        Set<String> rules = new TreeSet<>();
        Set<String> sites = new TreeSet<>();
        findings.forEach(finding -> {
            rules.add(finding.rule());
            sites.addAll(sites(finding));
        });
        html.start("form").attribute("id", "filter").attribute("hidden", "").attribute("aria-label", "Filter");
        html.start("label").text("Text").start("input").attribute("name", "text").attribute("type", "search").end();
        select("Severity", "severity", List.of("error", "warning", "info"), html);
        select("Rule", "rule", rules, html);
        select("Site", "site", sites, html);
        html.start("span").attribute("id", "count").attribute("role", "status").end().end();
    }

    private static void select(String label, String name, Collection<String> values, HtmlWriter html) {
        html.start("label").text(label).start("select").attribute("name", name);
        html.start("option").attribute("value", "").text("all").end();
        values.forEach(
                value -> html.start("option").attribute("value", value).text(value.isEmpty() ? "(server level)" : value).end());
        html.end().end();
    }

    private static Set<String> sites(Finding finding) {
        Set<String> sites = new LinkedHashSet<>();
        for (String location : finding.locations()) {
            sites.add(
                    location.contains("/") && finding.server() != null ? location.substring(0, location.indexOf('/')) : location);
        }
        return sites;
    }

    private static void notes(LintResult result, HtmlWriter html) {
        if (result.unread().isEmpty() && result.notices().isEmpty()) {
            return;
        }
        html.element("h2", "Notes").start("ul");
        result.unread().forEach(line -> html.element("li", line));
        result.notices().forEach(line -> html.element("li", line));
        html.end();
    }

    private void finding(Finding finding, LintResult result, HtmlWriter html) {
        html.start("article").attribute("id", "f-" + finding.fingerprint()).attribute("data-rule", finding.rule())
                .attribute("data-severity", finding.severity().toString())
                .attribute("data-sites", String.join("\n", sites(finding)));
        html.start("h3").element("span", "badge " + finding.severity(), finding.severity().toString()).text(" ")
                .text(Wording.message(finding))
                .end();
        html.start("p").attribute("class", "place").element("code", finding.place().toString()).text("  ").start("a")
                .attribute("href", "#r-" + finding.rule()).text(finding.rule()).end().text("  ");
        html.start("a").attribute("href", "#f-" + finding.fingerprint()).text("link to this finding").end().end();
        code(result.sources().apply(finding.place().file()), finding.place(), html);
        for (Finding.Related related : finding.related()) {
            html.start("p").attribute("class", "place").element("code", related.place().toString()).text("  " + related.message())
                    .end();
            code(result.sources().apply(related.place().file()), related.place(), html);
        }
        locations(finding, html);
        if (finding.fix() != null) {
            fix(finding.fix(), result, html);
        }
        html.end();
    }

    private void code(SourceText source, Place place, HtmlWriter html) {
        String code = frame.text(source, place);
        if (!code.isEmpty()) {
            html.start("pre").attribute("tabindex", "0").lines(code).end();
        }
    }

    private static void locations(Finding finding, HtmlWriter html) {
        List<String> all = finding.locations();
        if (all.size() < 2) {
            return;
        }
        html.start("details").element("summary", all.size() + " locations").start("ul");
        all.stream().limit(MOST_LOCATIONS).forEach(location -> html.element("li", LocationPath.shown(location)));
        if (all.size() > MOST_LOCATIONS) {
            html.element("li", "and " + (all.size() - MOST_LOCATIONS) + " more");
        }
        html.end().end();
    }

    private static void fix(Fix fix, LintResult result, HtmlWriter html) {
        html.start("details").element("summary", "Fix: " + Wording.fix(fix)).start("pre").attribute("tabindex", "0");
        Map<String, List<Fix.Edit>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(edit -> byFile.computeIfAbsent(edit.place().file(), f -> new ArrayList<>()).add(edit));
        byFile.forEach((file, edits) -> {
            SourceText source = result.sources().apply(file);
            if (source != null) {
                html.lines(file + "\n");
                FixLines.of(source, edits).forEach(line -> html.start("span").attribute("class", line.added() ? "new" : "old")
                        .lines((line.added() ? "+ " : "- ") + line.text()).end());
            }
        });
        html.end().end();
    }

    private static void rules(Set<String> used, LintResult result, HtmlWriter html) {
        if (used.isEmpty()) {
            return;
        }
        html.element("h2", "Rules");
        for (RuleDescription rule : result.rules()) {
            if (used.contains(rule.id())) {
                html.start("article").attribute("id", "r-" + rule.id()).element("h3", rule.id());
                html.element("p", rule.title());
                HtmlText.write(rule.explanation(), html);
                if (!rule.references().isEmpty()) {
                    html.start("ul");
                    rule.references().forEach(reference -> link(reference, html));
                    html.end();
                }
                html.end();
            }
        }
    }

    private static void link(RuleDescription.Reference reference, HtmlWriter html) {
        html.start("li");
        if (reference.href().startsWith("https://")) {
            html.start("a").attribute("href", reference.href()).attribute("rel", "noreferrer").text(reference.title()).end();
        } else {
            html.text(reference.title());
        }
        html.end();
    }

    /** A location and those below it. */
    private static final class Branch {
        private final Map<String, Branch> below = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private @Nullable LocationAccess access;
    }

    private void tree(List<Finding> findings, HtmlWriter html) {
        html.element("h2", "What is in effect");
        Map<String, Severity> worst = new LinkedHashMap<>();
        findings.forEach(
                finding -> finding.locations().forEach(location -> worst.merge(LocationPath.key(location), finding.severity(),
                        (a, b) -> a.compareTo(b) <= 0 ? a : b)));
        Map<String, Branch> servers = new TreeMap<>();
        for (LocationAccess access : locations) {
            Branch branch = servers.computeIfAbsent(access.server(), s -> new Branch());
            for (String segment : LocationPath.segments(access.location())) {
                branch = branch.below.computeIfAbsent(segment, s -> new Branch());
            }
            branch.access = access;
        }
        html.start("ul");
        servers.forEach((server, branch) -> {
            html.start("li").element("strong", server).start("ul");
            branch.below.forEach((name, site) -> branch(name, site, worst, html));
            html.end().end();
        });
        html.end();
    }

    private void branch(String name, Branch branch, Map<String, Severity> worst, HtmlWriter html) {
        html.start("li");
        boolean inner = !branch.below.isEmpty();
        if (inner) {
            html.start("details").start("summary");
        }
        LocationAccess access = branch.access;
        if (access == null) {
            html.text(name);
        } else {
            Severity severity = worst.get(LocationPath.key(access.location()));
            String site = LocationPath.segments(access.location()).isEmpty()
                    ? access.location()
                    : access.location().split("/")[0];
            if (inner) {
                html.text(name);
            } else {
                html.start("a").attribute("href", "#content").attribute("data-site", site).text(name).end();
            }
            if (severity != null) {
                html.text(" ").element("span", "badge " + severity, severity.toString());
            }
            html.text(" ").element("span", "what",
                    access.access() + (access.place() == null
                            ? " (nothing is set)"
                            : ", " + access.place().file()
                                    + ":" + access.place().line()));
        }
        if (inner) {
            html.end().start("ul");
            if (access != null) {
                // no link in a summary, which is itself something to press
                html.start("li").start("a").attribute("href", "#content").attribute("data-site", access.location().split("/")[0])
                        .text("findings of " + name).end().end();
            }
            branch.below.forEach((child, below) -> branch(child, below, worst, html));
            html.end().end();
        }
        html.end();
    }
}
