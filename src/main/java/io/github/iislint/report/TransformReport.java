package io.github.iislint.report;

import io.github.iislint.deployment.ValueProblem;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.finding.Severity;
import io.github.iislint.secret.SecretRedactor;
import io.github.iislint.xdt.Message;
import io.github.iislint.xdt.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the messages of a transformation, for people and for programs, without the secrets in the files. */
public final class TransformReport {

    private TransformReport() {
    }

    /**
     * A message about a transform or a value.
     *
     * @param kind as the reports call it
     * @param placement how much of the place the reference implementation of XDT gives
     * @param text without values of deployment
     */
    public record Line(Severity severity, String kind, SourceSpan place, Message.Precision placement, String text) {
    }

    /** The messages of a deployment, those about values first. */
    public static List<Line> lines(List<Message> messages, List<ValueProblem> problems) {
        List<Line> lines = new ArrayList<>();
        for (ValueProblem problem : problems) {
            Severity severity = switch (problem.kind()) {
                case NOT_ESCAPED, INVALID -> Severity.ERROR;
                case MISSING -> Severity.WARNING;
                case NOT_EVALUATED -> Severity.INFO;
            };
            lines.add(new Line(severity, "value-" + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    problem.place(), Message.Precision.EXACT, problem.text()));
        }
        messages.forEach(message -> lines.add(new Line(message.severity(), message.kind().toString(), message.place(),
                message.placement(), message.text())));
        return lines;
    }

    /** A line for each message: file, line and column, severity, text, kind. */
    public static void text(List<Line> lines, PrintWriter out) {
        for (Line line : lines) {
            out.println(place(line.place()) + ": " + line.severity() + ": " + shown(line.text()) + " [" + line.kind() + "]");
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

    /**
     * The first line of a result, 1-based, that a build agent would obey if the result were printed into its log. It is not a
     * report, and stays as it is.
     */
    public static OptionalInt obeyed(String result) {
        List<String> lines = result.lines().toList();
        return IntStream.range(0, lines.size()).filter(i -> Printable.obeyed(lines.get(i))).map(i -> i + 1).findFirst();
    }

    /** The contract of {@code transform --format json}. */
    public static void json(List<Line> lines, PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("messages").array();
        for (Line message : lines) {
            boolean exact = message.placement() == Message.Precision.EXACT;
            json.object().member("level", message.severity().toString()).member("kind", message.kind())
                    .member("file", message.placement() == Message.Precision.NONE ? "-" : message.place().file().name())
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
