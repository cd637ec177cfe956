package io.github.iislint.report;

import io.github.iislint.diagnose.LogDiagnosis;
import io.github.iislint.diagnose.LogGroup;
import io.github.iislint.diagnose.LogVerdict;
import io.github.iislint.diagnose.Remedy;
import io.github.iislint.file.Place;
import io.github.iislint.log.LogNotice;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what logs show and how the configuration explains it, for people and for programs. */
public final class LogReport {

    private final LogDiagnosis diagnosis;
    private final List<LogGroup> shown;

    /** @param top how many groups are written; those with most requests come first */
    public LogReport(LogDiagnosis diagnosis, int top) {
        this.diagnosis = diagnosis;
        this.shown = diagnosis.groups().subList(0, Math.min(top, diagnosis.groups().size()));
    }

    private String summary() {
        long explained = diagnosis.groups().stream().filter(group -> group.explanation().verdict() == LogVerdict.AGREES).count();
        return Wording.count(diagnosis.requests(), "request") + " in " + Wording.count(diagnosis.files(), "log") + ", "
                + diagnosis.refused()
                + " refused: " + Wording.count(diagnosis.groups().size(), "group") + ", " + explained
                + " explained by the configuration";
    }

    static String where(LogGroup group) {
        return group.target().path() != null
                ? group.target().path()
                : group.target().location() != null
                        ? group.target().location()
                        : group.target().site() != null ? group.target().site() : "(unknown site)";
    }

    static String answer(LogGroup group) {
        String status = group.response().status() == null ? "no answer" : group.response().status();
        return group.response().reason() == null ? status : status + " " + group.response().reason();
    }

    static String share(LogGroup group) {
        return group.requests().share() == 0 ? "" : String.format(Locale.ROOT, " (%.1f %%)", group.requests().share());
    }

    static String verdict(LogGroup group) {
        return switch (group.explanation().verdict()) {
            case AGREES -> "agrees";
            case CONTRADICTS -> "contradicts";
            case UNKNOWN -> "not in configuration";
        };
    }

    private @Nullable String left() {
        long groups = diagnosis.groups().size() - shown.size();
        long requests = diagnosis.groups().stream().skip(shown.size()).mapToLong(group -> group.requests().count()).sum()
                + diagnosis.beyond();
        return groups == 0 && diagnosis.beyond() == 0
                ? null
                : "and " + Wording.count(groups, "more group") + " with "
                        + Wording.count(requests, "request");
    }

    public void text(PrintWriter out) {
        out.println(summary());
        for (LogGroup group : shown) {
            out.println();
            out.println(String.format(Locale.ROOT, "%8d", group.requests().count()) + share(group) + "  "
                    + Printable.of(answer(group))
                    + "  "
                    + Printable.of(where(group))
                    + (group.requests().methods().isEmpty() ? "" : "  " + String.join(", ", group.requests().methods()))
                    + (group.requests().first() == null
                            ? ""
                            : "  " + group.requests().first() + " to " + group.requests().last()));
            out.println("          " + verdict(group) + ": " + group.explanation().step() + ": "
                    + Printable.of(group.explanation().text())
                    + StepLines.place(group.explanation().place()));
            StepLines.article(group.explanation().article(), "          ", out);
            if (group.response().meaning() != null) {
                out.println("          sc-win32-status " + group.response().win32() + ": " + group.response().meaning());
            }
            if (group.response().pool() != null) {
                out.println("          application pool " + Printable.of(group.response().pool()));
            }
            if (group.requests().traces() > 0) {
                out.println("          " + Wording.count(group.requests().traces(), "trace")
                        + (group.requests().modules().isEmpty()
                                ? ""
                                : ": "
                                        + String.join(", ", group.requests().modules())));
            }
            for (Remedy remedy : group.explanation().remedies()) {
                out.println("          - " + Printable.of(remedy.text()));
                remedy.commands().forEach(command -> out.println("              " + Printable.of(command)));
            }
        }
        if (left() != null) {
            out.println();
            out.println("  " + left());
        }
        rest(out);
        out.flush();
    }

    private void rest(PrintWriter out) {
        if (!diagnosis.unvisited().isEmpty()) {
            out.println();
            out.println("Refused by the configuration, but not requested:");
            for (LogDiagnosis.Unvisited each : diagnosis.unvisited()) {
                out.println(
                        "  " + (each.status() == null ? "no answer" : each.status()) + "  " + Printable.of(each.location()) + ": "
                                + Printable.of(each.text()) + StepLines.place(each.place()));
            }
        }
        if (diagnosis.idle() > 0) {
            out.println();
            out.println(Wording.count(diagnosis.idle(), "connection")
                    + " ended because the client closed the connection or was idle, "
                    + "as usual");
        }
        for (LogDiagnosis.LogRemark remark : diagnosis.remarks()) {
            out.println();
            out.println("note: " + Printable.of(remark.text()) + StepLines.place(remark.place()));
        }
        if (!diagnosis.notices().isEmpty()) {
            out.println();
            for (LogNotice notice : diagnosis.notices()) {
                out.println("note: " + at(notice) + ": " + Printable.of(notice.text()));
            }
        }
    }

