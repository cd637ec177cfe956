package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds location tags with {@code inheritInChildApplications="false"} above paths of the same application that have their own
 * configuration. According to the IIS reference, only applications do not inherit what such a tag sets, and that is what is
 * shown; according to reports from real servers and a note in the .NET reference, such paths do not, either.
 */
final class InheritanceCheck {

    private static final int SHOWN = 3;

    private final Server server;

    InheritanceCheck(Server server) {
        this.server = server;
    }

    void check() {
        server.root().visit(location -> {
            for (LocationBlock block : location.blocks()) {
                LocationTag tag = block.tag();
                if (tag != null && !tag.inherited() && !block.uses().isEmpty() && location != server.root()) {
                    List<String> below = new ArrayList<>();
                    location.children().forEach(child -> configured(child, below));
                    if (!below.isEmpty()) {
                        report(block, tag, location, below);
                    }
                }
            }
        });
    }

    /** The paths of the same application at which something is set. */
    private static void configured(Location location, List<String> found) {
        location.visit(below -> {
            if (sameApplication(location, below) && !below.blocks().isEmpty()) {
                found.add(below.path());
            }
        });
    }

    private static boolean sameApplication(Location from, Location to) {
        for (Location location = to; location != null && location != from.parent(); location = location.parent()) {
            if (location.kind() == Location.Kind.APPLICATION) {
                return false;
            }
        }
        return true;
    }

    private void report(LocationBlock block, LocationTag tag, Location location, List<String> below) {
        int left = below.size() - SHOWN;
        String more = left <= 0 ? "" : " and " + left + " more path" + (left == 1 ? "" : "s");
        server.problems()
                .add(new Problem(ProblemKind.LOCATION_INHERITANCE_DISPUTED,
                        new Origin(block.file(), tag.element().valueSpan("inheritInChildApplications")),
                        "it is disputed whether " + String.join(", ", below.subList(0, Math.min(below.size(), SHOWN))) + more
                                + " inherit" + (below.size() == 1 ? "s" : "")
                                + " what this location tag sets (inheritInChildApplications=\"false\"): according to the IIS "
                                + "reference yes, according to reports from servers no, because they have their own "
                                + "configuration",
                        new Problem.ProblemSubject(null, "location", "inheritInChildApplications"), location.path()));
    }
}
