package io.github.iislint.xdt;

import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.file.TextComposer;
import io.github.iislint.xml.LocatedElement;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the tree as text of which every piece knows where it comes from. */
final class TreeWriter {

    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final TreeDocument document;
    private final TextComposer out = new TextComposer();
    private final boolean utf8;
    /** Made when something has to be asked of it. */
    private @Nullable CharsetEncoder encoder;
    private final String lineEnd;
    private final long longest;
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();
    /** The namespaces of the prefixes that the element being written has to declare, besides its own declarations. */
    private final Map<String, String> missing = new HashMap<>();
    private boolean keepsNamespaces = true;

    /** @param longest how many characters the result may have */
    TreeWriter(TreeDocument document, long longest) {
        this.document = document;
        this.longest = longest;
        SourceText base = document.file().text();
        utf8 = base.charset().equals(StandardCharsets.UTF_8);
        lineEnd = base.lineEnd();
        scopes.push(Map.of("", "", "xml", XML));
    }

    /** @throws XdtException if the result is too long, or cannot be written in the encoding of the base */
    SourceText write() throws XdtException {
        for (TreeNode child : document.children()) {
            write(child);
        }
        return out.like(document.file().text());
    }

    /** Whether all prefixes stand for the same in the text as in the tree, without declarations that the tree lacks. */
    boolean keepsNamespaces() {
        return keepsNamespaces;
    }

    private void write(TreeNode node) throws XdtException {
        if (node instanceof TreeElement element) {
            write(element);
        } else if (node instanceof TreeText leaf) {
            boolean references = leaf.kind() == TreeText.Kind.TEXT;
            lines(leaf.fragment(), references);
        } else if (node instanceof TreeComment comment) {
            SourceFile file = comment.cause().file();
            Span cause = comment.cause().nameSpan().span();
            out.literal("<!-- ", file, cause);
            write(comment.element());
            out.literal(" -->", file, cause);
        }
    }

    private void write(TreeElement element) throws XdtException {
        Map<String, String> scope = scopes.peek();
        Map<String, String> own = declared(element);
        Map<String, String> inner = own.isEmpty() ? scope : extended(scope, own);
        strictly(element.open());
        missing.clear();
        if (element.copied() && !element.namespace().equals(Objects.requireNonNullElse(inner.get(element.prefix()), ""))) {
            missing.put(element.prefix(), element.namespace());
            inner = extended(inner, missing);
        }
        for (TreeAttribute attribute : element.attributes()) {
            inner = write(attribute, inner, own);
        }
        keepsNamespaces &= missing.isEmpty()
                && element.namespace().equals(Objects.requireNonNullElse(inner.get(element.prefix()), ""));
        for (Map.Entry<String, String> declaration : missing.entrySet()) {
            declare(element, declaration.getKey(), declaration.getValue());
        }
        fragment(element.tail());
        LocatedElement unread = document.isRedeclared() ? null : element.unread();
        if (unread != null) {
            fragment(Fragment.copy(element.file(), unread.startTag().end(), unread.endTag().end()));
        } else if (element.close() != null) {
            scopes.push(inner);
            for (TreeNode child : element.children()) {
                write(child);
            }
            scopes.pop();
            strictly(element.close());
        }
    }

    private static Map<String, String> declared(TreeElement element) {
        Map<String, String> declared = Map.of();
        for (TreeAttribute attribute : element.attributes()) {
            if (attribute.declaration()) {
                declared = declared.isEmpty() ? new HashMap<>() : declared;
                declared.put(attribute.declaredPrefix(), attribute.value());
            }
        }
        return declared;
    }

    private static Map<String, String> extended(Map<String, String> scope, Map<String, String> own) {
        Map<String, String> extended = new HashMap<>(scope);
        extended.putAll(own);
        return extended;
    }

