package io.github.iislint.iis;

import io.github.iislint.iis.schema.Placeholder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds conditions in {@code preCondition} that IIS does not know. Measured for modules: IIS answers every request with 500.0.
 * The conditions are those of the IIS reference, of its schema's samples and of {@code IHttpServer::SatisfiesPrecondition}.
 */
final class PreConditionCheck {

    private static final String MODULES = "system.webServer/modules";
    private static final List<String> SECTIONS = List.of(MODULES, "system.webServer/globalModules", "system.webServer/handlers",
            "system.webServer/isapiFilters");
    private static final Set<String> KNOWN = Set.of("managedhandler", "integratedmode", "classicmode", "isapimode", "bitness32",
            "bitness64");

    private final Server server;
    private final Set<ElementState> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PreConditionCheck(Server server) {
        this.server = server;
    }

    void check() {
        server.root().visit(location -> {
            for (String section : SECTIONS) {
                SectionState state = location.own().get(section);
                for (ElementState entry : state == null ? new ElementState[0] : state.element().entries) {
                    AttributeState condition = entry.attribute("preCondition");
                    if (condition != null && !BuiltIn.has(condition.file()) && seen.add(entry)) {
                        check(section, location, entry, condition);
                    }
                }
            }
        });
    }

    private void check(String section, Location location, ElementState entry, AttributeState condition) {
        for (String word : condition.value().split(",")) {
            String known = word.strip().toLowerCase(Locale.ROOT);
            if (!known.isEmpty() && !KNOWN.contains(known) && !known.startsWith("runtimeversion")
                    && !known.startsWith("apppoolname=")
                    && !Placeholder.in(condition.value())) {
                boolean measured = section.equals(MODULES);
                server.problems()
                        .add(new Problem(ProblemKind.PRECONDITION_UNKNOWN, condition.origin(), "\""
                                + ElementMerger.shorten(word.strip()) + "\" in the preCondition of <" + entry.name() + " "
                                + Entries.describe(entry)
                                + "> is not a condition "
                                + "that IIS knows" + (measured ? ": it answers every request with 500.0" : ""),
                                new Problem.ProblemSubject(section, entry.name(), "preCondition"), location.path())
                                .assumed(!measured));
                return;
            }
        }
    }
}
