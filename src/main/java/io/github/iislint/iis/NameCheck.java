package io.github.iislint.iis;

import io.github.iislint.file.Span;
import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import java.util.List;
import java.util.Map;

/**
 * Checks the attributes of location tags and section declarations, which no schema describes, against what the configuration
 * system knows. A misspelt one would not lock or unlock anything.
 */
final class NameCheck {

    private static final List<String> BOOLEAN = List.of("true", "false");
    private static final List<String> ANY = List.of();
    private static final Map<String, List<String>> LOCATION = Map.of(
            "path", ANY,
            "overrideMode", List.of("Allow", "Deny", "Inherit"),
            "allowOverride", BOOLEAN,
            "inheritInChildApplications", BOOLEAN);
    private static final Map<String, List<String>> SECTION = Map.of(
            "name", ANY,
            "type", ANY,
            "overrideModeDefault", List.of("Allow", "Deny"),
            // The deep dive on iis.net spells the third MachineToRootWeb.
            "allowDefinition", List.of("Everywhere", "MachineOnly", "MachineToWebRoot", "MachineToApplication", "AppHostOnly",
                    "MachineToRootWeb"),
            "allowLocation", BOOLEAN,
            "allowExeDefinition", ANY,
            "requirePermission", BOOLEAN,
            "restartOnExternalChanges", BOOLEAN);

    private NameCheck() {
    }

    /** Gets what is wrong. */
    interface ProblemConsumer {
        void accept(ProblemKind kind, Span span, String message, String attribute);
    }

    static void location(LocatedElement tag, ProblemConsumer report) {
        check(LOCATION, tag, report);
    }

    static void section(LocatedElement declaration, ProblemConsumer report) {
        check(SECTION, declaration, report);
    }

    private static void check(Map<String, List<String>> known, LocatedElement element, ProblemConsumer report) {
        for (int i = 0; i < element.attributeCount(); i++) {
            LocatedAttribute attribute = (LocatedAttribute) element.attribute(i);
            String name = attribute.getName();
            if (!attribute.getNamespaceURI().isEmpty()) {
                continue;
            }
            List<String> values = known.get(name);
            if (values == null) {
                report.accept(ProblemKind.ATTRIBUTE_UNKNOWN, attribute.valueSpan(), "<" + element.getName()
                        + "> has no attribute \"" + name
                        + "\"; there are " + String.join(", ", known.keySet().stream().sorted().toList()), name);
            } else if (!values.isEmpty() && !Placeholder.in(attribute.getValue())
                    && values.stream().noneMatch(attribute.getValue().strip()::equalsIgnoreCase)) {
                report.accept(ProblemKind.ATTRIBUTE_INVALID, attribute.valueSpan(), "the value \""
                        + ElementMerger.shorten(attribute.getValue())
                        + "\" of the attribute \"" + name + "\" of <" + element.getName() + "> is invalid: expected one of "
                        + String.join(", ", values.size() > 5 ? values.subList(0, 5) : values), name);
            }
        }
    }
}
