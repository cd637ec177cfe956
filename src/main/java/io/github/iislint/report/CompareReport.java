package io.github.iislint.report;

import io.github.iislint.compare.ComparedServer;
import io.github.iislint.compare.Difference;
import io.github.iislint.compare.Difference.Value;
import io.github.iislint.compare.Topic;
import io.github.iislint.iis.LocationPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes what differs between servers, for people and for programs. */
public final class CompareReport {

    private final List<ComparedServer> servers;
    private final List<Difference> differences;
    private final List<String> notes;
    private final List<String> missing;

    /**
     * @param differences in the order in which they are written
     * @param notes further remarks, such as sites that are called differently; a line each
     * @param missing what could not be compared or found, and why; a line each
     */
    public CompareReport(List<ComparedServer> servers, List<Difference> differences, List<String> notes, List<String> missing) {
        this.servers = servers;
        this.differences = differences;
        this.notes = notes;
        this.missing = List.copyOf(missing);
    }

    /** {@code {"version": 1, "servers": […], "differences": […]}}; the values are in the order of the servers. */
    public void json(Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).member("servers", servers.stream().map(ComparedServer::label).toList())
                .name("differences").array();
        for (Difference difference : differences) {
            json.object().member("topic", difference.topic().title()).member("location", difference.location())
                    .member("section", difference.section()).member("attribute", difference.attribute()).name("values").array();
            for (int i = 0; i < servers.size(); i++) {
                Value value = difference.values().get(i);
                json.inlineObject().member("server", servers.get(i).label()).member("value", value.text());
                if (value.origin() == null) {
                    json.name("file").value(null).name("line").value(null);
                } else {
                    json.member("file", servers.get(i).fileName(value.origin())).member("line", value.origin().line());
                }
                json.end();
            }
            json.end().member("outliers", difference.outliers().stream().map(i -> servers.get(i).label()).toList()).end();
        }
        json.end().end();
    }

    /** A paragraph for each topic, a line for each value. */
    public void text(Appendable out) throws IOException {
        StringBuilder text = new StringBuilder();
        byTopic().forEach((topic, those) -> {
            text.append(topic.title()).append('\n');
            String head = null;
            for (Difference difference : those) {
                String next = LocationPath.shown(difference.location())
                        + (difference.section().isEmpty() ? "" : "  " + difference.section());
                if (!next.equals(head)) {
                    text.append("  ").append(Printable.of(next)).append('\n');
                    head = next;
                }
                text.append("    ").append(Printable.of(difference.attribute())).append('\n');
                for (List<Integer> group : difference.groups()) {
                    text.append("      ").append(Printable.of(labels(group))).append(": ").append(value(difference, group.get(0)))
                            .append('\n');
                }
            }
            text.append('\n');
        });
        text.append(summary()).append('\n');
        outliers(text);
        out.append(text);
    }

    /** What is said where a server has no value. */
    static String nothing(Difference difference) {
        return difference.attribute().equals(Difference.REFUSED) ? "no refusal" : "nothing";
    }

    private String value(Difference difference, int server) {
        Value value = difference.values().get(server);
        if (value.text() == null) {
            return nothing(difference);
        }
        return Printable.of(value.text()) + "  "
                + (value.origin() == null ? "(default)" : Printable.of(servers.get(server).place(value.origin())));
    }

    private String labels(List<Integer> group) {
        int most = 3;
        String named = String.join(", ", group.stream().limit(most).map(i -> servers.get(i).label()).toList());
        return group.size() > most ? named + " and " + (group.size() - most) + " more" : named;
    }

    /** How many differences there are, in a sentence. */
    public String summary() {
        return differences.isEmpty() && !missing.isEmpty()
                ? "No differences in what could be compared on " + Wording.count(servers.size(), "server") + "."
                : differences.isEmpty()
                        ? "No differences: the same settings are in effect on " + Wording.count(servers.size(), "server") + "."
                        : Wording.count(differences.size(), "difference") + " between " + Wording.count(servers.size(), "server")
                                + ".";
    }

    /** Which servers differ from most others, the farthest first; only a farm has these. */
    private void outliers(StringBuilder text) {
        if (servers.size() < 3) {
            return;
        }
        Map<Integer, Integer> counts = counts();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> text.append(Printable.of(servers.get(e.getKey()).label())).append(" differs from most others in ")
                        .append(Wording.count(e.getValue(), "setting")).append(".\n"));
    }

    private Map<Integer, Integer> counts() {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        differences.forEach(difference -> difference.outliers().forEach(i -> counts.merge(i, 1, Integer::sum)));
        return counts;
    }

    private Map<Topic, List<Difference>> byTopic() {
        Map<Topic, List<Difference>> topics = new LinkedHashMap<>();
        differences.forEach(difference -> topics.computeIfAbsent(difference.topic(), t -> new ArrayList<>()).add(difference));
        return topics;
    }

    /** A page that is one file. */
    public void html(Appendable out) throws IOException {
        new HtmlComparison(servers, byTopic(), Stream.concat(missing.stream(), notes.stream()).toList()).write(summary(), out);
    }

    /** A table for each topic, for a comment on a pull request or a page of a wiki. */
    public void markdown(Appendable out) throws IOException {
        StringBuilder text = new StringBuilder("### iislint compare: ").append(summary()).append('\n');
        byTopic().forEach((topic, those) -> {
            text.append("\n**").append(topic.title())
                    .append("**\n\n| Location | Setting | Servers | Value | Where |\n| --- | --- | --- | --- | --- |\n");
            for (Difference difference : those) {
                for (List<Integer> group : difference.groups()) {
                    Value value = difference.values().get(group.get(0));
                    text.append("| ").append(MarkdownReport.cell(MarkdownReport.code(LocationPath.shown(difference.location()))))
                            .append(" | ")
                            .append(MarkdownReport.cell(MarkdownReport.code(difference.section() + " " + difference.attribute())))
                            .append(" | ")
                            .append(MarkdownReport.cell(MarkdownReport.escape(labels(group)))).append(" | ")
                            .append(value.text() == null ? "nothing" : MarkdownReport.cell(MarkdownReport.code(value.text())))
                            .append(" | ")
                            .append(value.origin() == null
                                    ? ""
                                    : MarkdownReport.cell(MarkdownReport.code(servers.get(group.get(0)).place(value.origin()))))
                            .append(" |\n");
                }
            }
        });
        StringBuilder rest = new StringBuilder();
        outliers(rest);
        out.append(text).append(rest.isEmpty() ? "" : "\n" + MarkdownReport.escape(rest.toString()));
    }
}
