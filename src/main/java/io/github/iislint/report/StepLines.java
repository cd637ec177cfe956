package io.github.iislint.report;

import io.github.iislint.diagnose.Article;
import io.github.iislint.diagnose.Step;
import io.github.iislint.diagnose.Verdict;
import io.github.iislint.file.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the steps of a request or of a certificate, for people and for programs. */
final class StepLines {

    private StepLines() {
    }

    /** @param all whether what is not decided is written, too, and the details of what passes */
    static void text(List<Step> steps, PrintWriter out, boolean all) {
        boolean failed = false;
        for (Step step : steps) {
            if (step.verdict() == Verdict.SKIPPED && !all) {
                continue;
            }
            String mark = switch (step.verdict()) {
                case PASSES -> "ok     ";
                case OPEN -> "assumed";
                case SKIPPED -> "-      ";
                case FAILS -> failed ? "also   " : "FAILS  ";
            };
            String status = step.failed() ? (step.status() == null ? "no answer" : step.status()) + "  " : "";
            out.println("  " + mark + "  " + pad(step.name().toString(), 14) + status + Printable.of(step.text())
                    + place(step.place()));
            if (step.failed()) {
                article(step.article(), "           ", out);
            }
            if (step.failed() || all || step.name() == Step.Name.BINDING || step.name() == Step.Name.MAPPING) {
                step.details().forEach(detail -> out.println("           " + Printable.of(detail)));
            }
            failed |= step.failed();
        }
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    static String place(@Nullable Place place) {
        return place == null ? "" : "  [" + Printable.of(place.file()) + ":" + place.line() + "]";
    }

    static void article(@Nullable Article article, String indent, PrintWriter out) {
        if (article != null) {
            out.println(indent + article.id() + ": " + article.title() + " <" + article.href() + ">");
        }
    }

    static void json(List<Step> steps, JsonWriter json) throws IOException {
        json.name("steps").array();
        for (Step step : steps) {
            json(step, json);
        }
        json.end();
    }

    private static void json(Step step, JsonWriter json) throws IOException {
        json.object().member("step", step.name().toString()).member("verdict", step.verdict().toString()).member("status",
                step.status())
                .member("message", step.text());
        place(step.place(), json);
        article(step.article(), json);
        json.member("details", step.details()).end();
    }

    /** The members that say where something stands. */
    static void place(@Nullable Place place, JsonWriter json) throws IOException {
        if (place != null) {
            json.member("file", place.file()).member("line", place.line()).member("column", place.column());
        }
    }

    static void article(@Nullable Article article, JsonWriter json) throws IOException {
        if (article != null) {
            json.name("article").inlineObject().member("id", article.id()).member("title", article.title()).member("href",
                    article.href())
                    .end();
        }
    }
}
