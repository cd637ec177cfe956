package io.github.iislint.xdt;

import io.github.iislint.file.Span;
import java.util.List;

/** An attribute or a namespace declaration, and the text it is written with. */
final class TreeAttribute {

    private final TreeElement owner;
    private final String prefix;
    private final String local;
    private final String namespace;
    private Fragment before;
    private final Fragment name;
    private String value;
    private Quoted quoted;

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
        return value;
    }

    Fragment before() {
        return before;
    }

    void setBefore(Fragment blank) {
        before = blank;
    }

    Fragment name() {
        return name;
    }

    Quoted quoted() {
        return quoted;
    }

    void set(String text, Quoted written) {
        value = text;
        quoted = written;
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
        return new Span(quoted.open().span().end(), quoted.close().span().start());
    }

    /** The name in the file. */
    Span nameSpan() {
        return new Span(name.span().start(), name.span().start() + qualifiedName().length());
    }
}
