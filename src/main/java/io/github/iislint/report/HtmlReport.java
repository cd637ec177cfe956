package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import io.github.iislint.report.HtmlPage.Card;
import io.github.iislint.report.HtmlPage.Link;
import io.github.iislint.rule.Benchmark;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An HTML page: the findings with code, fix and explanation, and what is in effect at each location. It can be read without
 * JavaScript; with it, findings can be filtered and grouped.
 */
final class HtmlReport implements Report {

    /** The limit for findings: a page of more megabytes is not useful, and JSON contains them all. */
    private static final int MOST_BYTES = 14_000_000;
    /** How many findings of a rule are shown: thousands of the same add nothing, and make a browser slow. */
    private static final int MOST_OF_A_RULE = 300;
    /** How many files the navigation names. */
    private static final int MOST_LINKS = 40;

    private final LocationTree locations;
    private final List<Benchmark.Coverage> coverage;

    HtmlReport(ReportContext context) {
        this.locations = context.run().locations();
        this.coverage = context.run().coverage();
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        List<Finding> findings = new ArrayList<>(result.findings().stream().filter(Finding::counts).toList());
        findings.sort(Comparator.comparing(Finding::severity));
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        findings.forEach(finding -> byRule.computeIfAbsent(finding.rule(), r -> new ArrayList<>()).add(finding));
        List<RuleDescription> rules = result.rules().stream().filter(rule -> byRule.containsKey(rule.id())).toList();
        FindingSites sites = new FindingSites(locations, findings);
        HtmlPage.write(out, head(result, findings, byRule), html -> {
            overview(byRule, rules, Coverages.lines(coverage, result), html);
            HtmlSection.list("unread", "What could not be linted", result.unread(), html);
            changes(result.since(), html);
            fixed(result, html);
            HtmlSection.start("findings", "Findings", html);
            if (findings.isEmpty()) {
                html.element("p", "good", "Nothing was found.");
            } else {
                filter(byRule, sites, html);
                findings(byRule, rules, sites, result, html);
            }
            html.end();
            new HtmlLocations(sites, html).write(locations, false);
            rules(rules, html);
            HtmlSection.list("notes", "Notes", result.noticeLines(), html);
        });
    }

