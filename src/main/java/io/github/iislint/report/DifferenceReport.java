package io.github.iislint.report;

import io.github.iislint.iis.Origin;
import io.github.iislint.iis.ServerDifference;
import io.github.iislint.secret.EffectiveSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes which settings are in effect differently in two versions, for people and for programs. */
public final class DifferenceReport {

    private static final int SHOWN = 3;

    private DifferenceReport() {
    }

    /**
     * What differs on one server.
     *
     * @param server the path of the applicationHost.config, or {@code null} for a lone site
     * @param changes with their locations, the topmost first
     * @param gone what IIS refused before only
     * @param refused what IIS refuses after only
     */
    public record Difference(@Nullable String server, Map<ServerDifference.Change, List<String>> changes,
            List<ConfigurationError> gone,
            List<ConfigurationError> refused) {

        private boolean isEmpty() {
            return changes.isEmpty() && gone.isEmpty() && refused.isEmpty();
        }
    }

    /** @param before how the files of the version before are called, by how they call themselves */
    public static void json(List<Difference> differences, UnaryOperator<String> before, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("changes").array();
        for (Difference difference : differences) {
            for (Map.Entry<ServerDifference.Change, List<String>> entry : difference.changes().entrySet()) {
                ServerDifference.Change change = entry.getKey();
                json.object().member("server", difference.server()).member("locations", entry.getValue())
                        .member("section", change.section()).member("attribute", change.setting());
                side(json, "before", change.setting(), change.before(), before);
                side(json, "after", change.setting(), change.after(), UnaryOperator.identity());
                json.end();
            }
        }
        json.end().name("errors").array();
        for (Difference difference : differences) {
            refusals(json, difference.server(), "before", difference.gone(), before);
            refusals(json, difference.server(), "after", difference.refused(), UnaryOperator.identity());
        }
        json.end().end();
    }

    private static void refusals(JsonWriter json, String server, String version, List<ConfigurationError> refusals,
            UnaryOperator<String> names) throws IOException {
        for (ConfigurationError refusal : refusals) {
            refusal.json(json.inlineObject().member("server", server).member("location", refusal.problem().location())
                    .member("only", version), names);
        }
    }

    private static void side(JsonWriter json, String name, String setting, ServerDifference.@Nullable Side side,
            UnaryOperator<String> names) throws IOException {
        json.name(name);
        if (side == null) {
            json.value((String) null);
            return;
        }
        json.object().member("value", EffectiveSecrets.shown(setting, side.value(), side.origin())).name("origin").inlineObject()
                .member("kind", side.origin() == null ? "default" : "set");
        if (side.origin() != null) {
            json.member("file", file(side.origin(), names)).member("line", side.origin().line())
                    .member("column", side.origin().column());
        }
        json.end().end();
    }

    /** A file that iislint ships with has one name, whichever version it is in effect in. */
    private static String file(Origin origin, UnaryOperator<String> names) {
        return origin.shipped() ? origin.fileName() : names.apply(origin.fileName());
    }

    /** @param before how the files of the version before are called, by how they call themselves */
    public static void text(List<Difference> differences, UnaryOperator<String> before, PrintWriter out) {
        boolean any = false;
        for (Difference difference : differences) {
            if (difference.isEmpty()) {
                continue;
            }
            if (difference.server() != null) {
                out.println(Printable.of(difference.server()));
                out.println();
            }
            any = true;
            difference.gone().forEach(refusal -> refusal('-', refusal, before, out));
            difference.refused().forEach(refusal -> refusal('+', refusal, UnaryOperator.identity(), out));
            String head = null;
            for (Map.Entry<ServerDifference.Change, List<String>> entry : difference.changes().entrySet()) {
                String next = where(entry.getValue()) + "  " + entry.getKey().section();
                if (!next.equals(head)) {
                    head = next;
                    out.println(Printable.of(head));
                }
                line('-', entry.getKey(), entry.getKey().before(), before, out);
                line('+', entry.getKey(), entry.getKey().after(), UnaryOperator.identity(), out);
            }
            out.println();
        }
        out.println(
                any ? "Lines with - are in effect before, lines with + after." : "The same settings are in effect everywhere.");
    }

    private static void refusal(char mark, ConfigurationError refusal, UnaryOperator<String> names, PrintWriter out) {
        String location = refusal.problem().location();
        out.println(location.isEmpty() ? "all locations" : Printable.of(location) + " and below");
        out.println("  " + mark + " " + refusal.answer());
        out.println("      " + refusal.place(names));
    }

    private static String where(List<String> locations) {
        List<String> first = locations.stream().limit(SHOWN).map(l -> l.isEmpty() ? "(server)" : l).toList();
        int more = locations.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
    }

    private static void line(char mark, ServerDifference.Change change, ServerDifference.@Nullable Side side,
            UnaryOperator<String> names, PrintWriter out) {
        if (side != null) {
            String value = EffectiveSecrets.shown(change.setting(), side.value(), side.origin());
            out.println("  " + mark + " " + Printable.of(change.setting() + " = " + value)
                    + "  "
                    + (side.origin() == null
                            ? "(default)"
                            : Printable.of(side.origin().shipped()
                                    ? side.origin().toString()
                                    : file(side.origin(), names) + ":" + side.origin().line())));
        } else {
            out.println("  " + mark + " " + Printable.of(change.setting()) + "  (nothing)");
        }
    }
}
