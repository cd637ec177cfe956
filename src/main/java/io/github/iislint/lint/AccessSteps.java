package io.github.iislint.lint;

import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dom4j.Attribute;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** Determines whether steps of a transform may change who gets in. */
final class AccessSteps {

    /** Groups with what in them decides who gets in. */
    private static final Set<String> GROUPS = Set.of("system.webServer", "system.web");
    private static final Set<String> DECIDING = Set.of("security", "modules", "authentication", "authorization", "httpModules",
            "identity", "membership", "roleManager");

    private AccessSteps() {
    }

    /** Whether an element of a transform or one within it has such a step; true if that is unknown. */
    static boolean among(@Nullable LocatedElement element) {
        return element == null || deciding(element) || element.children().stream().anyMatch(AccessSteps::among);
    }

    private static boolean deciding(LocatedElement element) {
        boolean step = false;
        for (Attribute attribute : element.attributes()) {
            step |= attribute.getName().equalsIgnoreCase("Transform");
        }
        if (!step) {
            return false;
        }
        List<String> names = new ArrayList<>();
        for (Element at = element; at != null && at.getParent() != null; at = at.getParent()) {
            if (free(at)) {
                return true;
            }
            if (!at.getName().equals("location")) {
                names.add(0, at.getName());
            }
        }
        return names.isEmpty() || GROUPS.contains(names.get(0)) && (names.size() == 1 || DECIDING.contains(names.get(1)));
    }

    /** Whether a locator may lead anywhere. */
    private static boolean free(Element element) {
        for (Attribute attribute : element.attributes()) {
            if (attribute.getName().equalsIgnoreCase("Locator")
                    && attribute.getValue().strip().toLowerCase(Locale.ROOT).startsWith("xpath")) {
                return true;
            }
        }
        return false;
    }
}
