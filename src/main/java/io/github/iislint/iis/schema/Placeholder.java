package io.github.iislint.iis.schema;

import java.util.regex.Pattern;

/** Recognises what deployment tools replace later: {@code #{Name}}, {@code __Name__}, {@code $(Name)}, {@code {{ name }}}. */
public final class Placeholder {

    private static final Pattern PATTERN = Pattern
            .compile("#\\{[^}]*\\}|__[A-Za-z][\\w.:-]*?__|\\$\\([^)]*\\)|\\$\\{[^}]*\\}|\\{\\{.*?\\}\\}|<%.*?%>");

    private Placeholder() {
    }

    /** Whether the value is not known before deployment. */
    public static boolean in(String value) {
        return (value.indexOf('{') >= 0 || value.indexOf('_') >= 0 || value.indexOf('(') >= 0 || value.indexOf('%') >= 0)
                && PATTERN.matcher(value).find();
    }
}
