package io.github.iislint.report;

import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** {@code effective} for people: all that is in effect at a location, or a tree of locations with what each of them changes. */
public final class EffectiveText {

    private static final int WIDEST = 72;

    private final PrintWriter out;
    private final Collection<String> wanted;
    private final boolean unicode;
    private String server;
    private boolean any;

    /**
     * @param sections which are told with their defaults; empty for what files set of any
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
    public void location(Server from, Node node, String location, List<Refusal> refusals) {
        server(from);
        out.println(location.isEmpty() ? "(server)" : Printable.of(location) + "  (" + kind(node, location) + ")");
        refusals.forEach(refusal -> refusal(refusal, "  "));
        for (String section : wanted.isEmpty() ? EffectiveSetting.sections(node) : wanted) {
            settings(section, EffectiveSetting.of(from, node, section, !wanted.isEmpty()), "  ", true);
        }
    }

    private static String kind(Node node, String location) {
        return node.location().equalsIgnoreCase(location) ? kind(node) : "as " + (node.parent() == null ? "the server level" : node.location());
    }

    /**
     * All locations of a server, each with what it does not inherit.
     *
     * @param refusals tells what is refused from a location on
     */
    public void tree(Server from, BiFunction<Server, Node, List<Refusal>> refusals) {
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

    private void node(Server from, Node node, String head, String indent, BiFunction<Server, Node, List<Refusal>> refusals) {
        out.println(node.parent() == null ? "(server)" : head + Printable.of(node.name()) + "  (" + about(node) + ")");
        Collection<Node> below = node.children();
        String bar = indent + (below.isEmpty() ? "   " : unicode ? "│  " : "|  ");
        refusals.apply(from, node).forEach(refusal -> refusal(refusal, bar + " "));
        boolean top = node.parent() == null || from.assumed() && node.kind() == Node.Kind.SITE;
        for (String section : wanted.isEmpty() ? new TreeSet<>(node.own().keySet()) : wanted) {
            settings(section, top ? EffectiveSetting.of(from, node, section, !wanted.isEmpty()) : changed(node, section), bar + " ",
                    false);
        }
        int left = below.size();
        for (Node child : below) {
            boolean last = --left == 0;
            node(from, child, indent + (unicode ? last ? "└─ " : "├─ " : last ? "`- " : "|- "),
                    indent + (last ? "   " : unicode ? "│  " : "|  "), refusals);
        }
    }

    /** What no local folder stands for may be a file as well. */
    private static String kind(Node node) {
        return node.kind() == Node.Kind.FOLDER && node.folder() == null ? "path" : node.kind().toString();
    }

    private static String about(Node node) {
        String kind = kind(node);
        if (node.kind() != Node.Kind.SITE || node.site() == null || node.site().bindings().isEmpty()) {
            return kind;
        }
        List<Site.Binding> bindings = node.site().bindings();
        String first = bindings.get(0).protocol() + " " + bindings.get(0).information();
        return kind + ", " + Printable.of(first) + (bindings.size() == 1 ? "" : " and " + (bindings.size() - 1) + " more");
    }

    private static List<EffectiveSetting> changed(Node node, String section) {
        SectionState own = node.own().get(section);
        if (own == null) {
            return List.of();
        }
        SectionState inherited = node.inherited(section);
        return EffectiveSetting.changed(section, own.element(), inherited == null ? null : inherited.element());
    }

    private void refusal(Refusal refusal, String indent) {
        out.println(indent + refusal.answer());
        out.println(indent + "    " + refusal.place());
    }

    private void settings(String section, List<EffectiveSetting> settings, String indent, boolean chains) {
        if (settings.isEmpty()) {
            return;
        }
        out.println(indent + Printable.of(section));
        List<String> texts = settings.stream()
                .map(s -> Printable.of(s.attribute() + " = " + EffectiveSecrets.shown(s.attribute(), s.value()))).toList();
        int width = texts.stream().mapToInt(String::length).filter(w -> w <= WIDEST).max().orElse(0);
        for (int i = 0; i < texts.size(); i++) {
            EffectiveSetting setting = settings.get(i);
            out.println(indent + "  " + texts.get(i) + " ".repeat(Math.max(2, width - texts.get(i).length() + 2)) + origin(setting));
            if (chains) {
                for (EffectiveSetting.Overridden overridden : setting.overridden()) {
                    out.println(indent + "    instead of " + Printable.of(EffectiveSecrets.shown(setting.attribute(), overridden.value()))
                            + "  " + Printable.of(overridden.origin().toString()));
                }
            }
        }
    }

    private static String origin(EffectiveSetting setting) {
        return setting.origin() == null ? "(default)" : Printable.of(setting.origin().toString())
                + (setting.kind() == EffectiveSetting.Kind.UNKNOWN ? " (placeholder)" : "");
    }

    /** @param tree whether locations were shown with what they change only */
    public void end(boolean tree) {
        if (!any) {
            out.println("No location found.");
        } else if (tree) {
            out.println();
            out.println("Below a location, only what it does not inherit. All that is in effect at one: --at LOCATION");
        }
    }
}
