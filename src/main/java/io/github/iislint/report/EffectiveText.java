package io.github.iislint.report;

import io.github.iislint.iis.EffectiveEntry;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.secret.EffectiveSecrets;
import io.github.iislint.secret.SecretRedactor;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code effective} for people: all that is in effect at a location, or a tree of locations with what each of them changes. */
public final class EffectiveText {

    private static final int WIDEST = 72;
    /** How many entries of a collection the tree of all locations shows where no section is requested. */
    private static final int MOST_ENTRIES = 10;

    private final PrintWriter out;
    private final Collection<String> wanted;
    private final boolean unicode;
    private @Nullable String server;
    private boolean any;

    /**
     * @param sections which are shown with their defaults; empty for what files set of any
     * @param unicode whether the terminal shows more than ASCII
     */
    public EffectiveText(PrintWriter out, Collection<String> sections, boolean unicode) {
        this.out = out;
        this.wanted = new TreeSet<>(sections);
        this.unicode = unicode;
    }

    private void server(Server next) {
        if (any) {
            out.println();
        }
        if (next.name() != null && !next.name().equals(server)) {
            out.println(Printable.of(next.name()));
            out.println();
        }
        server = next.name();
        any = true;
    }

    /** All that is in effect at one location, and the values that each value replaces. */
    public void location(Server from, Location node, String location, List<ConfigurationError> refusals) {
        server(from);
        out.println(location.isEmpty() ? "(server)" : Printable.of(location) + "  (" + kind(node, location) + ")");
        refusals.forEach(refusal -> refusal(refusal, "  "));
        disputes(from, node, "  ");
        for (String section : wanted.isEmpty() ? EffectiveSetting.sections(node) : wanted) {
            settings(section, EffectiveSetting.of(from, node, section, !wanted.isEmpty()), "  ", true, Integer.MAX_VALUE);
        }
    }

    /** What is at a location that is requested, or the location above whose configuration is in effect there. */
    static String kind(Location node, String location) {
        return node.path().equalsIgnoreCase(location)
                ? kind(node)
                : "as " + (node.parent() == null ? "the server level" : node.path());
    }

    /**
     * All locations of a server, each with what it does not inherit.
     *
     * @param refusals tells what is refused from a location on
     */
    public void tree(Server from, BiFunction<Server, Location, List<ConfigurationError>> refusals) {
        if (from.sites().isEmpty() && from.assumed()) {
            return;
        }
        server(from);
        if (from.assumed()) {
            from.root().children().forEach(site -> node(from, site, "", "", refusals));
        } else {
            node(from, from.root(), "", "", refusals);
        }
    }

    private void node(Server from, Location location, String head, String indent,
            BiFunction<Server, Location, List<ConfigurationError>> refusals) {
        out.println(
                location.parent() == null ? "(server)" : head + Printable.of(location.name()) + "  (" + about(location) + ")");
        Collection<Location> below = location.children();
        String bar = indent + (below.isEmpty() ? "   " : unicode ? "│  " : "|  ");
        refusals.apply(from, location).forEach(refusal -> refusal(refusal, bar + " "));
        disputes(from, location, bar + " ");
        boolean top = top(from, location);
        for (String section : wanted.isEmpty() ? new TreeSet<>(location.own().keySet()) : wanted) {
            settings(section, top ? EffectiveSetting.of(from, location, section, !wanted.isEmpty()) : changed(location, section),
                    bar + " ",
                    false, wanted.isEmpty() ? MOST_ENTRIES : Integer.MAX_VALUE);
        }
        int left = below.size();
        for (Location child : below) {
            boolean last = --left == 0;
            node(from, child, indent + (unicode ? last ? "└─ " : "├─ " : last ? "`- " : "|- "),
                    indent + (last ? "   " : unicode ? "│  " : "|  "), refusals);
        }
    }

    /** Whether a location inherits from nothing that is shown. */
    static boolean top(Server from, Location location) {
        return location.parent() == null || from.assumed() && location.kind() == Location.Kind.SITE;
    }

    /** What no local folder stands for may be a file as well. */
    private static String kind(Location location) {
        return location.kind() == Location.Kind.FOLDER && location.folder() == null ? "path" : location.kind().toString();
    }

