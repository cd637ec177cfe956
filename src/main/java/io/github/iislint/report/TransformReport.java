package io.github.iislint.report;

import io.github.iislint.secret.SecretRedactor;
import io.github.iislint.xdt.Message;
import io.github.iislint.xdt.Step;
import io.github.iislint.file.SourceSpan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a transformation has to say, for people and for programs. Secrets that values of the files hold are left out. */
public final class TransformReport {

    private TransformReport() {
    }

    /** A line for each message: file, line and column, severity, text, kind. */
    public static void text(List<Message> messages, PrintWriter out) {
        for (Message message : messages) {
            out.println(place(message.place()) + ": " + message.severity() + ": " + shown(message.text()) + " [" + message.kind()
                    + "]");
        }
        out.flush();
    }

    /** What each transform found and did. */
    public static void explain(List<Step> steps, PrintWriter out) {
        for (Step step : steps) {
            String targets = step.targets().stream().limit(10).map(TransformReport::place).collect(Collectors.joining(", "));
            out.println(place(step.place()) + ": " + shown(step.transform()));
            out.println("    looked for " + shown(step.path()));
            out.println("    " + shown(step.done()) + (targets.isEmpty() ? "" : " at " + targets)
                    + (step.targets().size() > 10 ? " and " + (step.targets().size() - 10) + " more" : ""));
        }
        out.flush();
    }

    /** The contract of {@code transform --format json}. */
    public static void json(List<Message> messages, PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("messages").array();
        for (Message message : messages) {
            boolean exact = message.placement() == Message.Placement.EXACT;
            json.object().member("level", message.severity().toString()).member("kind", message.kind().toString())
                    .member("file", message.placement() == Message.Placement.NONE ? "-" : message.place().file().name())
                    .member("line", exact ? message.place().line() : 0).member("column", exact ? message.place().column() : 0)
                    .member("text", shown(message.text())).name("transform").inlineObject()
                    .member("file", message.place().file().name()).member("line", message.place().line())
                    .member("column", message.place().column()).end().end();
        }
        json.end().end();
        out.flush();
    }

    private static String shown(String text) {
        return Printable.of(SecretRedactor.redact(text));
    }

    private static String place(SourceSpan place) {
        return Printable.of(place.file().name()) + ":" + place.line() + ":" + place.column();
    }
}