    private HtmlPage.PageHead head(LintResult result, List<Finding> findings, Map<String, List<Finding>> byRule) {
        List<Card> cards = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = result.count(severity);
            cards.add(new Card(String.valueOf(count), count == 1 ? severity.toString() : severity + "s",
                    count == 0 ? "plain" : severity.toString()));
        }
        long fixable = findings.stream().filter(finding -> finding.fix() != null && finding.fix().chosen()).count();
        if (fixable > 0) {
            cards.add(new Card(String.valueOf(fixable), "can be fixed with --fix", "good"));
        }
        cards.add(new Card(String.valueOf(result.locations()), result.locations() == 1 ? "location" : "locations", "plain"));
        cards.add(new Card(String.valueOf(result.files()), result.files() == 1 ? "file" : "files", "plain"));
        List<Link> navigation = new ArrayList<>();
        navigation.add(new Link("overview", "Overview", ""));
        if (!result.unread().isEmpty()) {
            navigation.add(new Link("unread", "What could not be linted", String.valueOf(result.unread().size())));
        }
        if (result.since() != null) {
            navigation.add(new Link("changes", "What changes for visitors", String.valueOf(result.since().changes().size())));
        }
        navigation.add(new Link("findings", "Findings", String.valueOf(findings.size()),
                files(byRule.values().stream().flatMap(ofRule -> shown(ofRule).stream()).toList())));
        if (locations.size() > 0) {
            navigation.add(new Link("locations", "What is in effect", String.valueOf(locations.size())));
        }
        if (!byRule.isEmpty()) {
            navigation.add(new Link("rules", "Rules explained", String.valueOf(byRule.size())));
        }
        if (!result.noticeLines().isEmpty()) {
            navigation.add(new Link("notes", "Notes", String.valueOf(result.noticeLines().size())));
        }
        String servers = locations.servers().stream().map(LocationTree.ServerNode::name).filter(name -> name != null).limit(3)
                .collect(Collectors.joining(", "));
        long more = locations.servers().stream().filter(server -> server.name() != null).count() - 3;
        return new HtmlPage.PageHead("Configuration report", more > 0 ? servers + " and " + more + " more" : servers,
                Wording.summary(result), cards, navigation);
    }

    /** The files, each with a link to the first finding that is shown of it. */
    private static List<Link> files(List<Finding> findings) {
        Map<String, List<Finding>> byFile = new TreeMap<>();
        findings.forEach(finding -> byFile.computeIfAbsent(finding.place().file(), f -> new ArrayList<>()).add(finding));
        List<Link> links = new ArrayList<>(byFile.entrySet().stream().limit(MOST_LINKS)
                .map(file -> new Link(HtmlFinding.id(file.getValue().get(0)), file.getKey(),
                        String.valueOf(file.getValue().size())))
                .toList());
        if (byFile.size() > MOST_LINKS) {
            links.add(new Link("findings", "and " + Wording.count(byFile.size() - MOST_LINKS, "more file"), ""));
        }
        return links;
    }

    private static void overview(Map<String, List<Finding>> byRule, List<RuleDescription> rules, List<String> coverage,
            HtmlWriter html) {
        HtmlSection.start("overview", "Overview", html);
        if (byRule.isEmpty()) {
            html.element("p", "good", "No rule found anything.");
        } else {
            HtmlTable table = new HtmlTable(html, "What was found", "Severity", "What", "Findings", "Locations");
            byRule.forEach((rule, findings) -> {
                Severity severity = findings.get(0).severity();
                html.start("tr").start("td").element("span", "badge " + severity, severity.toString()).end();
                html.start("th").attribute("scope", "row").start("a").attribute("href", "#g-" + rule)
                        .text(title(rule, rules)).end().text(" ").element("code", "quiet", rule).end();
                html.element("td", "number", String.valueOf(findings.size())).element("td", "number",
                        String.valueOf(findings.stream().flatMap(f -> f.locations().stream().map(l -> f.server() + "\n" + l))
                                .distinct().count()))
                        .end();
            });
            table.end();
        }
        coverage.forEach(line -> html.element("p", line));
        html.end();
    }

    private static String title(String rule, List<RuleDescription> rules) {
        return rules.stream().filter(each -> each.id().equals(rule)).map(RuleDescription::title).findFirst().orElse(rule);
    }

    private static void filter(Map<String, List<Finding>> byRule, FindingSites sites, HtmlWriter html) {
        html.start("form").attribute("class", "filter").attribute("data-filter", "finding").attribute("hidden", "")
                .attribute("aria-label", "Filter the findings").attribute("role", "search");
        HtmlForm.search("Search", html);
        HtmlForm.select("Severity", "severity", List.of("error", "warning", "info"), html);
        HtmlForm.select("Rule", "rule", byRule.keySet(), html);
        HtmlForm.numbered("Site", "site", sites.labels(), html);
        html.start("label").text("Group by").start("select").attribute("name", "group");
        for (String by : List.of("rule", "file", "location", "severity")) {
            html.start("option").attribute("value", by).text(by).end();
        }
        html.end().end();
        HtmlForm.count(html);
        html.end();
    }

    private static void findings(Map<String, List<Finding>> byRule, List<RuleDescription> rules, FindingSites sites,
            LintResult result, HtmlWriter html) {
        HtmlFinding writer = new HtmlFinding(result, sites, html);
        html.start("div").attribute("id", "groups");
        for (Map.Entry<String, List<Finding>> group : byRule.entrySet()) {
            html.start("section").attribute("class", "group").attribute("id", "g-" + group.getKey());
            html.start("h3").text(title(group.getKey(), rules)).text(" ").element("span", "count",
                    String.valueOf(group.getValue().size())).end();
            int shown = 0;
            for (Finding finding : shown(group.getValue())) {
                if (html.written() > MOST_BYTES) {
                    break;
                }
                writer.write(finding);
                sites.show(finding);
                shown++;
            }
            if (shown < group.getValue().size()) {
                html.element("p", "And " + (group.getValue().size() - shown) + " more; --format json has them all.");
            }
            html.end();
        }
        html.end();
    }

    private static List<Finding> shown(List<Finding> ofRule) {
        return ofRule.subList(0, Math.min(MOST_OF_A_RULE, ofRule.size()));
    }

    private static void changes(LintResult.@Nullable Since since, HtmlWriter html) {
        if (since == null) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, List<VisitorChange>> group : ChangeWording.groups(since.changes()).entrySet()) {
            group.getValue().forEach(change -> lines.add(change.location() + ": " + group.getKey() + ", "
                    + ChangeWording.place(change)));
        }
        HtmlSection.list("changes", ChangeWording.title(since), lines.isEmpty() ? List.of(ChangeWording.NOTHING) : lines, html);
    }

    private static void fixed(LintResult result, HtmlWriter html) {
        HtmlSection.list("fixed", "Fixed", result.fixed().stream().map(finding -> finding.place() + ": "
                + (finding.fix() == null ? finding.message() : finding.fix().title())).toList(), html);
    }

    private static void rules(List<RuleDescription> rules, HtmlWriter html) {
        if (rules.isEmpty()) {
            return;
        }
        HtmlSection.start("rules", "Rules explained", html);
        for (RuleDescription rule : rules) {
            html.start("article").attribute("class", "rule").attribute("id", "r-" + rule.id()).element("h3", rule.title());
            html.start("p").attribute("class", "quiet").element("code", rule.id());
            if (!rule.controls().isEmpty()) {
                html.text("  " + String.join(", ", rule.controls()));
            }
            html.end();
            HtmlText.write(rule.explanation(), html);
            if (!rule.references().isEmpty()) {
                html.start("ul");
                rule.references().forEach(reference -> link(reference, html));
                html.end();
            }
            html.end();
        }
        html.end();
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
}