    /** Writes an attribute; the namespace that its prefix stands for in the transform may have another prefix here, or none. */
    private Map<String, String> write(TreeAttribute attribute, Map<String, String> scope, Map<String, String> own)
            throws XdtException {
        Map<String, String> inner = scope;
        String prefix = attribute.prefix();
        boolean bound = attribute.declaration() || attribute.namespace().isEmpty() || attribute.namespace()
                .equals(scope.get(prefix));
        Span unchanged = bound && attribute.owner().file() == document.file() ? attribute.unchanged() : null;
        if (unchanged != null) {
            out.copy(document.file(), unchanged);
            return inner;
        }
        fragment(attribute.before());
        if (!bound) {
            String free = prefix;
            for (int i = 1; own.containsKey(free) || missing.containsKey(free) || free.isEmpty(); i++) {
                free = prefix + i;
            }
            missing.put(free, attribute.namespace());
            inner = extended(scope, missing);
            prefix = free;
        }
        Fragment name = attribute.name();
        if (prefix.equals(attribute.prefix())) {
            strictly(name);
        } else {
            out.literal(prefix + ":" + attribute.local() + "=", name.file(), name.span());
        }
        fragment(attribute.quoted().open());
        for (Fragment raw : attribute.quoted().raw()) {
            encodable(raw, true);
        }
        fragment(attribute.quoted().close());
        return inner;
    }

    /** Writes a namespace declaration: the one of the transform's element where it has it. */
    private void declare(TreeElement element, String prefix, String namespace) {
        for (TreeAttribute cut : element.cutDeclarations()) {
            if (cut.declaredPrefix().equals(prefix) && cut.value().equals(namespace)) {
                out.literal(" ", element.file(), cut.nameSpan());
                cut.name().write(out);
                cut.quoted().open().write(out);
                cut.quoted().raw().forEach(raw -> raw.write(out));
                cut.quoted().close().write(out);
                return;
            }
        }
        out.literal(" xmlns" + (prefix.isEmpty() ? "" : ":" + prefix) + "=\"" + Markup.escape(namespace) + "\"", element.file(),
                element.nameSpan().span());
    }

    private void fragment(Fragment fragment) throws XdtException {
        if (out.length() + (long) fragment.length() > longest) {
            throw new XdtException(MessageKind.TOO_LONG, null, "the result is longer than " + longest
                    + " characters, many times as long as its source files");
        }
        fragment.write(out);
    }

    private void strictly(Fragment fragment) throws XdtException {
        encodable(fragment, false);
    }

    /** Text, with the line endings of the base. */
    private void lines(Fragment fragment, boolean references) throws XdtException {
        String text = fragment.text();
        if (fragment.literal() != null || fragment.file() == document.file() || text.indexOf('\n') < 0) {
            encodable(fragment, references);
            return;
        }
        int start = fragment.span().start();
        int from = 0;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', from)) {
            int end = feed > from && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            if (!text.substring(end, feed + 1).equals(lineEnd)) {
                encodable(Fragment.copy(fragment.file(), start + from, start + end), references);
                fragment(Fragment.literal(lineEnd, fragment.file(), new Span(start + end, start + feed + 1)));
            } else {
                encodable(Fragment.copy(fragment.file(), start + from, start + feed + 1), references);
            }
            from = feed + 1;
        }
        encodable(Fragment.copy(fragment.file(), start + from, start + text.length()), references);
    }

    /** What comes from a transform may hold characters that the encoding of the base lacks. */
    private void encodable(Fragment fragment, boolean references) throws XdtException {
        boolean own = fragment.file() == document.file() && fragment.literal() == null;
        String text = own ? "" : fragment.text();
        if (own || utf8 && isAscii(text) || encoder().canEncode(text)) {
            fragment(fragment);
            return;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int length = Character.charCount(text.codePointAt(i));
            if (encoder().canEncode(text.substring(i, i + length))) {
                fragment(fragment.literal() == null
                        ? Fragment.copy(fragment.file(), fragment.span().start() + i, fragment.span().start() + i + length)
                        : Fragment.literal(text.substring(i, i + length), fragment.file(), fragment.span()));
            } else if (references) {
                fragment(Fragment.literal("&#x" + Integer.toHexString(text.codePointAt(i)).toUpperCase(Locale.ROOT) + ";",
                        fragment.file(), fragment.span()));
            } else {
                throw new XdtException(MessageKind.NOT_ENCODABLE, new SourceSpan(fragment.file(), fragment.span()),
                        "the base is written in " + encoder().charset().name() + ", which lacks a character of \"" + text + "\"");
            }
        }
    }

    private CharsetEncoder encoder() {
        if (encoder == null) {
            Charset charset = document.file().text().charset();
            // What Java can only read is not written; the text is checked all the same.
            encoder = (charset.canEncode() ? charset : StandardCharsets.UTF_8).newEncoder();
        }
        return encoder;
    }

    /** What UTF-8 has in any case; an encoder takes long to say so. One of Japan has no backslash. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007f') {
                return false;
            }
        }
        return true;
    }
}