    /** {@code site, https *:443: and 2 more}. */
    static String about(Location location) {
        String kind = kind(location);
        if (location.kind() != Location.Kind.SITE || location.site() == null || location.site().bindings().isEmpty()) {
            return kind;
        }
        List<Site.Binding> bindings = location.site().bindings();
        String first = bindings.get(0).protocol() + " " + bindings.get(0).information();
        return kind + ", " + Printable.of(first) + (bindings.size() == 1 ? "" : " and " + (bindings.size() - 1) + " more");
    }

    /** What a location does not inherit of a section. */
    static List<EffectiveSetting> changed(Location location, String section) {
        SectionState own = location.own().get(section);
        if (own == null) {
            return List.of();
        }
        SectionState inherited = location.inherited(section);
        return EffectiveSetting.changed(section, own.element(), inherited == null ? null : inherited.element());
    }

    private void refusal(ConfigurationError refusal, String indent) {
        out.println(indent + refusal.answer());
        out.println(indent + "    " + refusal.place());
    }

    /** What sources differ about, so that the values may be others. */
    private void disputes(Server server, Location location, String indent) {
        for (Problem dispute : server.disputes(location)) {
            out.println(indent + "disputed  " + Printable.of(SecretRedactor.redact(dispute.message())));
            out.println(indent + "    " + Printable.of(dispute.file().place(dispute.span()).toString()));
        }
    }

    /**
     * @param chains whether the values that a value replaces are shown
     * @param entries how many of a collection are shown
     */
    private void settings(String section, List<EffectiveSetting> settings, String indent, boolean chains, int entries) {
        if (settings.isEmpty()) {
            return;
        }
        out.println(indent + Printable.of(section));
        List<String> texts = settings.stream()
                .map(s -> Printable.of(s.attribute() + " = " + EffectiveSecrets.shown(s.attribute(), s.value(), s.origin())))
                .toList();
        int width = width(texts);
        for (int i = 0; i < texts.size(); i++) {
            EffectiveSetting setting = settings.get(i);
            out.println(indent + "  " + padded(texts.get(i), width) + origin(setting));
            if (chains) {
                for (EffectiveSetting.Overridden overridden : setting.overridden()) {
                    out.println(indent + "    instead of "
                            + Printable.of(EffectiveSecrets.shown(setting.attribute(), overridden.value(),
                                    overridden.origin()))
                            + "  " + Printable.of(overridden.origin().toString()));
                }
            }
            int shown = Math.min(entries, setting.collection().size());
            entries(EffectiveSecrets.shown(EffectiveEntry.of(setting.collection().subList(0, shown))), indent + "    ");
            if (shown < setting.collection().size()) {
                out.println(indent + "    and " + (setting.collection().size() - shown) + " more (--section " + section + ")");
            }
        }
    }

    private void entries(List<EffectiveEntry> entries, String indent) {
        List<String> texts = entries.stream().map(EffectiveText::text).toList();
        int width = width(texts);
        for (int i = 0; i < texts.size(); i++) {
            EffectiveEntry entry = entries.get(i);
            out.println(indent + padded(texts.get(i), width)
                    + (entry.origin() == null ? "(default)" : Printable.of(entry.origin().toString())));
            entries(entry.elements(), indent + "  ");
            entries(entry.entries(), indent + "  ");
        }
    }

    /** {@code add name="X" value="1"}, on one line. */
    static String text(EffectiveEntry entry) {
        StringBuilder text = new StringBuilder(entry.element());
        for (EffectiveEntry.EntryAttribute attribute : entry.attributes()) {
            text.append(' ').append(attribute.name()).append("=\"").append(attribute.value()).append('"');
        }
        return Printable.of(text.toString());
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).filter(w -> w <= WIDEST).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length() + 2));
    }

    private static String origin(EffectiveSetting setting) {
        return setting.origin() == null
                ? "(default)"
                : Printable.of(setting.origin().toString())
                        + (setting.kind() == EffectiveSetting.Kind.UNKNOWN ? " (placeholder)" : "");
    }

    /** @param tree whether locations were shown with what they change only */
    public void end(boolean tree) {
        if (!any) {
            out.println("No location found.");
        } else if (tree) {
            out.println();
            out.println("Each location lists only what it does not inherit. To list everything in effect at a location: --at "
                    + "LOCATION");
        }
    }
}
