package io.github.iislint.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a rule that settings may give, such as the longest session.
 *
 * @param name how expressions and settings call it
 * @param byDefault what holds where settings say nothing
 * @param number whether it is a number and not a text
 * @param least the smallest number that is allowed; {@code null} where any is
 * @param most the largest number that is allowed; {@code null} where any is
 * @param values the texts that are allowed; empty where any is
 */
public record Parameter(String name, String byDefault, boolean number, @Nullable Double least, @Nullable Double most,
        List<String> values) {

    public Parameter {
        values = List.copyOf(values);
    }

    /** What may be given, for messages: {@code a number from 1 to 60}. */
    public String expected() {
        if (!number) {
            return values.isEmpty() ? "a text" : String.join(" or ", values);
        }
        String from = least == null ? "" : " from " + shown(least);
        return "a number" + (least != null && most == null ? from + " on" : from) + (most == null ? "" : " to " + shown(most));
    }

    /** A number without a needless fraction. */
    static String shown(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /**
     * What expressions see of a value that is given.
     *
     * @throws IllegalArgumentException if the value is not as {@link #expected()} says
     */
    Object value(String given) {
        if (!number) {
            if (!values.isEmpty() && !values.contains(given)) {
                throw new IllegalArgumentException("\"" + given + "\": expected " + expected());
            }
            return given;
        }
        Double value = number(given);
        if (value == null || least != null && value < least || most != null && value > most) {
            throw new IllegalArgumentException("\"" + given + "\": expected " + expected());
        }
        return value;
    }

    /** Decimal digits, as XPath has them; {@code null} for anything else. */
    static @Nullable Double number(String text) {
        return text.strip().matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?") ? Double.valueOf(text.strip()) : null;
    }
}
