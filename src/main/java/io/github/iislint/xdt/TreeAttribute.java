package io.github.iislint.xdt;

import io.github.iislint.file.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attribute or a namespace declaration, and the text it is written with. */
final class TreeAttribute {

    private final TreeElement owner;
    private final String prefix;
    private final String local;
    private final String namespace;
    /** {@code null} for an attribute that a transform adds. */
    private final @Nullable Read read;
    /** Those of an attribute as it was read are made when somebody asks for them, as that is seldom. */
    private @Nullable Fragment before;
    private @Nullable Fragment name;
    private @Nullable String value;
    private @Nullable Quoted quoted;
    private boolean changed;

    /**
     * Where an attribute is in the file of its element.
     *
     * @param before where the white space before it begins
     * @param start of its name
     * @param nameEnd the end of its name
     * @param open its opening quote
     * @param close its closing quote
     */
    record Read(int before, int start, int nameEnd, int open, int close) {
    }

    /** The quotes and what stands between them. */
    record Quoted(Fragment open, List<Fragment> raw, Fragment close) {

        char quote() {
            return open.text().charAt(0);
        }

        boolean contains(char c) {
            return raw.stream().anyMatch(fragment -> fragment.text().indexOf(c) >= 0);
        }
    }

    /**
     * @param prefix empty if there is none
     * @param namespace empty if there is none
     * @param value references replaced and white space normalized
     * @param before the white space before the attribute
     * @param name from the name to the equals sign and the white space behind it
     */
    TreeAttribute(TreeElement owner, String prefix, String local, String namespace, String value, Fragment before, Fragment name,
            Quoted quoted) {
        this.owner = owner;
        this.prefix = prefix;
        this.local = local;
        this.namespace = namespace;
        this.value = value;
        this.before = before;
        this.name = name;
        this.quoted = quoted;
        this.read = null;
    }

    /** One as it was read. */
    TreeAttribute(TreeElement owner, String prefix, String local, String namespace, Read read) {
        this.owner = owner;
        this.prefix = prefix;
        this.local = local;
        this.namespace = namespace;
        this.read = read;
    }

    private Read read() {
        return Objects.requireNonNull(read, "an attribute that was not read has all its parts");
    }

    private Fragment copy(int start, int end) {
        return Fragment.copy(owner.file(), start, end);
    }

    /** Where it stands with the white space before it; {@code null} where that is not as it was read. */
    @Nullable
    Span unchanged() {
        return read == null || changed ? null : new Span(read.before, read.close + 1);
    }

    /** Whether it is as it was read. */
    boolean isUnchanged() {
        return read != null && !changed;
    }

    TreeElement owner() {
        return owner;
    }

    String prefix() {
        return prefix;
    }

    String local() {
        return local;
    }

    String namespace() {
        return namespace;
    }

    String value() {
        if (value == null) {
            value = Markup.attribute(owner.file().text().text().substring(read().open + 1, read().close));
        }
        return value;
    }

    Fragment before() {
        if (before == null) {
            before = copy(read().before, read().start);
        }
        return before;
    }

    void setBefore(Fragment blank) {
        before = blank;
        changed = true;
    }

    Fragment name() {
        if (name == null) {
            name = copy(read().start, read().open);
        }
        return name;
    }

    Quoted quoted() {
        if (quoted == null) {
            quoted = new Quoted(copy(read().open, read().open + 1), List.of(copy(read().open + 1, read().close)),
                    copy(read().close, read().close + 1));
        }
        return quoted;
    }

    void set(String text, Quoted written) {
        value = text;
        quoted = written;
        changed = true;
    }

    /** As it is written: {@code p:mode}. */
    String qualifiedName() {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    /** Whether it declares a namespace; XPath does not see such attributes. */
    boolean declaration() {
        return prefix.equals("xmlns") || prefix.isEmpty() && local.equals("xmlns");
    }

    /** The prefix that it declares, empty for the default namespace. */
    String declaredPrefix() {
        return prefix.isEmpty() ? "" : local;
    }

    /** What stands between the quotes, in the file; of an attribute as it was read. */
    Span valueSpan() {
        return new Span(quoted().open().span().end(), quoted().close().span().start());
    }

    /** The name in the file. */
    Span nameSpan() {
        int start = name().span().start();
        return new Span(start, start + qualifiedName().length());
    }
}
