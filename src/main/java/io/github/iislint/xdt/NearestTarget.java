package io.github.iislint.xdt;

import io.github.iislint.file.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was probably meant by a path that finds nothing.
 *
 * @param hint a remark that begins with {@code "; "}; empty where there is nothing to say
 * @param correction where only letter case or the namespace differs; else {@code null}
 */
record NearestTarget(String hint, @Nullable Correction correction) {

    private static final NearestTarget NONE = new NearestTarget("", null);

    /**
     * What the topmost element whose path finds nothing may have meant.
     *
     * @param placed where the message stands: that element, or where something is inserted, the one below it
     */
    static NearestTarget of(TransformElement placed, TreeDocument document) {
        try {
            TransformElement failed = placed.parent() != null && placed.parent().targetsNow().isEmpty()
                    ? placed.parent()
                    : placed;
            TreeElement wanted = failed.element();
            Directive locator = Directive.locator(wanted);
            List<TreeElement> candidates = new ArrayList<>();
            List<Object> parents = failed.parent() == null ? List.of(document) : failed.parent().targetsNow();
            for (Object parent : parents) {
                if (parent instanceof TreeBranch branch) {
                    candidates.addAll(branch.elements());
                }
            }
            if (locator != null && locator.name().equals("XPath")) {
                return NONE;
            }
            List<TreeElement> named = candidates.stream().filter(element -> element.local().equals(wanted.local())
                    && element.namespace().equals(wanted.namespace())).toList();
            return !named.isEmpty()
                    ? locator != null && locator.name().equals("Match") ? key(wanted, locator, named) : NONE
                    : name(wanted, candidates);
        } catch (XdtException e) {
            return NONE;
        }
    }

    private static NearestTarget name(TreeElement wanted, List<TreeElement> candidates) {
        Set<String> there = new LinkedHashSet<>();
        Set<String> namespaces = new LinkedHashSet<>();
        for (TreeElement candidate : candidates) {
            if (candidate.local().equals(wanted.local())) {
                namespaces.add(candidate.namespace());
            }
            there.add(candidate.local());
        }
        if (!namespaces.isEmpty()) {
            String namespace = namespaces.iterator().next();
            return new NearestTarget("; the <" + wanted.local() + "> there is in "
                    + (namespace.isEmpty() ? "no namespace" : "the namespace \"" + namespace + "\"") + ", this one in "
                    + (wanted.namespace().isEmpty() ? "none" : "\"" + wanted.namespace() + "\""),
                    namespaces.size() == 1 ? Correction.namespace(wanted, namespace) : null);
        }
        String near = NearestName.of(wanted.local(), there).orElse(null);
        return near == null
                ? NONE
                : near.equalsIgnoreCase(wanted.local())
                        ? new NearestTarget("; there is <" + near + ">, and names are case-sensitive",
                                Correction.sameButForCase(wanted.local(), there).map(name -> Correction.name(wanted, name))
                                        .orElse(null))
                        : new NearestTarget("; did you mean <" + near + ">?", null);
    }

    private static NearestTarget key(TreeElement wanted, Directive locator, List<TreeElement> named) {
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
                return new NearestTarget("; no <" + wanted.local() + "> there has an attribute \"" + name + "\"", null);
            }
            if (!values.contains(key.value())) {
                return value(name, key, values);
            }
        }
        return NONE;
    }

    private static NearestTarget value(String name, TreeAttribute key, Set<String> values) {
        String near = NearestName.of(key.value(), values).orElse(null);
        return near == null
                ? NONE
                : near.equalsIgnoreCase(key.value())
                        ? new NearestTarget("; there is " + name + "=\"" + near + "\", and names are case-sensitive",
                                Correction.sameButForCase(key.value(), values).map(value -> Correction.value(key, value))
                                        .orElse(null))
                        : new NearestTarget("; did you mean " + name + "=\"" + near + "\"?", null);
    }
}
