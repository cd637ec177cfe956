package io.github.iislint.xdt;

import org.jspecify.annotations.Nullable;

/** A leaf of the tree: text, a comment, a processing instruction, the XML declaration. */
final class TreeText extends TreeNode {

    /** What kind of leaf it is. */
    enum Kind {
        TEXT,
        CDATA,
        COMMENT,
        INSTRUCTION,
        DECLARATION;

        /** Whether XPath has it as text. */
        boolean text() {
            return this == TEXT || this == CDATA;
        }
    }

    private final Kind kind;
    private @Nullable String value;
    private Fragment fragment;

    /**
     * @param value what XPath sees: text with references replaced, a comment without its marks
     * @param fragment as it is written
     */
    TreeText(Kind kind, String value, Fragment fragment) {
        this.kind = kind;
        this.value = value;
        this.fragment = fragment;
    }

    /** One as it was read. */
    TreeText(Kind kind, Fragment fragment) {
        this.kind = kind;
        this.fragment = fragment;
    }

    Kind kind() {
        return kind;
    }

    String value() {
        if (value == null) {
            String text = fragment.text();
            value = switch (kind) {
                case TEXT -> Markup.text(text);
                case COMMENT -> text.substring("<!--".length(), text.length() - "-->".length());
                case CDATA -> text.substring("<![CDATA[".length(), text.length() - "]]>".length());
                case INSTRUCTION, DECLARATION -> text.substring("<?".length(), text.length() - "?>".length());
            };
        }
        return value;
    }

    Fragment fragment() {
        return fragment;
    }

    /** White space between elements. */
    boolean blank() {
        return kind == Kind.TEXT && value().isBlank();
    }

    /** Leaves out the white space from the last line ending on, if there is one. */
    void cutLastLine() {
        value();
        String text = fragment.text();
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        if (end > 0 && text.charAt(end) == '\n' && text.charAt(end - 1) == '\r') {
            end--;
        }
        if (end >= 0) {
            fragment = fragment.literal() == null
                    ? Fragment.copy(fragment.file(), fragment.span().start(), fragment.span().start() + end)
                    : Fragment.literal(text.substring(0, end), fragment.file(), fragment.span());
        }
    }
}
