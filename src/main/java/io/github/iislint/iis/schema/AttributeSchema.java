package io.github.iislint.iis.schema;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The schema of an attribute.
 *
 * @param type of the value
 * @param defaultValue in effect where no file sets the attribute; {@code null} where the schema has none
 * @param uniqueKey whether no two entries of its collection may have the same value
 * @param combinedKey whether no two entries may have the same values of all attributes marked so
 * @param names the names of an enum or flags attribute and their values, in the order of the schema; else empty
 * @param encrypted whether IIS encrypts the value; it must never be shown
 * @param infinite whether {@code Infinite} is a value, too
 * @param format how a time span is written; {@link TimeSpanFormat#STRING} for other types
 * @param validation the name of a validator such as {@code nonEmptyString}, or {@code null}
 * @param parameter of the validator, or {@code null}
 */
public record AttributeSchema(String name, Type type, @Nullable String defaultValue, boolean required,
        boolean uniqueKey, boolean combinedKey, boolean caseSensitive, boolean encrypted, boolean infinite,
        TimeSpanFormat format, Map<String, Long> names, @Nullable String validation, @Nullable String parameter) {

    private static final Validator.Range INTS = new Validator.Range(Integer.MIN_VALUE, Integer.MAX_VALUE, 1, false);
    private static final Validator.Range UINTS = new Validator.Range(0, 0xFFFFFFFFL, 1, false);
    private static final Validator.Range LONGS = new Validator.Range(Long.MIN_VALUE, Long.MAX_VALUE, 1, false);
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,15}");

    /** The types of the schema. */
    public enum Type {
        BOOL,
        ENUM,
        FLAGS,
        INT,
        UINT,
        INT64,
        STRING,
        TIMESPAN;

        /** By its name in schema files; of a type that is not known, anything goes. */
        static Type of(String name) {
            for (Type type : values()) {
                if (type.name().equalsIgnoreCase(name)) {
                    return type;
                }
            }
            return STRING;
        }
    }

    /** How a time span is written. */
    public enum TimeSpanFormat {
        /** {@code [days.]hours:minutes:seconds}. */
        STRING,
        /** A number of seconds. */
        SECONDS,
        /** A number of minutes. */
        MINUTES;

        static TimeSpanFormat of(String name) {
            return "seconds".equalsIgnoreCase(name) ? SECONDS : "minutes".equalsIgnoreCase(name) ? MINUTES : STRING;
        }
    }

    /**
     * Why the schema refuses the value, as the end of a sentence; empty where it does not, or where no source states. A
     * placeholder is never refused.
     *
     * @param by who reads the section: IIS takes numbers of booleans, .NET does not
     * @param exact whether the names of an enum count in their own letter case only, as in most sections of ASP.NET
     */
    public Optional<String> refusal(String value, SectionOwner by, boolean exact) {
        if (Placeholder.in(value) || infinite && value.strip().equalsIgnoreCase("Infinite")) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (type) {
            case BOOL -> isBool(value, by) ? null : "expected true or false";
            case ENUM -> isName(value, exact)
                    ? null
                    : "expected one of " + String.join(", ", names.keySet())
                            + (exact && Flags.canonical(value, names).isPresent() ? "; their letter case counts" : "");
            case FLAGS -> Flags.unknown(value, names).map(this::unknownFlag).orElse(null);
            case INT, INT64, UINT -> number(value);
            case TIMESPAN -> TimeSpans.refusal(value.strip(), this, by);
            case STRING -> Validator.text(value, validation);
        });
    }

    private boolean isName(String value, boolean exact) {
        if (exact) {
            return names.isEmpty() || names.containsKey(value);
        }
        return names.isEmpty() || Flags.canonical(value, names).isPresent()
                || Flags.number(value).isPresent() && names.containsValue(Flags.number(value).getAsLong());
    }

    /** What real files write; whether IIS takes 0 and 1, too, is not documented. */
    private static boolean isBool(String value, SectionOwner by) {
        String bool = value.strip();
        return bool.equalsIgnoreCase("true") || bool.equalsIgnoreCase("false")
                || by == SectionOwner.IIS && (bool.equals("0") || bool.equals("1"));
    }

    private String unknownFlag(String name) {
        return (name.isEmpty() ? "there is no name between two commas" : "\"" + name + "\" is not a flag")
                + "; expected names from " + String.join(", ", names.keySet()) + ", separated by commas";
    }

    private @Nullable String number(String value) {
        Validator.Range ofType = type == Type.UINT ? UINTS : type == Type.INT ? INTS : LONGS;
        Validator.Range range = "integerRange".equals(validation) ? Validator.Range.of(parameter) : null;
        try {
            // No source shows a hexadecimal number in a file, and none excludes it.
            String digits = value.strip();
            boolean hexadecimal = digits.startsWith("0") && HEXADECIMAL.matcher(digits).matches();
            long number = hexadecimal ? Flags.number(digits).getAsLong() : Long.parseLong(digits);
            String refusal = range == null ? null : range.refusal(number, "a number");
            return refusal != null ? refusal : ofType.refusal(number, "a number");
        } catch (NumberFormatException e) {
            return type == Type.UINT ? "expected an unsigned integer" : "expected an integer";
        }
    }

    /** The form in which two values of a key that mean the same entry are equal; {@code null} and an empty one are. */
    public String normal(@Nullable String value) {
        if (value == null) {
            return "";
        }
        return type == Type.FLAGS ? Flags.set(value, names).toString() : caseSensitive ? value : value.toLowerCase(Locale.ROOT);
    }
}
