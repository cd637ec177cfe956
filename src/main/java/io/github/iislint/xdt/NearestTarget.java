package io.github.iislint.xdt;

import io.github.iislint.file.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a path that finds nothing may have meant. */
final class NearestTarget {

    private NearestTarget() {
    }

    /**
     * A remark about the topmost element whose path finds nothing, beginning with {@code "; "}; empty where there is nothing to
     * say.
     */
    static String hint(TransformElement failed, TreeDocument document) {
        TreeElement wanted = failed.element();
        try {
            Directive locator = Directive.locator(wanted);
            List<TreeElement> candidates = new ArrayList<>();
            List<Object> parents = failed.parent() == null ? List.of(document) : failed.parent().targetsNow();
            for (Object parent : parents) {
                if (parent instanceof TreeBranch branch) {
                    candidates.addAll(branch.elements());
                }
            }
            if (locator != null && locator.name().equals("XPath")) {
                return "";
            }
            List<TreeElement> named = candidates.stream().filter(element -> element.local().equals(wanted.local())
                    && element.namespace().equals(wanted.namespace())).toList();
            return !named.isEmpty()
                    ? locator != null && locator.name().equals("Match") ? keys(wanted, locator, named) : ""
                    : names(wanted, candidates);
        } catch (XdtException e) {
            return "";
        }
    }

    private static String names(TreeElement wanted, List<TreeElement> candidates) {
        Set<String> there = new LinkedHashSet<>();
        for (TreeElement candidate : candidates) {
            if (candidate.local().equals(wanted.local())) {
                return "; the <" + candidate.local() + "> there is in " + (candidate.namespace().isEmpty()
                        ? "no namespace"
                        : "the namespace \"" + candidate.namespace() + "\"") + ", this one in "
                        + (wanted.namespace().isEmpty() ? "none" : "\"" + wanted.namespace() + "\"");
            }
            there.add(candidate.local());
        }
        return NearestName.of(wanted.local(), there).map(near -> near.equalsIgnoreCase(wanted.local())
                ? "; there is <" + near + ">, and letter case counts"
                : "; did you mean <" + near + ">?").orElse("");
    }

    private static String keys(TreeElement wanted, Directive locator, List<TreeElement> named) {
        for (String name : locator.arguments()) {
            TreeAttribute key = Objects.requireNonNull(wanted.named(name));
            Set<String> values = new LinkedHashSet<>();
            for (TreeElement element : named) {
                TreeAttribute attribute = element.attribute(key.namespace(), key.local());
                if (attribute != null) {
                    values.add(attribute.value());
                }
            }
            if (values.isEmpty()) {
                return "; no <" + wanted.local() + "> there has an attribute \"" + name + "\"";
            }
            if (!values.contains(key.value())) {
                return NearestName.of(key.value(), values).map(near -> near.equalsIgnoreCase(key.value())
                        ? "; there is " + name + "=\"" + near + "\", and letter case counts"
                        : "; did you mean " + name + "=\"" + near + "\"?").orElse("");
            }
        }
        return "";
    }
}
