package io.github.iislint.xdt;

import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.TreeEvents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells of a tree what a parser reports of the text that it was written as, so that the text need not be parsed. What is unusual,
 * or may be too much for a parser, is left to it.
 */
final class ResultEvents {

    /** Well below the limits of the parser. */
    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 500;
    private static final int MOST_ATTRIBUTES = 500;

    private final TreeEvents out;
    private final StringBuilder text = new StringBuilder();
    private boolean usual = true;

    private ResultEvents(TreeEvents out) {
        this.out = out;
    }

    /** False where the text is to be parsed; then what was told so far counts for nothing. */
    static boolean tell(TreeDocument document, TreeEvents out) {
        ResultEvents events = new ResultEvents(out);
        int elements = 0;
        for (TreeNode child : document.children()) {
            if (child instanceof TreeElement element) {
                elements++;
                events.tell(element, 0);
            } else {
                events.usual &= !(child instanceof TreeText leaf) || !leaf.kind().text() || leaf.blank();
            }
        }
        return events.usual && elements == 1;
    }

    private void tell(TreeElement element, int depth) {
        String name = element.qualifiedName();
        String[] parts = parts(element, name);
        usual &= depth < DEEPEST && name.length() < LONGEST_NAME;
        if (!usual) {
            return;
        }
        flush();
        out.start(parts);
        LocatedElement unread = element.unread();
        if (unread != null) {
            out.content(unread);
            out.end(name);
            return;
        }
        for (TreeNode child : element.children()) {
            if (child instanceof TreeElement inner) {
                tell(inner, depth + 1);
            } else if (child instanceof TreeText leaf && leaf.kind().text()) {
                usual &= leaf.kind() == TreeText.Kind.TEXT;
                text.append(Markup.text(leaf.fragment().text()));
            }
            if (!usual) {
                return;
            }
        }
        flush();
        out.end(name);
    }

    private String[] parts(TreeElement element, String name) {
        List<String> parts = new ArrayList<>(3 + 4 * element.attributes().size());
        parts.add(element.namespace());
        parts.add(element.local());
        parts.add(name);
        boolean changed = element.copied();
        for (TreeAttribute attribute : element.attributes()) {
            if (!attribute.declaration()) {
                parts.add(attribute.namespace());
                parts.add(attribute.local());
                parts.add(attribute.qualifiedName());
                parts.add(attribute.isUnchanged() ? attribute.value() : written(attribute));
                usual &= attribute.local().length() < LONGEST_NAME;
            }
            changed |= !attribute.isUnchanged();
        }
        usual &= element.attributes().size() < MOST_ATTRIBUTES && (!changed || distinct(element));
        return parts.toArray(String[]::new);
    }

    /** The value as it is written, which an element may have from anywhere. */
    private String written(TreeAttribute attribute) {
        StringBuilder raw = new StringBuilder();
        for (Fragment fragment : attribute.quoted().raw()) {
            raw.append(fragment.text());
        }
        usual &= raw.indexOf("<") < 0 && raw.indexOf(String.valueOf(attribute.quoted().quote())) < 0;
        return usual ? Markup.attribute(raw.toString()) : "";
    }

    /** Whether no attribute can be there twice; one with a prefix may be the same as one with another prefix. */
    private static boolean distinct(TreeElement element) {
        Set<String> names = new HashSet<>();
        for (TreeAttribute attribute : element.attributes()) {
            if (!attribute.prefix().isEmpty() || !names.add(attribute.local())) {
                return false;
            }
        }
        return true;
    }

    private void flush() {
        if (text.length() > 0) {
            String found = text.toString();
            text.setLength(0);
            // Two texts between which an element was taken out may end CDATA together.
            usual &= !found.contains("]]>");
            if (usual && !found.isBlank()) {
                out.text(found);
            }
        }
    }
}
