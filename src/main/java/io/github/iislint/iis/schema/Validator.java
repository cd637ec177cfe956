package io.github.iislint.iis.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The validators that schema files name, as the comment in IIS_schema.xml describes them.
 */
final class Validator {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final String POOL_NAME = "|<>&\\\"/[]+=;:,?*@";

    private Validator() {
    }

    /** The numbers that a range allows, or all but those; of time spans the multiples of a granularity of more than 1. */
    record Range(long min, long max, long granularity, boolean exclude) {

        /** Schemas have few, and values are many. */
        private static final Map<String, Optional<Range>> KNOWN = new ConcurrentHashMap<>();

        /** The range of {@code <minimum>,<maximum>[,…][,exclude]}; {@code null} where the parameter is none. */
        static @Nullable Range of(@Nullable String parameter) {
            return parameter == null ? null : KNOWN.computeIfAbsent(parameter, p -> Optional.ofNullable(read(p))).orElse(null);
        }

        private static @Nullable Range read(String parameter) {
            List<String> parts = COMMA.splitAsStream(parameter.strip()).toList();
            try {
                boolean exclude = parts.get(parts.size() - 1).equalsIgnoreCase("exclude");
                return parts.size() < 2
                        ? null
                        : new Range(Long.parseLong(parts.get(0)), Long.parseLong(parts.get(1)),
                                parts.size() < 3 || exclude && parts.size() == 3 ? 1 : Long.parseLong(parts.get(2)), exclude);
            } catch (NumberFormatException e) {
                return null;
            }
        }

        /** What was expected of a number, or {@code null} where it is allowed. */
        @Nullable
        String refusal(long number, String what) {
            boolean within = number >= min && number <= max;
            return within != exclude
                    ? null
                    : "expected " + what + (exclude ? " that is not" : "") + " from " + min + " to "
                            + max;
        }
    }

    /** Why a text is refused, or {@code null}. */
    static @Nullable String text(String value, @Nullable String validator) {
        if (validator == null) {
            return null;
        }
        return switch (validator) {
            case "nonEmptyString" -> value.isEmpty() ? "expected non-empty text" : null;
            case "requireTrimmedString" -> value.equals(value.strip())
                    ? null
                    : "expected text without leading or trailing white space";
            case "siteName" -> value.isEmpty() || holds(value, "/?")
                    ? "expected a non-empty name without / and ?"
                    : null;
            case "applicationPoolName" -> value.isEmpty() || holds(value, POOL_NAME)
                    ? "expected a non-empty name without any of " + POOL_NAME
                    : null;
            case "applicationPath", "virtualDirectoryPath" -> isPath(value)
                    ? null
                    : "expected a path that starts but does not end with /, without . and .. segments";
            default -> null;
        };
    }

    private static boolean holds(String value, String any) {
        for (int i = 0; i < value.length(); i++) {
            if (any.indexOf(value.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPath(String value) {
        return value.equals("/") || value.startsWith("/") && !value.endsWith("/")
                && (!value.contains("/.") || Stream.of(value.split("/")).noneMatch(segment -> segment.equals(".")
                        || segment.equals("..")));
    }
}
