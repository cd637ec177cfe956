package io.github.iislint.iis;

import io.github.iislint.iis.SectionDeclaration.AllowDefinition;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.Span;
import io.github.iislint.xml.XmlFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what files say to the locations that they say it of. */
final class Placement {

    private final Server server;
    private final Map<XmlFile, Set<Object>> seenInHost = new HashMap<>();
    /** The folders that exist only because location tags repeat the name of their site. */
    private final Set<Node> repeating = new HashSet<>();

    Placement(Server server) {
        this.server = server;
    }

    /** A location that is asked for gets a node of its own; one of an unknown site does not. */
    void ensure(String location) {
        Node node = server.node(location);
        if (node != null && node != server.root) {
            List<String> segments = LocationPath.segments(location);
            int known = LocationPath.segments(node.location()).size();
            node.ensure(segments.subList(Math.min(known, segments.size()), segments.size()));
        }
    }

    private record Seen(Node node, String section) {

        // Those that the JVM would make for a record take it milliseconds to make.
        @Override
        public boolean equals(Object other) {
            return other instanceof Seen seen && seen.node == node && seen.section.equals(section);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(node) * 31 + section.hashCode();
        }
    }

    /** A block of applicationHost.config or of a file above. */
    void placeHost(Block block) {
        Node node = server.root;
        if (block.tag() != null && !block.tag().segments().isEmpty()) {
            List<String> segments = block.tag().segments();
            Node site = server.site(segments.get(0));
            if (site == null) {
                orphan(block);
                return;
            }
            node = site.ensure(segments.subList(1, segments.size()));
            letterCase(block, site, segments, node);
        }
        place(node, block, seenInHost.computeIfAbsent(block.file(), f -> new HashSet<>()));
    }

    /** A block of the web.config at a location. */
    void placeWebConfig(Node at, Block block, Set<Object> seen) {
        Node node = at;
        if (block.tag() != null && !block.tag().segments().isEmpty()) {
            List<String> segments = block.tag().segments();
            boolean repeats = repeatsSite(at, segments);
            node = at.ensure(segments);
            if (repeats) {
                repeating.add(at.child(segments.get(0)));
                report(ProblemKind.LOCATION_REPEATS_SITE, block.file(), path(block), "the path of a location tag in a web.config"
                        + " is relative to its folder: this one means " + node.location() + ", not the site itself",
                        node.location(), false, null);
            } else {
                letterCase(block, at, segments, node);
            }
            if (crossesApplication(at, node) && !block.tag().inherited()) {
                return;
            }
        }
        place(node, block, seen);
    }

    private boolean repeatsSite(Node at, List<String> segments) {
        String first = segments.get(0);
        Node child = at.child(first);
        return !server.assumed() && first.equalsIgnoreCase(at.site().name()) && (child == null || repeating.contains(child));
    }

    private static boolean crossesApplication(Node from, Node to) {
        for (Node node = to; node != from; node = node.parent()) {
            if (node.kind() == Node.Kind.APPLICATION) {
                return true;
            }
        }
        return false;
    }

    private void place(Node node, Block block, Set<Object> seen) {
        LocationTag tag = block.tag();
        if (tag != null && tag.conflicting()) {
            report(ProblemKind.LOCATION_OVERRIDE_CONFLICT, block.file(), tag.element().located("allowOverride").valueSpan(),
                    "a location tag may not have both overrideMode and its predecessor allowOverride", node.location(), false, null);
        }
        block.uses().removeIf(use -> {
            if (seen.add(new Seen(node, use.declaration().path()))) {
                return misplaced(node, block, use);
            }
            server.problems().add(new Problem(ProblemKind.SECTION_DUPLICATE, block.file(), use.at().nameSpan(), "the section "
                    + use.declaration().path() + " stands twice in this file for " + node, use.declaration().path(),
                    use.at().getName(), null, node.location(), false, null).of(block));
            return true;
        });
        if (!block.uses().isEmpty()) {
            node.blocks().add(block);
        }
    }

