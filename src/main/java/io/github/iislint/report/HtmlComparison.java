package io.github.iislint.report;

import io.github.iislint.compare.ComparedServer;
import io.github.iislint.compare.Difference;
import io.github.iislint.compare.Difference.Value;
import io.github.iislint.compare.Topic;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.report.HtmlPage.Card;
import io.github.iislint.report.HtmlPage.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A page of what differs between servers: which of them differ from most, and each difference with the place on every server. */
final class HtmlComparison {

    /** How many servers are named in one place. */
    private static final int MOST_NAMES = 100;
    private static final int MOST_BYTES = 24_000_000;

    private final List<ComparedServer> servers;
    private final Map<Topic, List<Difference>> topics;
    private final Map<Integer, List<Difference>> outliers = new LinkedHashMap<>();
    private final List<Difference> differences;
    private final List<String> notes;

    /** @param notes further remarks, such as sites that are called differently */
    HtmlComparison(List<ComparedServer> servers, Map<Topic, List<Difference>> topics, List<String> notes) {
        this.servers = servers;
        this.topics = topics;
        this.notes = notes;
        this.differences = topics.values().stream().flatMap(List::stream).toList();
        differences.forEach(difference -> difference.outliers()
                .forEach(server -> outliers.computeIfAbsent(server, s -> new ArrayList<>()).add(difference)));
    }

    void write(String summary, Appendable out) throws IOException {
        HtmlPage.write(out, head(summary), html -> {
            HtmlSection.start("overview", "Overview", html);
            if (differences.isEmpty()) {
                html.element("p", "good", summary);
            }
            if (farm() && !outliers.isEmpty()) {
                outliers(html);
            }
            if (!notes.isEmpty()) {
                html.start("ul");
                notes.forEach(note -> html.element("li", note));
                html.end();
            }
            html.end();
            if (!differences.isEmpty()) {
                differences(html);
            }
        });
    }

    private boolean farm() {
        return servers.size() > 2;
    }

    private HtmlPage.PageHead head(String summary) {
        List<Card> cards = new ArrayList<>();
        cards.add(new Card(String.valueOf(servers.size()), "servers", "plain"));
        cards.add(new Card(String.valueOf(differences.size()), differences.size() == 1 ? "difference" : "differences",
                differences.isEmpty() ? "good" : "warning"));
        if (farm()) {
            cards.add(new Card(String.valueOf(outliers.size()),
                    outliers.size() == 1 ? "server differs from most" : "servers differ from most",
                    outliers.isEmpty() ? "good" : "warning"));
        }
        List<Link> navigation = new ArrayList<>();
        navigation.add(new Link("overview", "Overview", ""));
        topics.forEach((topic, those) -> navigation.add(new Link(id(topic), capital(topic), String.valueOf(those.size()))));
        String named = servers.stream().limit(5).map(ComparedServer::label).collect(Collectors.joining(", "));
        return new HtmlPage.PageHead("Comparison of servers",
                servers.size() > 5 ? named + " and " + (servers.size() - 5) + " more" : named, summary, cards, navigation);
    }

    private static String id(Topic topic) {
        return "t-" + topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String capital(Topic topic) {
        return topic.title().substring(0, 1).toUpperCase(Locale.ROOT) + topic.title().substring(1);
    }

    private void outliers(HtmlWriter html) {
        HtmlTable table = new HtmlTable(html, "Servers that differ from most others", "Server", "Differences", "In");
        outliers.entrySet().stream().sorted(Map.Entry.<Integer, List<Difference>>comparingByValue((a, b) -> b.size() - a.size())
                .thenComparing(Map.Entry.comparingByKey())).forEach(server -> {
                    Set<String> what = new TreeSet<>();
                    server.getValue().forEach(difference -> what.add(difference.topic().title()));
                    html.start("tr").start("th").attribute("scope", "row").text(servers.get(server.getKey()).label()).end();
                    html.element("td", "number", String.valueOf(server.getValue().size())).element("td", String.join(", ", what))
                            .end();
                });
        table.end();
    }

    private void differences(HtmlWriter html) {
        HtmlSection.start("differences", "Differences", html);
        html.start("form").attribute("class", "filter").attribute("data-filter", "difference").attribute("hidden", "")
                .attribute("aria-label", "Filter the differences").attribute("role", "search");
        HtmlForm.search("Search", html);
        HtmlForm.select("Topic", "topic", topics.keySet().stream().map(Topic::title).toList(), html);
        if (farm() && !outliers.isEmpty()) {
            html.start("label").text("Server that differs from most").start("select").attribute("name", "server");
            html.start("option").attribute("value", "").text("all").end();
            outliers.keySet().stream().sorted().forEach(server -> html.start("option").attribute("value", String.valueOf(server))
                    .text(servers.get(server).label()).end());
            html.end().end();
        }
        HtmlForm.count(html);
        html.end().start("div").attribute("id", "groups");
        int number = 0;
        int left = 0;
        for (Map.Entry<Topic, List<Difference>> topic : topics.entrySet()) {
            html.start("section").attribute("class", "group").attribute("id", id(topic.getKey()));
            html.start("h3").text(capital(topic.getKey())).text(" ")
                    .element("span", "count", String.valueOf(topic.getValue().size())).end();
            for (Difference difference : topic.getValue()) {
                if (html.written() > MOST_BYTES) {
                    left++;
                } else {
                    difference(difference, ++number, html);
                }
            }
            html.end();
        }
        html.end();
        if (left > 0) {
            html.element("p", "And " + left + " more; --format json has them all.");
        }
        html.end();
    }

    private void difference(Difference difference, int number, HtmlWriter html) {
        List<Integer> odd = difference.outliers();
        html.start("article").attribute("class", "finding").attribute("data-card", "").attribute("id", "d-" + number)
                .attribute("data-topic", difference.topic().title())
                .attribute("data-server", odd.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        html.start("h4").text(LocationPath.shown(difference.location()) + ": " + difference.attribute() + " ");
        html.start("a").attribute("class", "permalink").attribute("href", "#d-" + number)
                .attribute("aria-label", "Link to this difference").text("link").end().end();
        if (!difference.section().isEmpty()) {
            html.start("p").attribute("class", "place").element("code", difference.section()).end();
        }
        HtmlTable table = new HtmlTable(html, "Values of " + difference.attribute() + ", " + number, "Value", "On", "Where");
        for (List<Integer> group : difference.groups()) {
            html.start("tr").attribute("class", odd.contains(group.get(0)) ? "outlier" : "usual");
            Value value = difference.values().get(group.get(0));
            html.start("td");
            if (value.text() == null) {
                html.element("span", "quiet", CompareReport.nothing(difference));
            } else {
                html.element("code", value.text());
            }
            html.end().element("td", names(group.stream().map(i -> servers.get(i).label()).toList()));
            html.start("td").attribute("class", "origin");
            places(difference, group, html);
            html.end().end();
        }
        table.end();
        html.end();
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }

    private void places(Difference difference, List<Integer> group, HtmlWriter html) {
        List<String> places = group.stream().map(i -> place(difference.values().get(i), servers.get(i))).distinct()
                .limit(MOST_NAMES).toList();
        html.text(places.get(0));
        if (places.size() > 1) {
            html.start("details").element("summary", "and " + (places.size() - 1) + " more").start("ul");
            places.stream().skip(1).forEach(place -> html.element("li", place));
            html.end().end();
        }
    }

    private static String place(Value value, ComparedServer server) {
        return value.origin() != null ? server.place(value.origin()) : value.text() == null ? "" : "default";
    }
}
