package io.github.iislint.diagnose;

import io.github.iislint.httpsys.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How IIS would answer one request, and why.
 *
 * @param asked whose request it is, and for what
 * @param premises what the answer depends on besides the configuration
 * @param inquiry the status that was asked about; {@code null} where none was
 * @param advice what helps against the answer
 * @param dispute why the answer may be another one although the files tell everything; {@code null} where sources agree
 */
public record Diagnosis(AskedRequest asked, RequestOutcome outcome, Premises premises, @Nullable StatusInquiry inquiry,
        Advice advice, @Nullable Dispute dispute) {

    /**
     * A request as it was asked about.
     *
     * @param server the path of the applicationHost.config; {@code null} if there is none
     * @param location what is requested
     * @param request the URL or the location, as it was given
     * @param scheme {@code http} or {@code https}
     * @param visitor the subject of the certificate; {@code null} without one
     */
    public record AskedRequest(@Nullable String server, String location, String request, String scheme,
            @Nullable String visitor) {
    }

    /**
     * What the answer depends on besides the configuration.
     *
     * @param assumptions what the files cannot tell
     * @param facts what files about http.sys and Schannel tell
     */
    public record Premises(List<Assumed> assumptions, List<KnownFact> facts) {

        public Premises {
            assumptions = List.copyOf(assumptions);
            facts = List.copyOf(facts);
        }
    }

    /**
     * A status that was asked about.
     *
     * @param status such as {@code 403.7}
     * @param causes what may be behind it
     */
    public record StatusInquiry(String status, List<Cause> causes) {

        public StatusInquiry {
            causes = List.copyOf(causes);
        }

        /** How many causes are there for certain. */
        public long confirmed() {
            return causes.stream().filter(cause -> cause.finding() == Cause.CauseStatus.CONFIRMED).count();
        }
    }

    /**
     * What helps against the answer.
     *
     * @param acceptance the change from Require to Accept; {@code null} where that would not help
     */
    public record Advice(List<Remedy> remedies, @Nullable Acceptance acceptance) {

        public Advice {
            remedies = List.copyOf(remedies);
        }
    }

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
    public record KnownFact(Assumption assumption, Fact<Boolean> fact) {
    }

    /** The step that turns the visitor away; {@code null} where none does. */
    public @Nullable Step decisive() {
        return outcome.decisive().orElse(null);
    }

    /** Whether the visitor is refused, or gets no answer at all. */
    public boolean refused() {
        return decisive() != null;
    }

    /** Whether sources about IIS differ so that the answer may be another one. */
    public boolean disputed() {
        return dispute != null && dispute.matters();
    }

    /** Whether a cause of the status that was asked about is there. */
    public boolean confirmed() {
        return inquiry != null && inquiry.confirmed() > 0;
    }
}
