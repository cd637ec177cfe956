package io.github.iislint.xdt;

import io.github.iislint.file.Edit;
import io.github.iislint.file.NearestName;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.Span;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to write into a transform where only one thing can be meant. Whether the transform then does what it should is for others
 * to try.
 *
 * @param file the transform
 * @param edits at least one; they do not overlap
 */
public record Correction(SourceFile file, List<Edit> edits) {

    public Correction {
        edits = List.copyOf(edits);
    }

    private static Correction of(SourceFile file, Span span, String text) {
        return new Correction(file, List.of(new Edit(span, text)));
    }

    /** Of some names the only one that is the same but for letter case; empty where none is, or several are. */
    static Optional<String> sameButForCase(String name, Collection<String> names) {
        List<String> same = names.stream().filter(name::equalsIgnoreCase).distinct().toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /**
     * Another text for a part of an attribute's value.
     *
     * @param start where the part begins in the value
     * @return {@code null} where the value is written with references, so that nothing shows where the part stands
     */
    static @Nullable Correction part(TreeAttribute attribute, int start, int end, String text) {
        Span value = attribute.valueSpan();
        String written = attribute.owner().file().text().text().substring(value.start(), value.end());
        return written.length() != attribute.value().length() || written.indexOf('&') >= 0
                ? null
                : of(attribute.owner().file(), new Span(value.start() + start, value.start() + end), Markup.escape(text));
    }

    /** Another value for an attribute. */
    static Correction value(TreeAttribute attribute, String text) {
        String escaped = Markup.escape(text);
        return of(attribute.owner().file(), attribute.valueSpan(),
                attribute.quoted().quote() == '\'' ? escaped.replace("'", "&apos;") : escaped);
    }

    /** Another local name for an attribute. */
    static Correction name(TreeAttribute attribute, String local) {
        Span name = attribute.nameSpan();
        return of(attribute.owner().file(), new Span(name.end() - attribute.local().length(), name.end()), local);
    }

    /** The known name that is nearest to the one of an attribute in the XDT namespace, unless the element has that, too. */
    static @Nullable Correction misspelt(TreeAttribute attribute, List<String> known) {
        return NearestName.only(attribute.local(), known)
                .filter(name -> attribute.owner().attribute(attribute.namespace(), name) == null)
                .map(name -> name(attribute, name)).orElse(null);
    }

    /** Another local name for an element, in its start tag and its end tag. */
    static Correction name(TreeElement element, String local) {
        List<Edit> edits = new ArrayList<>();
        int start = element.nameSpan().span().end() - element.local().length();
        edits.add(new Edit(new Span(start, start + element.local().length()), local));
        Fragment close = element.close();
        if (close != null) {
            int end = close.span().start() + 2 + element.qualifiedName().length();
            edits.add(new Edit(new Span(end - element.local().length(), end), local));
        }
        return new Correction(element.file(), edits);
    }

    /**
     * Another namespace for an element: what declares it is changed, added or taken out.
     *
     * @param namespace empty for none
     * @return {@code null} where something further out declares the prefix of the element
     */
    static @Nullable Correction namespace(TreeElement element, String namespace) {
        TreeAttribute declared = element.named(element.prefix().isEmpty() ? "xmlns" : "xmlns:" + element.prefix());
        if (declared == null) {
            int end = element.nameSpan().span().end();
            return element.prefix().isEmpty()
                    ? of(element.file(), new Span(end, end), " xmlns=\"" + Markup.escape(namespace) + "\"")
                    : null;
        }
        boolean needed = !namespace.isEmpty()
                || element.parent() instanceof TreeElement parent && parent.resolve("") != null && !parent.resolve("").isEmpty();
        if (needed) {
            return namespace.isEmpty() && !element.prefix().isEmpty() ? null : value(declared, namespace);
        }
        return element.prefix().isEmpty()
                ? of(element.file(), new Span(declared.before().span().start(), declared.quoted().close().span().end()), "")
                : null;
    }

    /**
     * The namespace of XDT for a file that lacks its declaration and nothing else.
     *
     * @param malformed a transform that is no well-formed XML
     * @return {@code null} where it would not be well-formed with the declaration either
     */
    static @Nullable Correction declaration(XmlFile malformed) {
        String text = malformed.source().text();
        int colon = text.indexOf(":Transform");
        int start = colon;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        int root = rootName(text);
        if (start == colon || root < 0) {
            return null;
        }
        String prefix = text.substring(start, colon);
        Correction declared = of(malformed.file(), new Span(root, root), " xmlns:" + prefix + "=\"" + Directive.NAMESPACE + "\"");
        return XmlFile.parse(malformed.path(), malformed.name(), malformed.source().edited(declared.edits())).root() == null
                ? null
                : declared;
    }

    /** Where the name of the root element ends; negative if there is none. */
    private static int rootName(String text) {
        int at = 0;
        while (at < text.length()
                && (Markup.blank(text.charAt(at)) || text.startsWith("<?", at) || text.startsWith("<!--", at))) {
            String end = text.startsWith("<?", at) ? "?>" : text.startsWith("<!--", at) ? "-->" : "";
            int found = text.indexOf(end, at + 1);
            at = found < 0 ? text.length() : Math.max(at + 1, found + end.length());
        }
        int end = at + 1;
        while (end < text.length() && !Markup.blank(text.charAt(end)) && "/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return at < text.length() && text.charAt(at) == '<' && end < text.length() ? end : -1;
    }

    /** A locator for an element that has none, before its transform. */
    static Correction locator(TreeAttribute transform, String locator) {
        String quote = transform.quoted().open().text();
        int start = transform.before().span().start();
        return of(transform.owner().file(), new Span(start, start), transform.before().text() + transform.prefix() + ":Locator="
                + quote + locator + quote);
    }

    /**
     * Brackets for the Condition on the way to an element that ends in one and does not begin with one:
     * {@code Condition(add[@key='x'])}. Where what comes before the bracket is the name of the element itself, what is in the
     * brackets is the condition.
     */
    static @Nullable Correction condition(TransformElement failed) throws XdtException {
        Correction found = null;
        for (TransformElement at = failed; at != null; at = at.parent()) {
            Directive locator = Directive.locator(at.element());
            if (locator == null || !locator.name().equals("Condition") || locator.arguments().size() != 1) {
                continue;
            }
            String condition = locator.arguments().get(0);
            if (!condition.startsWith("[") && condition.endsWith("]")) {
                if (found != null) {
                    return null;
                }
                int open = condition.indexOf('[');
                boolean itself = open > 0 && condition.substring(0, open).strip().equals(at.element().qualifiedName())
                        && condition.indexOf(']') == condition.length() - 1;
                found = locator.argument(condition, itself
                        ? condition.substring(open + 1, condition.length() - 1)
                        : "[" + condition + "]");
            }
        }
        return found;
    }
}
