package io.github.iislint.diagnose;

import io.github.iislint.httpsys.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What IIS would answer to one request, and why.
 *
 * @param server the path of the applicationHost.config; {@code null} where there is none
 * @param location what is asked for
 * @param request the URL or the location, as it was given
 * @param scheme {@code http} or {@code https}
 * @param visitor the subject of the certificate; {@code null} without one
 * @param decisive the step that turns the request away; {@code null} where none does
 * @param identity as whom the visitor gets in, such as {@code anonymous}; {@code null} where he does not
 * @param steps in the order in which IIS decides them
 * @param assumptions what the files cannot tell and the answer depends on
 * @param facts what files about http.sys and Schannel tell and the answer depends on
 * @param status the status that was asked about; {@code null} where none was
 * @param causes what may be behind that status; empty where none was asked about
 * @param remedies what helps against the answer
 * @param acceptance the change from Require to Accept; {@code null} where that would not help
 * @param dispute why the answer may be another one although the files tell everything; {@code null} where sources agree
 */
public record Diagnosis(@Nullable String server, String location, String request, String scheme, @Nullable String visitor,
        @Nullable Step decisive, @Nullable String identity, List<Step> steps, List<Assumed> assumptions, List<Known> facts,
        @Nullable String status, List<Cause> causes, List<Remedy> remedies, @Nullable Acceptance acceptance,
        @Nullable Dispute dispute) {

    /**
     * One assumption.
     *
     * @param said whether somebody said so
     * @param command what reveals it on the server
     * @param otherwise the answer if it is the other way round; the same as the answer where that changes nothing
     * @param matters whether {@code otherwise} is another answer
     */
    public record Assumed(Assumption assumption, boolean holds, boolean said, String command, String otherwise, boolean matters) {
    }

    /** Something that would be assumed if no file told it. */
    public record Known(Assumption assumption, Fact<Boolean> fact) {
    }

    public Diagnosis {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
        assumptions = List.copyOf(assumptions);
        causes = List.copyOf(causes);
        remedies = List.copyOf(remedies);
    }

    /** Whether the visitor is turned away, or gets no answer at all. */
    public boolean refused() {
        return decisive != null;
    }

    /** Whether sources about IIS differ so that the answer may be another one. */
    public boolean disputed() {
        return dispute != null && dispute.matters();
    }

    /** Whether a cause of the status that was asked about is there. */
    public boolean confirmed() {
        return causes.stream().anyMatch(cause -> cause.finding() == Cause.CauseStatus.CONFIRMED);
    }

    Diagnosis with(Acceptance found) {
        return new Diagnosis(server, location, request, scheme, visitor, decisive, identity, steps, assumptions, facts, status,
                causes,
                remedies, found, dispute);
    }
}
