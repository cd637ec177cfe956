package io.github.iislint.iis.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time spans that a schema allows, according to the comment in IIS_schema.xml: {@code timeSpanFormat} says how they are
 * written, {@code allowInfinite} whether {@code Infinite} is one, {@code timeSpanRange} the least and the greatest in seconds
 * and the number of seconds that they are a multiple of.
 */
final class TimeSpans {

    private static final Pattern CLOCK = Pattern.compile("(?<sign>-?)(?:(?<days>\\d{1,8})\\.)?(?<hours>\\d+):(?<minutes>\\d{1,2})"
            + "(?::(?<seconds>\\d{1,2})(?:\\.\\d{1,7})?)?");
    /** The introduction to applicationHost.config writes days so, every sample of it with a dot. */
    private static final Pattern DAYS_WITH_COLON = Pattern.compile("-?\\d{1,8}:\\d{1,2}:\\d{1,2}:\\d{1,2}");
    /** So many digits still fit into a number of seconds where they are minutes. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,16}");

    private TimeSpans() {
    }

    /**
     * Why the value is refused, as the end of a sentence; {@code null} where it is not, or where no source states how it is
     * read.
     */
    static @Nullable String refusal(String value, AttributeSchema attribute, SectionOwner by) {
        if (attribute.format() != AttributeSchema.TimeSpanFormat.STRING) {
            boolean minutes = attribute.format() == AttributeSchema.TimeSpanFormat.MINUTES;
            return NUMBER.matcher(value).matches()
                    ? outside(Long.parseLong(value) * (minutes ? 60 : 1), attribute)
                    : "expected a number of " + (minutes ? "minutes" : "seconds");
        }
        Matcher span = CLOCK.matcher(value);
        if (!span.matches()) {
            // TimeSpan.Parse of .NET takes a number for days.
            boolean undecided = DAYS_WITH_COLON.matcher(value).matches() || by == SectionOwner.DOT_NET
                    && NUMBER.matcher(value).matches();
            return undecided
                    ? null
                    : value.equalsIgnoreCase("Infinite")
                            ? "Infinite is not allowed here"
                            : "expected a time span such as 00:20:00";
        }
        if (number(span, "minutes") > 59 || number(span, "seconds") > 59) {
            return "minutes and seconds must not exceed 59";
        }
        // 29:00:00 is 29 hours in IIS's own schema and 29 days to .NET.
        if (span.group("hours").length() > 2 || number(span, "hours") > 23) {
            return null;
        }
        long minutes = (number(span, "days") * 24 + number(span, "hours")) * 60 + number(span, "minutes");
        long seconds = minutes * 60 + number(span, "seconds");
        return outside(span.group("sign").isEmpty() ? seconds : -seconds, attribute);
    }

    private static @Nullable String outside(long seconds, AttributeSchema attribute) {
        Validator.Range range = "timeSpanRange".equals(attribute.validation()) ? Validator.Range.of(attribute.parameter()) : null;
        if (range == null) {
            return null;
        }
        String refusal = range.refusal(seconds, "a time span in seconds");
        return refusal != null || range.granularity() < 2 || seconds % range.granularity() == 0
                ? refusal
                : "expected a multiple of " + (range.granularity() == 60 ? "a minute" : range.granularity() + " seconds");
    }

    private static long number(Matcher span, String group) {
        return span.group(group) == null ? 0 : Long.parseLong(span.group(group));
    }
}
