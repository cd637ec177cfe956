package io.github.iislint.deployment;

import io.github.iislint.file.MalformedException;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in the markup of an XML text something stands, going forward only. */
final class Markup {

    private static final Pattern LONE_AMPERSAND = Pattern
            .compile("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)");

    private final String text;
    private int at;
    private Kind kind = Kind.TEXT;
    private char quote;

    /** What surrounds a place. */
    enum Kind {
        TEXT,
        TAG,
        VALUE,
        COMMENT,
        CDATA,
        INSTRUCTION;

        /** Whether what stands there is a value of the configuration. */
        boolean live() {
            return this == TEXT || this == VALUE || this == CDATA;
        }
    }

    Markup(String text) {
        this.text = text;
    }

    /** What surrounds the character at an offset, which is not before that of an earlier call. */
    Kind at(int offset) {
        while (at < offset) {
            step();
        }
        return kind;
    }

    private void step() {
        char c = text.charAt(at);
        switch (kind) {
            case TEXT -> {
                if (c == '<') {
                    kind = text.startsWith("<!--", at)
                            ? Kind.COMMENT
                            : text.startsWith("<![CDATA[", at)
                                    ? Kind.CDATA
                                    : text.startsWith("<?", at) ? Kind.INSTRUCTION : Kind.TAG;
                    at += kind == Kind.COMMENT ? 3 : kind == Kind.CDATA ? 8 : 0;
                }
            }
            case TAG -> {
                if (c == '"' || c == '\'') {
                    quote = c;
                    kind = Kind.VALUE;
                } else if (c == '>') {
                    kind = Kind.TEXT;
                }
            }
            case VALUE -> kind = c == quote ? Kind.TAG : kind;
            case COMMENT -> end("-->");
            case CDATA -> end("]]>");
            default -> end("?>");
        }
        at++;
    }

    private void end(String mark) {
        if (text.startsWith(mark, at)) {
            kind = Kind.TEXT;
            at += mark.length() - 1;
        }
    }

    /**
     * What would break the file if the value stood at the offset of the last call, as a phrase; {@code null} if nothing would.
     */
    @Nullable
    String broken(String value) {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0xFFFE)) {
            return "a character that XML does not allow";
        }
        return switch (kind) {
            case VALUE -> value.indexOf('<') >= 0
                    ? "\"<\""
                    : value.indexOf(quote) >= 0
                            ? quote == '"' ? "a double quotation mark" : "an apostrophe"
                            : LONE_AMPERSAND.matcher(value).find() ? "\"&\"" : null;
            // Whole elements may come as a value, too.
            case TEXT -> value.indexOf('<') < 0 && !LONE_AMPERSAND.matcher(value).find() || wellFormed(value)
                    ? null
                    : LONE_AMPERSAND.matcher(value).find() ? "\"&\"" : "\"<\"";
            case COMMENT -> value.contains("--") ? "two hyphens in a row" : null;
            case CDATA -> value.contains("]]>") ? "\"]]>\"" : null;
            default -> null;
        };
    }

    private static boolean wellFormed(String content) {
        XmlFile file = XmlFile.parse(Path.of("value"), "value", SourceText.of("<value>" + content + "</value>"));
        return file.problem().map(MalformedException::getMessage).isEmpty();
    }
}
