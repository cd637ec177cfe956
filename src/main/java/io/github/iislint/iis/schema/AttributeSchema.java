package io.github.iislint.iis.schema;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the schema says of an attribute.
 *
 * @param type of the value
 * @param defaultValue in effect where no file sets the attribute; {@code null} where the schema has none
 * @param uniqueKey whether no two entries of its collection may have the same value
 * @param combinedKey whether no two entries may have the same values of all attributes marked so
 * @param names the names of an enum or flags attribute and their values, in the order of the schema; else empty
 * @param encrypted whether IIS encrypts the value; it must never be shown
 * @param validation the name of a validator such as {@code nonEmptyString}, or {@code null}
 * @param parameter of the validator, or {@code null}
 */
public record AttributeSchema(String name, Type type, String defaultValue, boolean required,
                              boolean uniqueKey, boolean combinedKey, boolean caseSensitive, boolean encrypted, Map<String, Long> names, String validation,
                              String parameter) {

    private static final Validator.Range INTS = new Validator.Range(Integer.MIN_VALUE, Integer.MAX_VALUE, false);
    private static final Validator.Range UINTS = new Validator.Range(0, 0xFFFFFFFFL, false);
    private static final Validator.Range LONGS = new Validator.Range(Long.MIN_VALUE, Long.MAX_VALUE, false);
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,15}");

    /** The types of the schema. */
    public enum Type {
        BOOL, ENUM, FLAGS, INT, UINT, INT64, STRING, TIMESPAN;

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

    /**
     * Why the schema refuses the value, as the end of a sentence; empty where it does not, or where no source tells. A
     * placeholder is never refused.
     */
    public Optional<String> refusal(String value) {
        if (Placeholder.in(value)) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (type) {
            case BOOL -> isBool(value) ? null : "expected true or false";
            case ENUM -> names.isEmpty() || Flags.canonical(value, names).isPresent()
                    || Flags.number(value).isPresent() && names.containsValue(Flags.number(value).getAsLong()) ? null
                    : "expected one of " + String.join(", ", names.keySet());
            case FLAGS -> Flags.unknown(value, names).map(this::unknownFlag).orElse(null);
            case INT, INT64, UINT -> number(value);
            case TIMESPAN -> Validator.timeSpan(value.strip(), validation, parameter);
            case STRING -> Validator.text(value, validation);
        });
    }

    /** What real files write; whether IIS takes 0 and 1, too, is told nowhere. */
    private static boolean isBool(String value) {
        String bool = value.strip();
        return bool.equalsIgnoreCase("true") || bool.equalsIgnoreCase("false") || bool.equals("0") || bool.equals("1");
    }

    private String unknownFlag(String name) {
        return (name.isEmpty() ? "there is nothing between two commas" : "\"" + name + "\" is no flag")
                + "; expected names from " + String.join(", ", names.keySet()) + ", separated by commas";
    }

    private String number(String value) {
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

    /** Whether two values of a key mean the same entry. */
    public boolean sameKey(String one, String other) {
        return caseSensitive ? one.equals(other) : one.equalsIgnoreCase(other);
    }
}
