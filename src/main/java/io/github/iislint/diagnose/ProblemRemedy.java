package io.github.iislint.diagnose;

import io.github.iislint.iis.Problem;
import java.util.List;

/** The edit that corrects what IIS refuses. */
final class ProblemRemedy {

    private ProblemRemedy() {
    }

    /**
     * Names the place and what to write there; {@code check --fix} is offered only where a fix corrects this and nothing else.
     */
    static Remedy of(Problem problem) {
        boolean flags = "access".equals(problem.element()) && "sslFlags".equals(problem.attribute());
        return new Remedy(edit(problem) + ": until then every request that reads it gets this response",
                flags ? List.of("iislint check --fix --fix-only ssl-flag-unknown") : List.of());
    }

    private static String edit(Problem problem) {
        String place = problem.file().place(problem.span()).toString();
        String element = "<" + problem.element() + ">";
        String what = problem.attribute() != null ? "the attribute \"" + problem.attribute() + "\" of " + element : element;
        String above = problem.related() == null ? "" : " (" + problem.related() + ")";
        return switch (problem.kind()) {
            case ENTRY_DUPLICATE ->
                "Delete " + element + " at " + place + ", or add a <remove> with the same key before it; the entry is already "
                        + "in effect" + above;
            case SECTION_LOCKED ->
                "Delete the section " + problem.section() + " at " + place + " and set it at the level that locks it"
                        + above + ", or have that level allow it";
            case LOCK_VIOLATION -> "Delete " + what + " at " + place + ": it is locked at a higher level" + above;
            case SECTION_DUPLICATE -> "Merge the two sections: " + problem.section() + " is set again at " + place + above;
            case SECTION_UNDECLARED -> "Delete the section " + problem.section() + " at " + place
                    + ", or install on the server what declares it";
            case SECTION_MISPLACED ->
                "Move the section " + problem.section() + " from " + place + " to a level at which it is allowed";
            case ATTRIBUTE_INVALID -> "Correct " + what + " at " + place;
            case ATTRIBUTE_UNKNOWN -> "Delete " + what + " at " + place + ", or correct its name";
            case LOCATION_OVERRIDE_CONFLICT -> "Delete one of allowOverride and overrideMode at " + place;
            case XML_MALFORMED -> "Make the file well-formed at " + place;
            default -> "Correct what is at " + place;
        };
    }
}
