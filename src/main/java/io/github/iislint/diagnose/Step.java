package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision about a request.
 *
 * @param name what is decided, stable for programs
 * @param status what IIS answers if the step fails, such as {@code 403.7}; {@code null} where it does not fail, or where the
 *        connection ends without an answer
 * @param text what the decision is, one line
 * @param place the value that decides; {@code null} where no file holds one
 * @param article what the decision rests on; {@code null} where nothing was decided
 * @param details further lines, such as the certificates of a chain
 * @param remedy what helps in this very case; {@code null} where it is the same whenever the step fails
 */
public record Step(Name name, Verdict verdict, @Nullable String status, String text, @Nullable Place place,
        @Nullable Article article, List<String> details,
        @Nullable Remedy remedy) {

    /** What is decided; up to the account in the order of the decisions. */
    public enum Name {
        BINDING("binding"),
        LOCATION("location"),
        CONFIGURATION("configuration"),
        SSL("ssl"),
        CIPHER("cipher"),
        REQUEST("request"),
        HANDSHAKE("handshake"),
        PRIVATE_KEY("private-key"),
        CERTIFICATE("certificate"),
        DATES("dates"),
        TRUST("trust"),
        REVOCATION("revocation"),
        PURPOSE("purpose"),
        MAPPING("mapping"),
        ACCOUNT("account"),
        AUTHORIZATION("authorization"),
        ADDRESS("ip-restriction"),
        FILTERING("request-filtering"),
        HANDLER("handler"),
        CONTENT("content"),
        BODY("entity-body"),
        PROXY("proxy"),
        POOL("application-pool");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public Step {
        details = List.copyOf(details);
    }

    static Step passes(Name name, String text, @Nullable Place place, Article article) {
        return new Step(name, Verdict.PASSES, null, text, place, article, List.of(), null);
    }

    static Step fails(Name name, @Nullable String status, String text, @Nullable Place place, Article article) {
        return new Step(name, Verdict.FAILS, status, text, place, article, List.of(), null);
    }

    static Step open(Name name, String text, @Nullable Place place, Article article) {
        return new Step(name, Verdict.OPEN, null, text, place, article, List.of(), null);
    }

    /** The same as something that may be otherwise. */
    Step opened() {
        return new Step(name, Verdict.OPEN, null, text, null, article, List.of(), null);
    }

    static Step skipped(Name name, String text) {
        return new Step(name, Verdict.SKIPPED, null, text, null, null, List.of(), null);
    }

    Step with(List<String> more) {
        return new Step(name, verdict, status, text, place, article, more, remedy);
    }

    Step with(Remedy helps) {
        return new Step(name, verdict, status, text, place, article, details, helps);
    }

    public boolean failed() {
        return verdict == Verdict.FAILS;
    }
}
