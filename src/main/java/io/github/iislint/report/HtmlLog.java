package io.github.iislint.report;

import io.github.iislint.diagnose.LogDiagnosis;
import io.github.iislint.diagnose.LogGroup;
import io.github.iislint.diagnose.LogVerdict;
import io.github.iislint.report.HtmlPage.Card;
import io.github.iislint.report.HtmlPage.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A page of refused requests and what the configuration has to do with them. */
final class HtmlLog {

    private static final int MOST_BYTES = 24_000_000;

    private final LogDiagnosis diagnosis;
    private final List<LogGroup> groups;

    /** @param groups those that are written */
    HtmlLog(LogDiagnosis diagnosis, List<LogGroup> groups) {
        this.diagnosis = diagnosis;
        this.groups = groups;
    }

    /** @param left what is not written; {@code null} for nothing */
    void write(String summary, @Nullable String left, Appendable out) throws IOException {
        long explained = diagnosis.groups().stream().filter(group -> group.explanation().verdict() == LogVerdict.AGREES).count();
        List<Card> cards = List.of(new Card(String.valueOf(diagnosis.requests()), "requests", "plain"),
                new Card(String.valueOf(diagnosis.refused()), "refused", diagnosis.refused() > 0 ? "warning" : "good"),
                new Card(String.valueOf(diagnosis.groups().size()), "groups", "plain"),
                new Card(String.valueOf(explained), "explained by the configuration", explained > 0 ? "error" : "plain"));
        List<Link> links = new ArrayList<>(List.of(new Link("findings", "Refused requests", String.valueOf(groups.size()))));
        link("unvisited", "Not requested", diagnosis.unvisited().size(), links);
        link("notes", "Notes", diagnosis.remarks().size() + diagnosis.notices().size(), links);
        HtmlPage.write(out, new HtmlPage.PageHead("Refused requests", "", summary, cards, links), html -> {
            HtmlSection.start("findings", "Refused requests", html);
            if (groups.isEmpty()) {
                html.element("p", "good", "No request was refused.");
            } else {
                filter(html);
                groups(html);
            }
            if (left != null) {
                html.element("p", left);
            }
            html.end();
            rest(html);
        });
    }

    private static void link(String target, String text, int count, List<Link> links) {
        if (count > 0) {
            links.add(new Link(target, text, String.valueOf(count)));
        }
    }

    private void filter(HtmlWriter html) {
        html.start("form").attribute("class", "filter").attribute("data-filter", "group").attribute("hidden", "")
                .attribute("aria-label", "Filter the refused requests").attribute("role", "search");
        HtmlForm.search("Search", html);
        HtmlForm.select("Status", "rule", groups.stream().map(LogReport::answer).distinct().sorted().toList(), html);
        HtmlForm.select("Site", "topic", groups.stream().map(HtmlLog::site).distinct().sorted().toList(), html);
        HtmlForm.select("Configuration", "severity",
                groups.stream().map(LogReport::verdict).distinct().sorted().collect(Collectors.toList()), html);
        HtmlForm.count(html);
        html.end();
    }

    private static String site(LogGroup group) {
        return group.target().site() == null ? "(unknown site)" : group.target().site();
    }

    private void groups(HtmlWriter html) {
        html.start("div").attribute("id", "groups");
        int number = 0;
        for (LogGroup group : groups) {
            number++;
            if (html.written() > MOST_BYTES) {
                html.element("p", "And " + (groups.size() - number + 1) + " more; --format json has them all.");
                break;
            }
            group(group, number, html);
        }
        html.end();
    }

    private static void group(LogGroup group, int number, HtmlWriter html) {
        String kind = switch (group.explanation().verdict()) {
            case AGREES -> "error";
            case CONTRADICTS -> "warning";
            case UNKNOWN -> "plain";
        };
        html.start("article").attribute("class", "finding " + kind).attribute("data-card", "").attribute("id", "d-" + number)
                .attribute("data-rule", LogReport.answer(group)).attribute("data-topic", site(group))
                .attribute("data-severity", LogReport.verdict(group));
        html.start("h3").element("span", "badge " + kind, LogReport.answer(group)).text(" " + LogReport.where(group) + " ")
                .element("span", "count", group.requests().count() + " requests" + LogReport.share(group)).end();
        html.start("p").element("strong", LogReport.verdict(group))
                .text(": " + group.explanation().step() + ": " + group.explanation().text() + " ");
        HtmlDiagnosis.place(group.explanation().place(), html);
        html.end();
        List<String> facts = new ArrayList<>();
        if (!group.requests().methods().isEmpty()) {
            facts.add(String.join(", ", group.requests().methods()));
        }
        if (group.requests().first() != null) {
            facts.add(group.requests().first() + " to " + group.requests().last());
        }
        if (group.response().meaning() != null) {
            facts.add("sc-win32-status " + group.response().win32() + ": " + group.response().meaning());
        }
        if (group.response().pool() != null) {
            facts.add("application pool " + group.response().pool());
        }
        if (group.requests().traces() > 0) {
            facts.add(Wording.count(group.requests().traces(), "trace")
                    + (group.requests().modules().isEmpty() ? "" : ": " + String.join(", ", group.requests().modules())));
        }
        if (!facts.isEmpty()) {
            html.element("p", "quiet", String.join("; ", facts));
        }
        group.explanation().remedies().forEach(remedy -> HtmlDiagnosis.remedy(remedy, html));
        HtmlDiagnosis.article(group.explanation().article(), html);
        html.end();
    }

    private void rest(HtmlWriter html) {
        HtmlSection.list("unvisited", "Refused by the configuration, but not requested", diagnosis.unvisited().stream()
                .map(each -> (each.status() == null ? "no answer" : each.status()) + "  " + each.location() + ": " + each.text()
                        + (each.place() == null ? "" : "  " + each.place().file() + ":" + each.place().line()))
                .toList(), html);
        List<String> notes = new ArrayList<>();
        if (diagnosis.idle() > 0) {
            notes.add(Wording.count(diagnosis.idle(), "connection")
                    + " ended because the client closed the connection or was idle, as usual");
        }
        diagnosis.remarks().forEach(remark -> notes.add(remark.text()
                + (remark.place() == null ? "" : "  " + remark.place().file() + ":" + remark.place().line())));
        diagnosis.notices().forEach(notice -> notes.add(LogReport.at(notice) + ": " + notice.text()));
        HtmlSection.list("notes", "Notes", notes, html);
    }
}
