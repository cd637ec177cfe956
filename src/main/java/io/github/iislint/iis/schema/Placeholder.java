package io.github.iislint.iis.schema;

import java.util.regex.Pattern;

/** Recognizes what deployment tools replace later: {@code #{Name}}, {@code __Name__}, {@code $(Name)}, {@code {{ name }}}. */
public final class Placeholder {

    private static final Pattern PATTERN = Pattern
            .compile("#\\{[^}]*\\}|__[A-Za-z][\\w.:-]*?__|\\$\\([^)]*\\)|\\$\\{[^}]*\\}|\\{\\{.*?\\}\\}|<%.*?%>");

    private Placeholder() {
    }

    /** Whether the value is not known before deployment. */
    public static boolean in(String value) {
        return mayBeIn(value) && PATTERN.matcher(value).find();
    }

    /** Few values have two characters with which one begins side by side; a server has ten thousands of values. */
    private static boolean mayBeIn(String value) {
        for (int i = 1; i < value.length(); i++) {
            boolean begins = switch (value.charAt(i)) {
                case '{' -> "#${".indexOf(value.charAt(i - 1)) >= 0;
                case '(' -> value.charAt(i - 1) == '$';
                case '_' -> value.charAt(i - 1) == '_';
                case '%' -> value.charAt(i - 1) == '<';
                default -> false;
            };
            if (begins) {
                return true;
            }
        }
        return false;
    }
}
