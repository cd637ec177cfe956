package io.github.iislint.iis;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds attributes added in .NET 4 where the application pool loads .NET 2.0, which does not know them: ASP.NET answers
 * with "Unrecognized attribute" (reference of each attribute: .NET Framework 4 or later).
 */
final class NewerAttributeCheck {

    private static final Map<String, List<String>> SINCE_4 = new TreeMap<>(Map.of(
            "system.web/compilation", List.of("targetFramework"),
            "system.web/httpRuntime", List.of("targetFramework", "requestValidationMode", "requestValidationType",
                    "requestPathInvalidCharacters", "maxUrlLength", "maxQueryStringLength", "relaxedUrlToFileSystemMapping",
                    "encoderType"),
            "system.web/pages", List.of("clientIDMode", "controlRenderingCompatibilityVersion"),
            "system.web/sessionState", List.of("compressionEnabled")));

    private final Server server;
    private final Set<Origin> seen = new HashSet<>();

    NewerAttributeCheck(Server server) {
        this.server = server;
    }

    void check() {
        server.root().visit(location -> {
            if (location.knowsFramework() && (location.framework() == Framework.V2 || location.framework() == Framework.V2_32)) {
                SINCE_4.forEach((section, names) -> check(location, section, names));
            }
        });
    }

    private void check(Location location, String section, List<String> names) {
        SectionState state = location.section(section);
        if (state == null) {
            return;
        }
        for (String name : names) {
            AttributeState attribute = state.element().attribute(name);
            if (attribute != null && !attribute.origin().shipped() && seen.add(attribute.origin())) {
                server.problems()
                        .add(new Problem(ProblemKind.ATTRIBUTE_UNKNOWN, attribute.origin(),
                                "the attribute \"" + name + "\" of <" + state.element().name()
                                        + "> was added in .NET 4, and the "
                                        + "application pool of " + location.path() + " loads .NET 2.0 (managedRuntimeVersion)",
                                new Problem.ProblemSubject(section, state.element().name(), name), location.path()));
            }
        }
    }
}
