package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.EffectiveEntry;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.report.LocationTree.Node;
import io.github.iislint.report.LocationTree.Section;
import io.github.iislint.report.LocationTree.ShownSetting;
import io.github.iislint.report.LocationTree.VisitorAccess;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the tree of sites, applications and folders: what is in effect at each, where it comes from, and what was found. */
final class HtmlLocations {

    /** The settings of locations end here, in bytes. */
    private static final int MOST_SETTINGS = 23_000_000;
    /** The names of locations end here. */
    private static final int MOST_NODES = 27_000_000;
    /** More locations on a level are folded in groups of so many, which a browser draws when they are opened. */
    private static final int GROUP = 200;
    private static final int MOST_FINDINGS = 5;
    /** More of them are folded where they would push the locations below out of sight. */
    private static final int MOST_ROWS = 12;
    private static final int MOST_NAMES = 3;

    private final FindingSites findings;
    private final HtmlWriter html;
    private int number;

    HtmlLocations(FindingSites findings, HtmlWriter html) {
        this.findings = findings;
        this.html = html;
    }

    /** The id of the server of that number in the tree. */
    static String id(int server) {
        return "s-" + server;
    }

    static String title(LocationTree.ServerNode server) {
        return server.name() == null ? "Without an applicationHost.config" : server.name();
    }

    /**
     * Writes nothing where there is no location.
     *
     * @param asked whether the locations are shown with all that is in effect
     */
    void write(LocationTree locations, boolean asked) {
        if (locations.size() == 0) {
            return;
        }
        HtmlSection.start("locations", "What is in effect", html);
        html.element("p", "quiet", asked
                ? "Each location with everything in effect, inherited or not, and the values that each value overrides."
                : "Each location with what it does not inherit, with the file and line of each value.");
        html.start("form").attribute("class", "filter").attribute("data-filter", "location").attribute("hidden", "")
                .attribute("aria-label", "Filter the locations").attribute("role", "search");
        HtmlForm.search("Search locations and settings", html);
        html.start("button").attribute("type", "button").attribute("name", "open").text("Open all").end();
        HtmlForm.count(html);
        html.end();
        int servers = 0;
        for (LocationTree.ServerNode server : locations.servers()) {
            html.start("h3").attribute("id", id(servers++)).text(title(server)).end();
            nodes(server.name(), server.nodes(), server.nodes().size() == 1);
        }
        html.end();
    }

    private void nodes(@Nullable String server, List<Node> nodes, boolean open) {
        html.start("ul").attribute("class", "tree");
        for (int from = 0; from < nodes.size(); from += GROUP) {
            if (html.written() > MOST_NODES) {
                html.element("li", "and " + (nodes.size() - from) + " more; iislint effective lists them.");
                break;
            }
            List<Node> group = nodes.subList(from, Math.min(nodes.size(), from + GROUP));
            boolean folded = nodes.size() > GROUP;
            if (folded) {
                html.start("li").start("details").attribute("class", "many").start("summary")
                        .text(name(group.get(0)) + " to " + name(group.get(group.size() - 1))).text(" ")
                        .element("span", "count", String.valueOf(group.size()));
                worst(group.stream().flatMap(node -> findings.at(server, node.location()).stream()).distinct().toList());
                html.end().start("ul").attribute("class", "tree");
            }
            group.forEach(node -> node(server, node, open));
            if (folded) {
                html.end().end().end();
            }
        }
        html.end();
    }

    private static String name(Node node) {
        return node.name().isEmpty() ? "(server level)" : node.name().equals(".") ? "this folder" : node.name();
    }

    private void node(@Nullable String server, Node node, boolean open) {
        List<Finding> found = findings.at(server, node.location());
        html.start("li").attribute("class", "location").start("details").attribute("id", "l-" + ++number);
        if (open) {
            html.attribute("open", "");
        }
        html.start("summary").element("span", "name", name(node)).text(" ").element("span", "quiet", node.about());
        access(node.access());
        worst(found);
        if (!node.refusals().isEmpty()) {
            html.text(" ").element("span", "badge error", "500.19");
        }
        html.end();
        if (html.written() < MOST_SETTINGS) {
            body(server, node, found);
        }
        if (!node.below().isEmpty()) {
            nodes(server, node.below(), false);
        }
        html.end().end();
    }

    private void access(@Nullable VisitorAccess access) {
        if (access != null) {
            switch (access.mode()) {
                case REQUIRE -> html.text(" ").element("span", "chip", "certificate required");
                case ACCEPT -> html.text(" ").element("span", "chip", "certificate accepted");
                case UNKNOWN -> html.text(" ").element("span", "chip", "decided at deployment");
                case IGNORE -> {
                }
            }
            if (access.ssl()) {
                html.text(" ").element("span", "chip", "SSL required");
            }
        }
    }

