package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.rule.PathCheck.SchemaNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a fix against the schema when the rule is loaded: the element that it is about, the attribute, its value or flags,
 * and the elements that it adds. What the schema does not know is skipped.
 */
final class FixCheck {

    private final Rule.ConditionalFix fix;
    /** The elements that it is about; without those of which nothing is known. */
    private final List<ElementSchema> elements;
    private final Set<SchemaNode> matched;

    private FixCheck(Rule.ConditionalFix fix, List<ElementSchema> elements, Set<SchemaNode> matched) {
        this.fix = fix;
        this.elements = elements;
        this.matched = matched;
    }

    /** @throws RuleException with file and line, what is wrong, and the nearest name */
    static void check(Rule.ConditionalFix fix, PathCheck paths, Set<SchemaNode> matched) throws RuleException {
        try {
            Set<SchemaNode> holders = new LinkedHashSet<>();
            if (fix.in() == null) {
                matched.forEach(place -> holders.add(place.attribute() != null ? place.parent() : place));
            } else {
                holders.add(paths.element(fix.in()));
            }
            boolean known = holders.stream().allMatch(place -> place.element() != null);
            new FixCheck(fix, known ? holders.stream().map(SchemaNode::element).toList() : List.of(), matched).check();
        } catch (IllegalArgumentException e) {
            throw new RuleException(fix.place() + ": " + e.getMessage());
        }
    }

    private void check() {
        Set<SchemaNode> attributes = fix.attribute() == null ? matched : attributes(fix.attribute());
        FixTemplate.ChangeTemplate change = fix.change();
        if (change instanceof FixTemplate.SetFlags flags) {
            Stream.concat(flags.remove().stream(), flags.add().stream()).forEach(name -> PathCheck.flag(name, attributes));
        } else if (change instanceof FixTemplate.SetValue value) {
            attributes.forEach(place -> value(value.text(), place.attribute()));
        } else if (change instanceof FixTemplate.AddEntry add) {
            first(element -> entry(add.entry(), element));
        } else if (change instanceof FixTemplate.AddElement add) {
            first(element -> child(add.element(), element));
        }
    }

    /** The attributes that the fix names; none of which nothing is known. */
    private Set<SchemaNode> attributes(String name) {
        Set<SchemaNode> found = new LinkedHashSet<>();
        first(element -> {
            AttributeSchema known = element.attributes().get(name);
            if (known != null) {
                found.add(new SchemaNode(null, null, known, null));
            }
            return known != null || element.open()
                    ? Optional.empty()
                    : Optional.of("<" + element.name() + "> has no attribute \"" + name + "\""
                            + did(name, element.attributes().keySet()));
        });
        return found;
    }

    /** What is wrong with an element, or empty. */
    @FunctionalInterface
    private interface ElementCheck {

        Optional<String> wrong(ElementSchema element);
    }

    /** An expression may lead to several elements: the fix has to suit one of them. */
    private void first(ElementCheck question) {
        List<Optional<String>> answers = elements.stream().map(question::wrong).toList();
        if (!answers.isEmpty() && answers.stream().allMatch(Optional::isPresent)) {
            throw new IllegalArgumentException(answers.get(0).get());
        }
    }

    private static Optional<String> entry(NewElement entry, ElementSchema element) {
        ElementSchema.Collection collection = element.collection(entry.name());
        if (collection == null) {
            return Optional.of("<" + element.name() + "> is not a collection with <" + entry.name() + ">");
        }
        ElementSchema schema = collection.add().get(entry.name());
        return content(entry, schema != null ? schema : collection.add().values().iterator().next());
    }

    private static Optional<String> child(NewElement child, ElementSchema parent) {
        if (parent.collection(child.name()) != null) {
            return entry(child, parent);
        }
        ElementSchema schema = parent.elements().get(child.name());
        return schema != null
                ? content(child, schema)
                : Optional.of("<" + parent.name() + "> has no element \"" + child.name() + "\""
                        + did(child.name(), parent.elements().keySet()));
    }

    private static Optional<String> content(NewElement element, ElementSchema schema) {
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            AttributeSchema known = schema.attributes().get(name);
            if (known == null && !schema.open()) {
                return Optional.of("<" + schema.name() + "> has no attribute \"" + name + "\"" + did(name, schema.attributes()
                        .keySet()));
            }
            value(attribute.getValue(), known);
        }
        return element.children().stream().map(child -> child(child, schema)).flatMap(Optional::stream).findFirst();
    }

    private static void value(String value, @Nullable AttributeSchema attribute) {
        if (attribute != null) {
            attribute.refusal(value, SectionOwner.IIS, false).ifPresent(refusal -> {
                throw new IllegalArgumentException("the value \"" + value + "\" of \"" + attribute.name() + "\" is invalid: "
                        + refusal);
            });
        }
    }

    private static String did(String name, Collection<String> names) {
        return NearestName.hint(name, names).orElse("");
    }
}
