package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.iis.Problem;
import java.util.List;
import java.util.Optional;

/**
 * That sources about IIS differ in what is in effect at a location, and perhaps with that in the answer.
 *
 * @param taken the answer by the reading that iislint takes, such as {@code 403.7} or {@code let in, anonymous}
 * @param otherwise the answer by the other one
 * @param reasons what is disputed, at least one
 */
public record Dispute(String taken, String otherwise, List<Reason> reasons) {

    /** Something that sources differ about, and the value in a file that it comes from. */
    public record Reason(String text, Place place) {
    }

    public Dispute {
        reasons = List.copyOf(reasons);
    }

    /** Whether the answer depends on it. */
    public boolean matters() {
        return !taken.equals(otherwise);
    }

    /** The dispute about a request whose outcome each reading gives; empty where nothing is disputed. */
    static Optional<Dispute> between(Request request, RequestOutcome taken, RequestOutcome otherwise) {
        List<Problem> problems = request.server().disputes(request.node());
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dispute(taken.answer(), otherwise.answer(), problems.stream()
                        .map(problem -> new Reason(problem.message(), problem.file().place(problem.span()))).toList()));
    }
}