    /** Reports a section that its declaration does not allow here; whether it is to be left out. */
    private boolean misplaced(Node node, Block block, Block.Use use) {
        SectionDeclaration declaration = use.declaration();
        boolean assumed = declaration.assumed();
        String why = null;
        if (block.tag() != null && !declaration.allowLocation() && node != server.root) {
            why = "its declaration has allowLocation=\"false\", so no location tag may hold it";
        } else if (block.level() > 0) {
            AllowDefinition allowed = declaration.allowDefinition();
            if (allowed == AllowDefinition.MACHINE_TO_APPLICATION
                    && (node.kind() == Node.Kind.FOLDER || node.kind() == Node.Kind.VIRTUAL_DIRECTORY)) {
                why = "it is allowed down to applications only (allowDefinition=\"MachineToApplication\"), and " + node
                        + " is none";
                // A tag belongs to the level of its file. Whether its path is held against allowDefinition, too, no source tells.
                assumed |= block.tag() != null && !block.tag().segments().isEmpty();
            } else if (allowed == AllowDefinition.APP_HOST_ONLY || allowed == AllowDefinition.MACHINE_ONLY
                    || allowed == AllowDefinition.MACHINE_TO_WEB_ROOT) {
                why = "it is allowed in " + (allowed == AllowDefinition.APP_HOST_ONLY ? "" : "machine.config and ")
                        + "applicationHost.config only (allowDefinition=\"" + spelled(allowed) + "\")";
            }
        }
        if (why == null) {
            return false;
        }
        server.problems().add(new Problem(ProblemKind.SECTION_MISPLACED, block.file(), use.at().nameSpan(), "the section "
                + declaration.path() + " may not stand here: " + why, declaration.path(), use.at().getName(), null, node.location(),
                assumed, declaration.assumed() ? null : declaration.origin()).of(block));
        return !assumed;
    }

    private static String spelled(AllowDefinition allowed) {
        return switch (allowed) {
            case APP_HOST_ONLY -> "AppHostOnly";
            case MACHINE_ONLY -> "MachineOnly";
            default -> "MachineToWebRoot";
        };
    }

    private void orphan(Block block) {
        String site = block.tag().segments().get(0);
        if (Placeholder.in(site) || server.sites().stream().anyMatch(known -> Placeholder.in(known.name()))) {
            // Deployment decides whether it is one of the sites.
            return;
        }
        report(ProblemKind.LOCATION_ORPHAN, block.file(), path(block), "there is no site \"" + site
                + "\": what this location tag sets takes effect nowhere", String.join("/", block.tag().segments()), false, null);
    }

    private void letterCase(Block block, Node from, List<String> segments, Node to) {
        String written = String.join("/", segments);
        Node named = to;
        while (named != from && named.kind() == Node.Kind.FOLDER) {
            named = named.parent();
        }
        if (named == from && from.kind() != Node.Kind.SITE || named.parent() == null) {
            return;
        }
        Node base = block.level() <= 0 ? server.root : from;
        StringBuilder expected = new StringBuilder();
        for (Node node = named; node != base; node = node.parent()) {
            expected.insert(0, expected.length() == 0 ? node.name : node.name + "/");
        }
        if (expected.length() > 0 && !written.startsWith(expected.toString())
                && written.regionMatches(true, 0, expected.toString(), 0, expected.length())) {
            report(ProblemKind.LOCATION_CASE, block.file(), path(block), "the path \"" + written + "\" differs in letter case from \""
                    + expected + "\"", to.location(), false, null);
        }
    }

    private static Span path(Block block) {
        LocatedElement element = block.tag().element();
        LocatedAttribute path = element.located("path");
        return path == null ? element.nameSpan() : path.valueSpan();
    }

    private void report(ProblemKind kind, XmlFile file, Span span, String message, String location, boolean assumed,
                        Origin related) {
        server.problems().add(new Problem(kind, file, span, message, null, "location", null, location, assumed, related));
    }
}
