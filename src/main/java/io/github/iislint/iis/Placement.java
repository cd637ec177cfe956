package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.Span;
import io.github.iislint.iis.SectionDeclaration.AllowDefinition;
import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assigns each block of sections to the location that it configures. */
final class Placement {

    private final Server server;
    private final FileTree files;
    private final Reading reading;
    private final Map<XmlFile, Set<Object>> seenInHost = new HashMap<>();
    /** The folders that exist only because location tags repeat the name of their site. */
    private final Set<Location> repeating = new HashSet<>();

    Placement(Server server, FileTree files, Reading reading) {
        this.server = server;
        this.files = files;
        this.reading = reading;
    }

    /** A location that is requested is one of the server's whatever the files say; one of an unknown site is not. */
    void ensure(String location) {
        Location node = server.location(location);
        List<String> segments = LocationPath.segments(location);
        if (node != null && node != server.root && segments.size() <= LocationPath.MAX_SEGMENTS) {
            int known = LocationPath.segments(node.path()).size();
            node.ensure(segments.subList(Math.min(known, segments.size()), segments.size()));
        }
    }

    private record Seen(Location node, String section) {

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
    void placeHost(LocationBlock block) {
        Location location = server.root;
        LocationTag tag = block.tag();
        if (tag != null && !tag.segments().isEmpty()) {
            List<String> segments = tag.segments();
            Location site = server.site(segments.get(0));
            if (site == null) {
                orphan(block, tag);
                return;
            }
            if (isTooDeep(block, tag)) {
                return;
            }
            location = site.ensure(segments.subList(1, segments.size()));
            if (isStrange(block, tag, location)) {
                return;
            }
            letterCase(block, tag, site, location);
        }
        place(location, block, seenInHost.computeIfAbsent(block.file(), f -> new HashSet<>()));
    }

    /** A block of the web.config at a location. */
    void placeWebConfig(Location at, LocationBlock block, Set<Object> seen) {
        Location location = at;
        LocationTag tag = block.tag();
        if (tag != null && !tag.segments().isEmpty()) {
            if (isTooDeep(block, tag)) {
                return;
            }
            List<String> segments = tag.segments();
            boolean repeats = repeatsSite(at, segments);
            location = at.ensure(segments);
            if (repeats) {
                repeating.add(at.child(segments.get(0)));
                report(ProblemKind.LOCATION_REPEATS_SITE, block.file(), path(tag), "the path of a location tag in a "
                        + "web.config is relative to its folder: this one refers to " + location.path() + ", not the site itself",
                        location.path(), false, null);
            } else if (repeatsApplication(at, segments)) {
                report(ProblemKind.LOCATION_REPEATS_APPLICATION, block.file(), path(tag),
                        "the path of a location tag in a web.config is relative to "
                                + "its folder: this one refers to " + location.path() + ", not "
                                + LocationPath.join(at.siteName(), String.join("/", segments)),
                        location.path(), false, null);
            } else {
                if (isStrange(block, tag, location)) {
                    return;
                }
                letterCase(block, tag, at, location);
            }
            if (crossesApplication(at, location) && !tag.inherited()) {
                return;
            }
        }
        place(location, block, seen);
    }

    private boolean repeatsSite(Location at, List<String> segments) {
        String first = segments.get(0);
        Location child = at.child(first);
        return !server.assumed() && first.equalsIgnoreCase(at.siteName()) && (child == null || repeating.contains(child));
    }

    /**
     * Whether the path begins with that of the application in whose folder the file lies, and no folder there has such a name.
     */
    private boolean repeatsApplication(Location at, List<String> segments) {
        Location child = at.child(segments.get(0));
        if (at.kind() != Location.Kind.APPLICATION || child != null && child.folder() != null) {
            return false;
        }
        List<String> application = new ArrayList<>();
        for (Location node = at; node != null && node.kind() != Location.Kind.SITE; node = node.parent()) {
            application.add(0, node.name());
        }
        return segments.size() >= application.size()
                && String.join("/", segments.subList(0, application.size())).equalsIgnoreCase(String.join("/", application))
                && !hasFolder(at.folder(), segments.get(0));
    }

