package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a collection says that is in effect.
 *
 * @param element its name, such as {@code add} or {@code site}
 * @param origin the name of the element that adds it; {@code null} where no file does
 * @param attributes what files set, in the order of the file
 * @param unknown attributes that the element has in its file and that are not in effect, since IIS does not know them: what they
 *        say
 *        tells whether the others hold a secret
 * @param elements the elements within it that files set, such as {@code match} of a rewrite rule
 * @param entries of its own collection, such as the bindings of a site, in effective order
 */
public record EffectiveEntry(String element, @Nullable Origin origin, List<EntryAttribute> attributes,
        List<EntryAttribute> unknown,
        List<EffectiveEntry> elements, List<EffectiveEntry> entries) {

    /**
     * An attribute of an entry.
     *
     * @param value as it is written, {@link EffectiveSetting#SECRET} for one that the schema has encrypted
     */
    public record EntryAttribute(String name, String value) {
    }

    /** What entries say, in their order. */
    public static List<EffectiveEntry> of(Collection<ElementState> entries) {
        List<EffectiveEntry> told = new ArrayList<>(entries.size());
        for (ElementState entry : entries) {
            List<EntryAttribute> attributes = new ArrayList<>(entry.attributes.length);
            for (AttributeState attribute : entry.attributes) {
                attributes.add(
                        new EntryAttribute(attribute.name(), attribute.secret() ? EffectiveSetting.SECRET : attribute.value()));
            }
            told.add(new EffectiveEntry(entry.name, entry.origin(), attributes, unknown(entry), of(entry.children()),
                    of(entry.entries())));
        }
        return told;
    }

    static List<EntryAttribute> unknown(ElementState entry) {
        List<EntryAttribute> unknown = new ArrayList<>(0);
        for (int i = 0; entry.element != null && i < entry.element.attributeCount(); i++) {
            org.dom4j.Attribute written = entry.element.attribute(i);
            if (entry.attribute(written.getName()) == null && !ElementMerger.CONTROL.contains(written.getName())) {
                unknown.add(new EntryAttribute(written.getName(), written.getValue()));
            }
        }
        return unknown;
    }
}