    static String at(LogNotice notice) {
        return Printable.of(notice.file()) + (notice.line() == 0 ? "" : ":" + notice.line());
    }

    public void markdown(PrintWriter out) {
        out.println("### iislint: " + summary());
        if (!shown.isEmpty()) {
            out.println();
            out.println("| Requests | Status | Location | Configuration | Decided by |");
            out.println("| ---: | --- | --- | --- | --- |");
            for (LogGroup group : shown) {
                out.println(
                        "| " + group.requests().count() + share(group) + " | " + cell(answer(group)) + " | " + code(where(group))
                                + " | **"
                                + verdict(group) + "**: " + cell(group.explanation().text()) + (group.response().meaning() == null
                                        ? ""
                                        : "<br>" + cell(
                                                "sc-win32-status " + group.response().win32() + ": "
                                                        + group.response().meaning()))
                                + " | " + (group.explanation().place() == null
                                        ? group.explanation().step().toString()
                                        : code(group.explanation().place().file() + ":" + group.explanation().place().line()))
                                + " |");
            }
        }
        if (left() != null) {
            out.println();
            out.println(left() + ".");
        }
        section("Refused by the configuration, but not requested",
                diagnosis.unvisited().stream().map(each -> code(each.location())
                        + ": " + cell((each.status() == null ? "no answer" : each.status()) + ", " + each.text())).toList(),
                out);
        section("Notes", diagnosis.remarks().stream().map(remark -> cell(remark.text()) + (remark.place() == null
                ? ""
                : " " + code(remark.place().file() + ":" + remark.place().line()))).toList(), out);
        section("Not used", diagnosis.notices().stream().map(notice -> code(at(notice)) + ": " + cell(notice.text())).toList(),
                out);
        out.flush();
    }

    /** A page that is one file. */
    public void html(Appendable out) throws IOException {
        new HtmlLog(diagnosis, shown).write(summary(), left(), out);
    }

    private static void section(String title, List<String> items, PrintWriter out) {
        if (!items.isEmpty()) {
            out.println();
            out.println("**" + title + "**");
            out.println();
            items.forEach(item -> out.println("* " + item));
        }
    }

    private static String cell(String text) {
        return MarkdownReport.cell(MarkdownReport.escape(Printable.of(text)));
    }

    private static String code(String text) {
        return MarkdownReport.cell(MarkdownReport.code(Printable.of(text)));
    }

    /** The contract of {@code diagnose --log --format json}. */
    public void json(PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("groups").array();
        for (LogGroup group : shown) {
            group(group, json);
        }
        json.end().name("unvisited").array();
        for (LogDiagnosis.Unvisited each : diagnosis.unvisited()) {
            json.object().member("site", each.site()).member("location", each.location()).member("status", each.status())
                    .member("message", each.text());
            StepLines.place(each.place(), json);
            json.end();
        }
        json.end().name("notes").array();
        for (LogDiagnosis.LogRemark remark : diagnosis.remarks()) {
            json.object().member("message", remark.text());
            StepLines.place(remark.place(), json);
            json.end();
        }
        json.end().name("skipped").object().member("lines", diagnosis.skipped()).name("notices").array();
        for (LogNotice notice : diagnosis.notices()) {
            json.object().member("file", notice.file()).member("line", notice.line()).member("lines", notice.lines())
                    .member("message", notice.text()).end();
        }
        json.end().end().name("summary").inlineObject().member("logs", diagnosis.files()).member("requests", diagnosis.requests())
                .member("refused", diagnosis.refused()).member("groups", diagnosis.groups().size())
                .member("requestsBeyond", diagnosis.beyond()).member("idleConnections", diagnosis.idle()).end();
        json.end();
        out.flush();
    }

    private static void group(LogGroup group, JsonWriter json) throws IOException {
        json.object().member("server", group.target().server()).member("site", group.target().site())
                .member("location", group.target().location())
                .member("path", group.target().path())
                .member("status", group.response().status()).name("win32");
        if (group.response().win32() < 0) {
            json.value((String) null);
        } else {
            json.value(group.response().win32());
        }
        json.member("win32Meaning", group.response().meaning()).member("reason", group.response().reason())
                .member("pool", group.response().pool())
                .member("count", group.requests().count()).member("traces", group.requests().traces())
                .name("share").raw(String.format(Locale.ROOT, "%.2f", group.requests().share()), "")
                .member("first", group.requests().first())
                .member("last", group.requests().last()).member("methods", group.requests().methods())
                .member("modules", group.requests().modules())
                .member("verdict", group.explanation().verdict().toString()).name("decidedBy").inlineObject();
        Place place = group.explanation().place();
        if (place != null) {
            json.member("file", place.file()).member("line", place.line()).member("column", place.column());
        }
        json.member("step", group.explanation().step().toString()).end().member("message", group.explanation().text());
        StepLines.article(group.explanation().article(), json);
        json.member("remedies", group.explanation().remedies().stream().map(Remedy::text).toList())
                .member("commands",
                        group.explanation().remedies().stream().flatMap(remedy -> remedy.commands().stream()).toList())
                .end();
    }
}
