package io.github.iislint.report;

import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Writes what is in effect at locations, for people and for programs. */
public final class EffectiveReport {

    private EffectiveReport() {
    }

    /** What makes IIS answer 500.19 at a location, and the rule that reports it. */
    public record Refusal(Problem problem, String rule) {
    }

    /**
     * One location.
     *
     * @param server the path of the applicationHost.config, or {@code null} for a lone site
     * @param location how it is called
     * @param node the deepest known location at or above it
     */
    public record Entry(String server, String location, Node node, List<EffectiveSetting> settings, List<Refusal> refusals) {
    }

    /** The contract of {@code effective --format json}. */
    public static void json(List<Entry> entries, PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("settings").array();
        for (Entry entry : entries) {
            for (EffectiveSetting setting : entry.settings()) {
                json.object().member("server", entry.server()).member("location", setting.location())
                        .member("section", setting.section()).member("attribute", setting.attribute()).member("value", setting.value())
                        .name("origin").object().member("kind", setting.kind().name().toLowerCase(Locale.ROOT));
                if (setting.origin() != null) {
                    json.member("file", setting.origin().file().name()).member("line", setting.origin().line())
                            .member("column", setting.origin().column());
                }
                json.end().end();
            }
        }
        json.end().name("errors").array();
        for (Entry entry : entries) {
            for (Refusal refusal : entry.refusals()) {
                Origin origin = new Origin(refusal.problem().file(), refusal.problem().span());
                json.object().member("server", entry.server()).member("location", entry.location())
                        .member("section", refusal.problem().section()).member("rule", refusal.rule())
                        .member("hresult", refusal.problem().kind().result()).member("file", origin.file().name())
                        .member("line", origin.line()).member("column", origin.column()).member("message", refusal.problem().message())
                        .end();
            }
        }
        json.end().end();
        out.print('\n');
        out.flush();
    }

    /** @param chains whether the values are shown that deeper levels replace */
    public static void text(List<Entry> entries, PrintWriter out, boolean chains) {
        String server = null;
        for (Entry entry : entries) {
            if (entry.server() != null && !entry.server().equals(server)) {
                server = entry.server();
                out.println(server);
                out.println();
            }
            out.println((entry.location().isEmpty() ? "(server)" : entry.location()) + "  [" + entry.node().kind() + "]");
            for (Refusal refusal : entry.refusals()) {
                String result = refusal.problem().kind().result();
                out.println("  500.19" + (result == null ? "" : " " + result) + "  " + refusal.problem().message());
                out.println("      " + new Origin(refusal.problem().file(), refusal.problem().span()) + "  " + refusal.rule());
            }
            settings(entry.settings(), out, chains);
            out.println();
        }
        if (entries.isEmpty()) {
            out.println("No location found.");
        }
    }

    private static void settings(List<EffectiveSetting> settings, PrintWriter out, boolean chains) {
        int width = settings.stream().mapToInt(s -> s.attribute().length() + s.value().length() + 3).filter(w -> w < 72).max().orElse(0);
        String section = null;
        for (EffectiveSetting setting : settings) {
            if (!setting.section().equals(section)) {
                section = setting.section();
                out.println("  " + section);
            }
            String text = setting.attribute() + " = " + setting.value();
            out.println("    " + text + " ".repeat(Math.max(2, width - text.length() + 2))
                    + (setting.origin() == null ? "(default)" : setting.origin()
                    + (setting.kind() == EffectiveSetting.Kind.UNKNOWN ? " (placeholder)" : "")));
            if (chains) {
                for (EffectiveSetting.Overridden overridden : setting.overridden()) {
                    out.println("      instead of " + overridden.value() + "  " + overridden.origin());
                }
            }
        }
    }
}
