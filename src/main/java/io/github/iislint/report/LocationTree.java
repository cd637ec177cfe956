package io.github.iislint.report;

import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.EffectiveEntry;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.ServerRun;
import io.github.iislint.secret.EffectiveSecrets;
import io.github.iislint.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The locations of servers and what is in effect at each, as text without secrets, which is kept when the servers themselves are
 * forgotten.
 */
public final class LocationTree implements Consumer<ServerRun> {

    /** How many entries of a collection are shown where no section is requested. */
    private static final int MOST_ENTRIES = 10;
    /** What is below is beside it: browsers nest elements some hundred deep. */
    private static final int DEEPEST = 30;

    private final Collection<String> wanted;
    private final Map<String, ServerNode> servers = new LinkedHashMap<>();

    /**
     * A server.
     *
     * @param name the path of the applicationHost.config; {@code null} if there is none
     * @param nodes the server level with all sites below; of lone sites, and where locations are requested, these
     */
    record ServerNode(@Nullable String name, List<Node> nodes) {
    }

    /**
     * A location.
     *
     * @param site the name of its site; {@code null} at the server level
     * @param about what is there: {@code site, https *:443:}
     * @param access {@code null} at the server level
     * @param refusals what IIS refuses from here on, and where
     * @param disputes what sources about IIS differ in
     * @param sections what it does not inherit; all that is in effect where it was requested
     */
    record Node(String location, String name, @Nullable String site, String about, @Nullable VisitorAccess access,
            List<String> refusals,
            List<String> disputes, List<Section> sections, List<Node> below) {
    }

    /**
     * What visitors notice first.
     *
     * @param place the file and line that decide; {@code null} where no file sets anything
     */
    record VisitorAccess(ClientCertificateAccess.Mode mode, boolean ssl, @Nullable String place) {
    }

    /** The settings of a section. */
    record Section(String name, List<ShownSetting> settings) {
    }

    /**
     * A setting.
     *
     * @param origin the file and line that set it; {@code null} for a default of the schema
     * @param replaced the values that it replaces, the nearest level first
     * @param entries of a collection, in effective order
     * @param more how many entries are left out
     */
    record ShownSetting(String name, String value, @Nullable String origin, List<Replaced> replaced, List<EffectiveEntry> entries,
            int more) {
    }

    /** A value that another one replaces. */
    record Replaced(String value, String origin) {
    }

    /** @param sections which are shown with their defaults; empty for what files set of any */
    public LocationTree(Collection<String> sections) {
        this.wanted = new TreeSet<>(sections);
    }

    /** What a run of {@code check} lints; refusals are among its findings. */
    @Override
    public void accept(ServerRun run) {
        if (run.server() != null) {
            add(run.server(), (server, location) -> List.of());
        }
    }

    /**
     * Adds all locations of a server, each with what it does not inherit.
     *
     * @param refusals tells what is refused from a location on
     */
    public void add(Server server, BiFunction<Server, Location, List<ConfigurationError>> refusals) {
        if (!server.assumed() || !server.sites().isEmpty()) {
            nodes(server.name()).addAll(nodes(server, refusals));
        }
    }

    /** Adds one location with all that is in effect there, and the values that each value replaces. */
    public void add(Server server, Location location, String called, List<ConfigurationError> refusals) {
        List<Section> sections = new ArrayList<>();
        for (String section : wanted.isEmpty() ? EffectiveSetting.sections(location) : wanted) {
            section(section, EffectiveSetting.of(server, location, section, !wanted.isEmpty()), true, sections);
        }
        Node node = new Node(called, called, location.site() == null ? null : location.site().name(),
                EffectiveText.kind(location, called), access(server, location),
                refusals.stream().map(LocationTree::told).toList(),
                disputes(server, location), sections, List.of());
        nodes(server.name()).add(node);
    }

    /** The nodes of a server; lone sites stand together. */
    private List<Node> nodes(@Nullable String server) {
        return servers.computeIfAbsent(server == null ? "" : server, s -> new ServerNode(server, new ArrayList<>())).nodes();
    }

    /** Those with an applicationHost.config first, in the order in which they came. */
    List<ServerNode> servers() {
        return servers.values().stream().sorted(Comparator.comparing(server -> server.name() == null)).toList();
    }

