package io.github.iislint.deployment;

import io.github.iislint.file.Span;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Determines which sections a deployment changes in a file: rules that read none of them have the same findings in both. On 400
 * projects with a Release transform of their own this takes a third of the processor time away.
 */
final class SectionChanges {

    /** The markup around sections, which has to be the same. */
    private final List<String> frame = new ArrayList<>();
    /** By location tags and path. */
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final String text;

    /** The elements of a section, mostly one, and its full path. */
    private record Section(String path, List<Span> spans) {
    }

    private SectionChanges(XmlFile file) {
        this.text = file.source().text();
    }

    /**
     * The full paths of the sections that are written differently; {@code null} where more differs than sections, or comments
     * count that are addressed to iislint.
     */
    static @Nullable Set<String> between(XmlFile before, XmlFile after, Schema schema) {
        if (before.root() == null || after.root() == null || !before.comments().isEmpty() || !after.comments().isEmpty()) {
            return null;
        }
        SectionChanges one = new SectionChanges(before);
        SectionChanges other = new SectionChanges(after);
        one.visit(before.root(), "", "", schema);
        other.visit(after.root(), "", "", schema);
        if (!one.frame.equals(other.frame)) {
            return null;
        }
        Set<String> changed = new TreeSet<>();
        Map<String, Section> all = new LinkedHashMap<>(one.sections);
        all.putAll(other.sections);
        all.forEach((key, section) -> {
            if (!one.reads(key, other)) {
                changed.add(section.path());
            }
        });
        return changed;
    }

    /** Whether both have the section, with the same text. */
    private boolean reads(String key, SectionChanges other) {
        Section here = sections.get(key);
        Section there = other.sections.get(key);
        if (here == null || there == null || here.spans().size() != there.spans().size()) {
            return false;
        }
        boolean same = true;
        for (int i = 0; same && i < here.spans().size(); i++) {
            Span span = here.spans().get(i);
            Span twin = there.spans().get(i);
            same = span.length() == twin.length() && text.regionMatches(span.start(), other.text, twin.start(), span.length());
        }
        return same;
    }

    /**
     * @param location the location tags around the element
     * @param path of the element, without them
     */
    private void visit(LocatedElement element, String location, String path, Schema schema) {
        for (LocatedElement child : element.children()) {
            boolean tag = child.getName().equals("location");
            String childPath = tag ? path : path.isEmpty() ? child.getName() : path + "/" + child.getName();
            if (tag || schema.isGroup(childPath)) {
                String where = tag ? location + "<" + attributes(child) : location;
                frame.add(where + ">" + childPath + attributes(child));
                visit(child, where, childPath, schema);
            } else if (childPath.equals("configSections")) {
                frame.add(text.substring(child.span().start(), child.span().end()));
            } else {
                String key = location.isEmpty() ? childPath : location + ">" + childPath;
                sections.computeIfAbsent(key, k -> new Section(childPath, new ArrayList<>(1))).spans().add(child.span());
            }
        }
    }

    private static String attributes(LocatedElement element) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < element.attributeCount(); i++) {
            if (element.attribute(i) instanceof LocatedAttribute attribute) {
                text.append(' ').append(attribute.getQualifiedName()).append('=').append(attribute.getValue());
            }
        }
        return text.toString();
    }
}
