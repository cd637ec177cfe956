package io.github.iislint.xdt;

import io.github.iislint.file.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The list of SetAttributes and RemoveAttributes. Each name is an XPath after {@code @}, without any namespace known. */
final class AttributeList {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");

    private AttributeList() {
    }

    /**
     * The attributes that the names select, in the order in which the element has them.
     *
     * @throws XdtException if a name is no XPath or selects something else; without a place
     */
    static List<TreeAttribute> select(TreeElement element, List<String> names, XPathEvaluator evaluator) throws XdtException {
        List<TreeAttribute> selected = new ArrayList<>();
        if (names.stream().allMatch(name -> name.equals("*") || NAME.matcher(name).matches())) {
            for (TreeAttribute attribute : element.attributes()) {
                boolean named = names.contains("*") || attribute.namespace().isEmpty() && names.contains(attribute.local());
                if (named && !attribute.declaration()) {
                    selected.add(attribute);
                }
            }
            return selected;
        }
        for (Object node : evaluator.select("@" + String.join("|@", names), element, Map.of())) {
            if (!(node instanceof TreeAttribute attribute)) {
                throw new XdtException(MessageKind.XPATH_INVALID, null, "\"@" + String.join("|@", names)
                        + "\" selects something other than attributes");
            }
            selected.add(attribute);
        }
        return selected;
    }

    /** The attribute that is the only one of that name but for letter case. */
    static Optional<String> sameButForCase(String name, TreeElement element) {
        return Correction.sameButForCase(name.strip(), names(element));
    }

    private static List<String> names(TreeElement element) {
        return element.attributes().stream().filter(attribute -> !attribute.declaration()
                && !attribute.namespace().equals(Directive.NAMESPACE)).map(TreeAttribute::qualifiedName).toList();
    }

    /** What to say of a name that selects nothing. */
    static String missing(String name, TreeElement element) {
        List<String> there = names(element);
        String text = "<" + element.qualifiedName() + "> has no attribute \"" + name + "\"";
        if (!name.equals(name.strip()) && there.contains(name.strip())) {
            return text + "; spaces are significant, write (" + name.strip() + ")";
        }
        return text + NearestName.of(name.strip(), there).map(near -> "; did you mean \"" + near + "\"?"
                + (near.equalsIgnoreCase(name) ? " Names are case-sensitive" : "")).orElse("");
    }
}