    /** How many locations there are, server levels included. */
    int size() {
        return count(node -> 1);
    }

    /** Built without recursion: a path may have thousands of segments. */
    private List<Node> nodes(Server server, BiFunction<Server, Location, List<ConfigurationError>> refusals) {
        Map<Location, Node> nodes = new IdentityHashMap<>();
        List<Node> first = new ArrayList<>();
        server.root().visit(location -> {
            if (location.parent() == null && server.assumed()) {
                return;
            }
            Location above = location.parent();
            boolean deep = location.depth() > DEEPEST;
            while (deep && above != null && above.depth() >= DEEPEST) {
                above = above.parent();
            }
            Node node = node(server, location, deep ? location.path() : location.name(), refusals);
            nodes.put(location, node);
            Node parent = above == null ? null : nodes.get(above);
            (parent == null ? first : parent.below()).add(node);
        });
        return first;
    }

    private Node node(Server server, Location location, String name,
            BiFunction<Server, Location, List<ConfigurationError>> refusals) {
        List<Section> sections = new ArrayList<>();
        boolean top = EffectiveText.top(server, location);
        for (String section : wanted.isEmpty() ? new TreeSet<>(location.own().keySet()) : wanted) {
            section(section, top
                    ? EffectiveSetting.of(server, location, section, !wanted.isEmpty())
                    : EffectiveText.changed(location, section), false, sections);
        }
        return new Node(location.path(), name, location.site() == null ? null : location.site().name(),
                EffectiveText.about(location), access(server, location),
                refusals.apply(server, location).stream().map(LocationTree::told).toList(), disputes(server, location), sections,
                new ArrayList<>(0));
    }

    /** How many settings are shown. */
    int settings() {
        return count(node -> node.sections().stream().mapToInt(section -> section.settings().size()).sum());
    }

    /** At how many locations something is refused from there on. */
    int refused() {
        return count(node -> node.refusals().isEmpty() ? 0 : 1);
    }

    private int count(ToIntFunction<Node> counted) {
        int sum = 0;
        List<Node> left = new ArrayList<>();
        servers.values().forEach(server -> left.addAll(server.nodes()));
        while (!left.isEmpty()) {
            Node node = left.remove(left.size() - 1);
            sum += counted.applyAsInt(node);
            left.addAll(node.below());
        }
        return sum;
    }

    private static String told(ConfigurationError refusal) {
        return refusal.answer() + "  " + refusal.place();
    }

    private static List<String> disputes(Server server, Location location) {
        return server.disputes(location).stream().map(dispute -> SecretRedactor.redact(dispute.message()) + "  "
                + dispute.file().place(dispute.span())).toList();
    }

    private static @Nullable VisitorAccess access(Server server, Location location) {
        if (location.parent() == null) {
            return null;
        }
        ClientCertificateAccess access = ClientCertificateAccess.at(server, location);
        return new VisitorAccess(access.mode(), access.ssl(), access.origin() == null ? null : access.origin().toString());
    }

    private static @Nullable String origin(EffectiveSetting setting) {
        return setting.origin() == null
                ? null
                : setting.origin() + (setting.kind() == EffectiveSetting.Kind.UNKNOWN ? " (placeholder)" : "");
    }

    private void section(String name, List<EffectiveSetting> settings, boolean all, List<Section> sections) {
        List<ShownSetting> told = new ArrayList<>(settings.size());
        for (EffectiveSetting setting : settings) {
            int most = all || !wanted.isEmpty() ? Integer.MAX_VALUE : MOST_ENTRIES;
            List<EffectiveEntry> entries = EffectiveSecrets.shown(EffectiveEntry.of(
                    setting.collection().subList(0, Math.min(most, setting.collection().size()))));
            List<Replaced> replaced = new ArrayList<>(0);
            if (all) {
                setting.overridden().forEach(value -> replaced.add(new Replaced(
                        EffectiveSecrets.shown(setting.attribute(), value.value(), value.origin()), value.origin().toString())));
            }
            told.add(new ShownSetting(setting.attribute(),
                    EffectiveSecrets.shown(setting.attribute(), setting.value(), setting.origin()), origin(setting),
                    replaced, entries, setting.collection().size() - entries.size()));
        }
        if (!told.isEmpty()) {
            sections.add(new Section(name, told));
        }
    }
}