    private boolean hasFolder(@Nullable Path folder, String name) {
        try {
            for (Path child : folder == null ? List.<Path>of() : files.list(folder)) {
                if (child.getFileName().toString().equalsIgnoreCase(name)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // What cannot be listed may hold such a folder.
            return true;
        }
        return false;
    }

    /**
     * Whether the tag is taken to match nothing: the documentation writes paths in one way only, and tells of no other that IIS
     * takes for the same.
     */
    private boolean isStrange(LocationBlock block, LocationTag tag, Location node) {
        String written = tag.path();
        String what = written.indexOf('\\') >= 0
                ? "a backslash"
                : written.startsWith("/")
                        ? "a leading slash"
                        : written.contains("//") ? "a double slash" : null;
        boolean strange = what != null && !Placeholder.in(written);
        if (strange) {
            report(ProblemKind.LOCATION_PATH_STYLE, block.file(), path(tag),
                    "the path \"" + written + "\" has " + what + ": it is treated as "
                            + node.path()
                            + " here, but no source documents that IIS does so; otherwise what the tag sets is not in effect "
                            + "anywhere",
                    node.path(), false, null);
        }
        return strange && reading == Reading.REPORTS;
    }

    private static boolean crossesApplication(Location from, Location to) {
        for (Location location = to; location != null && location != from; location = location.parent()) {
            if (location.kind() == Location.Kind.APPLICATION) {
                return true;
            }
        }
        return false;
    }

    private void place(Location location, LocationBlock block, Set<Object> seen) {
        LocationTag tag = block.tag();
        if (tag != null && tag.conflicting()) {
            report(ProblemKind.LOCATION_OVERRIDE_CONFLICT, block.file(), tag.element().valueSpan("allowOverride"),
                    "a location tag must not have both overrideMode and its predecessor allowOverride", location.path(), false,
                    null);
        }
        block.uses().removeIf(use -> {
            if (seen.add(new Seen(location, use.declaration().path()))) {
                return misplaced(location, block, use);
            }
            server.problems()
                    .add(new Problem(ProblemKind.SECTION_DUPLICATE, new Origin(block.file(), use.at().nameSpan()), "the section "
                            + use.declaration().path() + " is set twice in this file for " + location,
                            new Problem.ProblemSubject(use.declaration().path(), use.at().getName(), null), location.path())
                            .of(block));
            return true;
        });
        if (!block.uses().isEmpty()) {
            location.blocks().add(block);
        }
    }

    /** Reports a section that its declaration does not allow here; whether it is to be left out. */
    private boolean misplaced(Location location, LocationBlock block, LocationBlock.SectionElement use) {
        SectionDeclaration declaration = use.declaration();
        boolean assumed = declaration.assumed();
        String why = null;
        ProblemKind kind = ProblemKind.SECTION_MISPLACED;
        if (block.tag() != null && !declaration.allowLocation() && location != server.root) {
            why = "its declaration has allowLocation=\"false\", so a location tag must not contain it";
        } else if (block.level() > 0) {
            AllowDefinition allowed = declaration.allowDefinition();
            if (allowed == AllowDefinition.MACHINE_TO_APPLICATION
                    && (location.kind() == Location.Kind.FOLDER || location.kind() == Location.Kind.VIRTUAL_DIRECTORY)) {
                why = "it is allowed at the application level and above only "
                        + "(allowDefinition=\"MachineToApplication\"), and " + location
                        + " is not one";
                if (SectionOwner.of(declaration.path()) == SectionOwner.IIS) {
                    // Nobody reads such a section for a folder. Measured for modules.
                    kind = ProblemKind.SECTION_IGNORED;
                    why += "; IIS ignores it there";
                }
                // A tag belongs to the level of its file. Whether its path is held against allowDefinition, too, no source
                // states.
                assumed |= block.tag() != null && !block.tag().segments().isEmpty() || server.assumed();
            } else if (allowed == AllowDefinition.APP_HOST_ONLY || allowed == AllowDefinition.MACHINE_ONLY
                    || allowed == AllowDefinition.MACHINE_TO_WEB_ROOT) {
                why = "it is allowed in " + (allowed == AllowDefinition.APP_HOST_ONLY ? "" : "machine.config and ")
                        + "applicationHost.config only (allowDefinition=\"" + spelled(allowed) + "\")";
            }
        }
        if (why == null) {
            return false;
        }
        if (SectionOwner.of(declaration.path()) == SectionOwner.DOT_NET && location.framework() == Framework.NONE) {
            return false;
        }
        server.problems().add(new Problem(kind, new Origin(block.file(), use.at().nameSpan()), "the section "
                + declaration.path() + " is not allowed here: " + why,
                new Problem.ProblemSubject(declaration.path(), use.at().getName(), null), location.path()).assumed(assumed)
                .related(declaration.assumed() || declaration.origin().shipped() ? null : declaration.origin()).of(block));
        return !assumed;
    }

    private static String spelled(AllowDefinition allowed) {
        return switch (allowed) {
            case APP_HOST_ONLY -> "AppHostOnly";
            case MACHINE_ONLY -> "MachineOnly";
            default -> "MachineToWebRoot";
        };
    }

    private boolean isTooDeep(LocationBlock block, LocationTag tag) {
        int segments = tag.segments().size();
        if (segments <= LocationPath.MAX_SEGMENTS) {
            return false;
        }
        report(ProblemKind.LOCATION_ORPHAN, block.file(), path(tag),
                "the path has " + segments + " segments, more than any request can have: what this location tag sets has no "
                        + "effect",
                "", false, null);
        return true;
    }

    private void orphan(LocationBlock block, LocationTag tag) {
        String site = tag.segments().get(0);
        if (Placeholder.in(site) || server.sites().stream().anyMatch(known -> Placeholder.in(known.name()))) {
            // Deployment decides whether it is one of the sites.
            return;
        }
        report(ProblemKind.LOCATION_ORPHAN, block.file(), path(tag), "there is no site \"" + site
                + "\": what this location tag sets has no effect" + meant(site), String.join("/", tag.segments()),
                false, null);
    }

    /** Tools join the name of a site and a path without a slash between them. */
    private String meant(String written) {
        for (Site site : server.sites()) {
            int length = site.name().length();
            if (length > 0 && written.length() > length && written.regionMatches(true, 0, site.name(), 0, length)) {
                return "; did you mean \"" + site.name() + "/" + written.substring(length) + "\"?";
            }
        }
        return "";
    }

    private void letterCase(LocationBlock block, LocationTag tag, Location from, Location to) {
        String written = String.join("/", tag.segments());
        Location named = to;
        while (named != null && named != from && named.kind() == Location.Kind.FOLDER) {
            named = named.parent();
        }
        if (named == null || named == from && from.kind() != Location.Kind.SITE || named.parent() == null) {
            return;
        }
        Location base = block.level() <= 0 ? server.root : from;
        StringBuilder expected = new StringBuilder();
        for (Location location = named; location != null && location != base; location = location.parent()) {
            expected.insert(0, expected.length() == 0 ? location.name : location.name + "/");
        }
        if (expected.length() > 0 && !written.startsWith(expected.toString())
                && written.regionMatches(true, 0, expected.toString(), 0, expected.length())) {
            report(ProblemKind.LOCATION_CASE, block.file(), path(tag),
                    "the path \"" + written + "\" differs in letter case from \""
                            + expected + "\"",
                    to.path(), false, null);
        }
    }

    private static Span path(LocationTag tag) {
        return tag.element().valueSpan("path");
    }

    private void report(ProblemKind kind, XmlFile file, Span span, String message, String location, boolean assumed,
            @Nullable Origin related) {
        server.problems()
                .add(new Problem(kind, new Origin(file, span), message, new Problem.ProblemSubject(null, "location", null),
                        location)
                        .assumed(assumed).related(related));
    }
}
