package io.github.iislint.iis.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The value of an attribute of type flags: names separated by commas, blanks around them ignored, in any letter case.
 * Numbers are decoded although no source shows one in a file.
 */
public final class Flags {

    private Flags() {
    }

    /** The names of a value as they are written, without blanks around them; none for a blank value. */
    public static List<String> names(String value) {
        List<String> names = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            names.add(part.strip());
        }
        return names.size() == 1 && names.get(0).isEmpty() ? List.of() : names;
    }

    /** The first name that is neither a flag of the schema nor a number; empty where all are. */
    public static Optional<String> unknown(String value, Map<String, Long> known) {
        return names(value).stream().filter(name -> canonical(name, known).isEmpty() && number(name).isEmpty()).findFirst();
    }

    /** The flags of a value by their canonical names; unknown names are left out, and so is a flag of value 0. */
    public static Set<String> set(String value, Map<String, Long> known) {
        Set<String> set = new TreeSet<>();
        for (String name : names(value)) {
            OptionalLong number = number(name);
            known.forEach((flag, bits) -> {
                if (bits != 0 && (number.isPresent() ? (number.getAsLong() & bits) == bits : flag.equalsIgnoreCase(name))) {
                    set.add(flag);
                }
            });
        }
        return set;
    }

    /**
     * Whether a flag is one of the {@link #set} of a value.
     *
     * @param flag in any letter case
     */
    public static boolean has(String value, String flag, Map<String, Long> known) {
        Long bits = known.get(canonical(flag, known).orElse(""));
        if (bits == null || bits == 0) {
            return false;
        }
        // Rules ask it for each flag of a value by itself, at every location.
        for (int start = 0; start <= value.length();) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            if (isSet(flag, bits, value, start, end)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** Whether a flag is the name from {@code start} to {@code end}, or within the number there. */
    private static boolean isSet(String flag, long bits, String value, int start, int end) {
        int first = start;
        while (first < end && Character.isWhitespace(value.charAt(first))) {
            first++;
        }
        if (first < end && Character.digit(value.charAt(first), 10) >= 0) {
            OptionalLong number = number(value.substring(first, end).strip());
            if (number.isPresent()) {
                return (number.getAsLong() & bits) == bits;
            }
        }
        int last = first + flag.length();
        return last <= end && value.regionMatches(true, first, flag, 0, flag.length())
                && value.substring(last, end).isBlank();
    }

    /** The name as the schema spells it. */
    public static Optional<String> canonical(String name, Map<String, Long> known) {
        if (known.containsKey(name)) {
            return Optional.of(name);
        }
        return known.keySet().stream().filter(flag -> flag.equalsIgnoreCase(name)).findFirst();
    }

    /** The number that a name is, decimal or hexadecimal ({@code 0x68}). */
    public static OptionalLong number(String name) {
        boolean hexadecimal = name.startsWith("0x") || name.startsWith("0X");
        String digits = hexadecimal ? name.substring(2) : name;
        // Names are the rule, and an exception for each would cost more than all the rest.
        if (digits.isEmpty() || Character.digit(digits.charAt(0), hexadecimal ? 16 : 10) < 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(hexadecimal ? Long.parseLong(digits, 16) : Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
