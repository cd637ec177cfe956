package io.github.iislint.report;

import io.github.iislint.iis.EffectiveEntry;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.secret.EffectiveSecrets;
import io.github.iislint.secret.SecretRedactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code effective --format json}, written location by location. What locations share is formatted once: thousands of sites
 * inherit the same sections.
 */
public final class EffectiveJson {

    private final JsonWriter json;
    private final Collection<String> wanted;
    private final List<String> errors = new ArrayList<>();
    private final List<String> disputes = new ArrayList<>();
    private final Map<SectionState, List<String>> inherited = new IdentityHashMap<>();
    private final Map<String, List<String>> unset = new HashMap<>();
    private @Nullable Server current;

    /** @param sections which are shown with their defaults; empty for what files set of any */
    public EffectiveJson(Appendable out, Collection<String> sections) throws IOException {
        this.wanted = sections;
        json = new JsonWriter(out);
        json.object().member("version", 1).name("settings").array();
    }

    /**
     * @param location how the location is called whose configuration is that of {@code node}
     * @param entries whether the entries of inherited collections are shown, too; those of the location itself always are
     */
    public void location(Server server, Location node, String location, List<ConfigurationError> refusals, boolean entries)
            throws IOException {
        if (server != current) {
            // Locations of another server share nothing with those before.
            inherited.clear();
            unset.clear();
            current = server;
        }
        String head = head(server, location);
        for (String section : wanted.isEmpty() ? EffectiveSetting.sections(node) : wanted) {
            for (String row : rows(server, node, section, entries)) {
                json.raw(head, row);
            }
        }
        for (ConfigurationError refusal : refusals) {
            errors.add(head + error(refusal));
        }
        for (Problem dispute : server.disputes(node)) {
            disputes.add(head + dispute(dispute));
        }
    }

    private static String head(Server server, String location) throws IOException {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).inlineObject().member("server", server.name()).member("location", location);
        return text.append(", ").toString();
    }

    private List<String> rows(Server server, Location location, String section, boolean entries) throws IOException {
        SectionState state = location.section(section);
        if (entries || state != null && state == location.own().get(section)) {
            return words(server, location, section, true);
        }
        List<String> known = state == null ? unset.get(section) : inherited.get(state);
        if (known == null) {
            known = words(server, location, section, false);
            if (state == null) {
                unset.put(section, known);
            } else {
                inherited.put(state, known);
            }
        }
        return known;
    }

    private List<String> words(Server server, Location location, String section, boolean entries) throws IOException {
        List<String> rows = new ArrayList<>();
        for (EffectiveSetting setting : EffectiveSetting.of(server, location, section, !wanted.isEmpty())) {
            StringBuilder text = new StringBuilder();
            JsonWriter row = new JsonWriter(text).inlineObject().member("section", section)
                    .member("attribute", setting.attribute())
                    .member("value", EffectiveSecrets.shown(setting.attribute(), setting.value(), setting.origin()))
                    .name("origin").object()
                    .member("kind", setting.kind().name().toLowerCase(Locale.ROOT));
            place(setting.origin(), row);
            row.end();
            if (entries && !setting.collection().isEmpty()) {
                row.name("entries");
                entries(EffectiveSecrets.shown(EffectiveEntry.of(setting.collection())), row);
            }
            row.end();
            rows.add(tail(text));
        }
        return rows;
    }

    private static void place(@Nullable Origin origin, JsonWriter json) throws IOException {
        if (origin != null) {
            json.member("file", origin.fileName()).member("line", origin.line()).member("column", origin.column());
        }
    }

    private static void entries(List<EffectiveEntry> entries, JsonWriter json) throws IOException {
        json.array();
        for (EffectiveEntry entry : entries) {
            json.object().member("element", entry.element()).name("attributes").object();
            for (EffectiveEntry.EntryAttribute attribute : entry.attributes()) {
                json.member(attribute.name(), attribute.value());
            }
            json.end().name("origin").object().member("kind",
                    entry.origin() == null || entry.origin().shipped() ? "default" : "set");
            place(entry.origin(), json);
            json.end();
            if (!entry.elements().isEmpty()) {
                json.name("elements");
                entries(entry.elements(), json);
            }
            if (!entry.entries().isEmpty()) {
                json.name("entries");
                entries(entry.entries(), json);
            }
            json.end();
        }
        json.end();
    }

    private static String error(ConfigurationError refusal) throws IOException {
        StringBuilder text = new StringBuilder();
        refusal.json(new JsonWriter(text).inlineObject());
        return tail(text);
    }

    private static String dispute(Problem dispute) throws IOException {
        StringBuilder text = new StringBuilder();
        new JsonWriter(text).inlineObject().member("message", SecretRedactor.redact(dispute.message()))
                .member("file", dispute.file().name())
                .member("line", dispute.file().place(dispute.span()).line())
                .member("column", dispute.file().place(dispute.span()).column()).end();
        return tail(text);
    }

    /** An object without its opening brace and line ending, to follow the members that differ. */
    private static String tail(StringBuilder object) {
        return object.substring(1).stripTrailing();
    }

    /** Ends the document. */
    public void end() throws IOException {
        json.end().name("errors").array();
        for (String error : errors) {
            json.raw(error, "");
        }
        json.end().name("disputes").array();
        for (String dispute : disputes) {
            json.raw(dispute, "");
        }
        json.end().end();
    }
}