    private void worst(List<Finding> found) {
        found.stream().map(Finding::severity).sorted().findFirst().ifPresent(severity -> html.text(" ").element("span",
                "badge " + severity,
                Wording.count(found.stream().filter(finding -> finding.severity() == severity).count(), severity.toString())));
    }

    private void body(@Nullable String server, Node node, List<Finding> found) {
        if (node.access() != null) {
            VisitorAccess access = node.access();
            html.start("p").attribute("class", "quiet").text("client certificates " + switch (access.mode()) {
                case REQUIRE -> "required";
                case ACCEPT -> "accepted";
                case IGNORE -> "ignored";
                case UNKNOWN -> "unknown";
            } + ", SSL " + (access.ssl() ? "required" : "optional") + ", ");
            if (access.place() == null) {
                html.text("nothing is set");
            } else {
                html.element("code", access.place());
            }
            html.end();
        }
        node.refusals().forEach(refusal -> html.element("p", "refusal", refusal));
        node.disputes().forEach(dispute -> html.element("p", "quiet", "disputed: " + dispute));
        if (!found.isEmpty()) {
            html.start("ul").attribute("class", "found");
            found.stream().limit(MOST_FINDINGS).forEach(this::link);
            if (found.size() > MOST_FINDINGS) {
                html.element("li", "and " + (found.size() - MOST_FINDINGS) + " more");
            }
            html.end();
        }
        Integer site = findings.number(server, node.location());
        if (site != null && node.location().equals(node.site())) {
            html.start("p").start("a").attribute("href", "#findings").attribute("data-site", String.valueOf(site))
                    .text("All findings of " + LocationPath.shown(node.location())).end().end();
        }
        if (!node.sections().isEmpty()) {
            boolean folded = rows(node) > MOST_ROWS && !node.below().isEmpty();
            if (folded) {
                html.start("details").attribute("class", "own").element("summary", "Settings of "
                        + node.sections().stream().map(Section::name).limit(MOST_NAMES).collect(Collectors.joining(", "))
                        + (node.sections().size() > MOST_NAMES ? " and more" : ""));
            }
            settings(node);
            if (folded) {
                html.end();
            }
        }
    }

    private void link(Finding finding) {
        html.start("li").element("span", "badge " + finding.severity(), finding.severity().toString()).text(" ");
        if (findings.shows(finding)) {
            html.start("a").attribute("href", "#" + HtmlFinding.id(finding)).text(finding.rule()).end();
        } else {
            html.text(finding.rule());
        }
        html.text(" ").element("code", "quiet", finding.place().file() + ":" + finding.place().line()).end();
    }

    private static int rows(Node node) {
        return node.sections().stream().flatMap(section -> section.settings().stream())
                .mapToInt(setting -> 1 + setting.replaced().size() + entries(setting.entries())).sum();
    }

    private static int entries(List<EffectiveEntry> entries) {
        return entries.stream().mapToInt(entry -> 1 + entries(entry.elements()) + entries(entry.entries())).sum();
    }

    private void settings(Node node) {
        html.start("table").attribute("class", "settings").element("caption", "hidden",
                "Settings of " + LocationPath.shown(node.location()));
        for (Section section : node.sections()) {
            html.start("tbody").start("tr").start("th").attribute("scope", "rowgroup").attribute("colspan", "2")
                    .text(section.name()).end().end();
            for (ShownSetting setting : section.settings()) {
                row(setting.name() + " = " + setting.value(), setting.origin(), 0);
                setting.replaced().forEach(replaced -> row("instead of " + replaced.value(), replaced.origin(), 1));
                rows(setting.entries(), 1);
                if (setting.more() > 0) {
                    row("and " + setting.more() + " more (iislint effective --section " + section.name() + ")", "", 1);
                }
            }
            html.end();
        }
        html.end();
    }

    private void rows(List<EffectiveEntry> entries, int level) {
        for (EffectiveEntry entry : entries) {
            row(EffectiveText.text(entry), entry.origin() == null ? null : entry.origin().toString(), level);
            rows(entry.elements(), level + 1);
            rows(entry.entries(), level + 1);
        }
    }

    /** @param origin {@code null} for a default */
    private void row(String text, @Nullable String origin, int level) {
        html.start("tr").start("td").attribute("class", "level" + Math.min(level, 4)).element("code", text).end();
        html.start("td").attribute("class", "origin").text(origin == null ? "default" : origin).end().end();
    }
}
