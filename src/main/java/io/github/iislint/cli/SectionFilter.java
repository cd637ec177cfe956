package io.github.iislint.cli;

import io.github.iislint.file.NearestName;
import io.github.iislint.iis.Server;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses requested sections that do not exist: a misspelt name would look like a section that no file sets. */
final class SectionFilter {

    private final Set<String> unknown;
    private final Set<String> names = new TreeSet<>();

    SectionFilter(Collection<String> asked) {
        this.unknown = new TreeSet<>(asked);
    }

    void search(Server server) {
        if (unknown.isEmpty()) {
            return;
        }
        names.addAll(server.schema().sections());
        server.root().visit(location -> {
            names.addAll(location.own().keySet());
            unknown.removeIf(location::declares);
        });
        unknown.removeAll(names);
    }

    /** @throws FailureException if none of the servers knows a section; the message names the nearest that one knows */
    void requireKnown() {
        if (!unknown.isEmpty()) {
            throw new FailureException(unknown.stream().map(section -> "--section \"" + section
                    + "\": not found in any file or in the schema"
                    + NearestName.ofPath(section, names).map(name -> "; did you mean \"" + name + "\"?").orElse(""))
                    .collect(Collectors.joining("; ")));
        }
    }
}
