package io.github.iislint.iis;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds error pages that a web.config names by an absolute path of the server's disk, which IIS takes only where
 * {@code allowAbsolutePathsWhenDelegated} is on (reference of {@code httpErrors}).
 */
final class ErrorPageCheck {

    private static final String SECTION = "system.webServer/httpErrors";
    private static final Pattern ABSOLUTE = Pattern
            .compile("(?:[A-Za-z]:|%(?i:SystemDrive|SystemRoot|windir)%)[\\\\/].*|\\\\\\\\.*");
    /** Servers complain of the folder of the pages of each language in the same words as of the page. */
    private static final List<String> PATHS = List.of("prefixLanguageFilePath", "path");

    private final Server server;
    private final Set<ElementState> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ErrorPageCheck(Server server) {
        this.server = server;
    }

    void check() {
        server.root().visit(location -> {
            SectionState state = location.own().get(SECTION);
            if (state != null && !state.element().isTrue("allowAbsolutePathsWhenDelegated")) {
                for (ElementState entry : state.element().entries) {
                    if (seen.add(entry) && "File".equalsIgnoreCase(entry.value("responseMode"))) {
                        PATHS.stream().map(entry::attribute)
                                .filter(path -> path != null && server.webConfigs().containsKey(path.file().path())
                                        && ABSOLUTE.matcher(path.value()).matches())
                                .findFirst().ifPresent(path -> report(location, entry, path));
                    }
                }
            }
        });
    }

    private void report(Location location, ElementState entry, AttributeState path) {
        server.problems().add(new Problem(ProblemKind.ERROR_PAGE_ABSOLUTE, path.origin(), "the page for "
                + entry.value("statusCode") + " has an absolute path, \"" + ElementMerger.shorten(path.value()) + "\", and "
                + "allowAbsolutePathsWhenDelegated is false: in a web.config, IIS accepts only paths relative to the root of "
                + "the site", new Problem.ProblemSubject(SECTION, entry.name(), path.name()), location.path())
                .assumed(server.assumed()));
    }
}
