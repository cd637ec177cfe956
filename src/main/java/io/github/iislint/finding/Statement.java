package io.github.iislint.finding;

import java.util.function.UnaryOperator;

/**
 * The message of a finding.
 *
 * @param text one line without a secret, about the first location or entry in order
 * @param moreLocations for how many more locations it holds
 * @param moreEntries for how many more entries of a collection it holds
 * @param remark what a comparison with another run adds, a line; empty for nothing
 */
public record Statement(String text, int moreLocations, int moreEntries, String remark) {

    /** A statement about one location or file. */
    public static Statement of(String text) {
        return new Statement(text, 0, 0, "");
    }

    /** The same with something before the text. */
    public Statement after(String lead) {
        return new Statement(lead + text, moreLocations, moreEntries, remark);
    }

    public Statement withRemark(String other) {
        return new Statement(text, moreLocations, moreEntries, other);
    }

    /** The same without the number of locations, for readers who see the locations themselves. */
    public Statement withoutLocations() {
        return new Statement(text, 0, moreEntries, remark);
    }

    /** The same with text and remark changed. */
    public Statement map(UnaryOperator<String> change) {
        return new Statement(change.apply(text), moreLocations, moreEntries, change.apply(remark));
    }

    /** One line, such as {@code Shop requires a client certificate, but … (and at 3 more locations)}. */
    @Override
    public String toString() {
        String counted = text;
        if (moreEntries > 0) {
            counted += " (and in " + moreEntries + " more entr" + (moreEntries == 1 ? "y)" : "ies)");
        }
        if (moreLocations > 0) {
            counted += " (and at " + moreLocations + " more location" + (moreLocations == 1 ? ")" : "s)");
        }
        return remark.isEmpty() ? counted : counted + " " + remark;
    }
}
