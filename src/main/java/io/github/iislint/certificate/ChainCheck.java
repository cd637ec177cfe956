package io.github.iislint.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the chain of a certificate among authorities. Dates and revocation do not count: an expired certificate of a
 * trusted authority has a trusted chain ({@link Chain#outdatedAt} and {@link Revocations} answer the rest).
 */
public final class ChainCheck {

    private static final int LONGEST = 16;
    private static final int MOST_STEPS = 200;
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final int AUTHORITY_KEY_ISSUER = 0xA1;
    private static final int DIRECTORY_NAME = 0xA4;

    private final Authorities authorities;

    public ChainCheck(Authorities authorities) {
        this.authorities = authorities;
    }

    /**
     * The best chain: a trusted one if there is any, valid at {@code moment} if possible; otherwise the one that comes closest.
     *
     * @param moment only decides between several trusted chains, as after the renewal of an authority
     */
    public Chain chain(X509Certificate certificate, Instant moment) {
        Search search = new Search(moment);
        search.extend(List.of(certificate));
        Chain best = Objects.requireNonNull(search.best, "each search offers a chain");
        return search.steps <= MOST_STEPS || best.trusted()
                ? best
                : new Chain(best.steps(), ChainProblem.UNDECIDED,
                        "there are too many authorities with the same names to try them all", best.culprit());
    }

    /** One search, depth first, roots first. */
    private final class Search {

        private final Instant moment;
        private int steps;
        private @Nullable Chain best;
        private int bestRank = -1;

        Search(Instant moment) {
            this.moment = moment;
        }

        private boolean done() {
            return steps > MOST_STEPS || best != null && best.trusted() && best.outdatedAt(moment).isEmpty();
        }

        private void extend(List<X509Certificate> path) {
            X509Certificate top = path.get(path.size() - 1);
            steps++;
            if (authorities.isRoot(top)) {
                offer(complete(path), 2 * LONGEST);
                return;
            }
            if (X509.selfSigned(top)) {
                offer(path.size() == 1
                        ? failed(path, ChainProblem.SELF_SIGNED, "it is self-signed, and not among the trusted roots")
                        : failed(path, ChainProblem.ROOT_MISSING, "its root " + name(top) + " is not among the "
                                + "trusted roots"),
                        0);
                return;
            }
            List<X509Certificate> candidates = candidates(path);
            if (candidates.isEmpty() || path.size() == LONGEST) {
                offer(candidates.isEmpty() ? missing(path) : undecided(path), 0);
                return;
            }
            for (X509Certificate candidate : candidates) {
                if (done()) {
                    return;
                }
                Optional<Boolean> signed = X509.signedBy(top, candidate);
                if (signed.orElse(false)) {
                    List<X509Certificate> longer = new ArrayList<>(path);
                    longer.add(candidate);
                    extend(longer);
                } else {
                    boolean unclear = signed.isEmpty() || authorities.isUnreadable(top.getIssuerX500Principal());
                    offer(unclear ? undecided(path) : badSignature(path, candidate), 0);
                }
            }
        }

        private List<X509Certificate> candidates(List<X509Certificate> path) {
            X509Certificate top = path.get(path.size() - 1);
            return authorities.named(top.getIssuerX500Principal()).stream().filter(candidate -> !path.contains(candidate))
                    .sorted(Comparator.comparing((X509Certificate candidate) -> !authorities.isRoot(candidate))
                            .thenComparing(X509Certificate::getNotAfter, Comparator.reverseOrder()))
                    .toList();
        }

        /** Keeps the chain if none is better: trusted before complete before long before undecided. */
        private void offer(Chain chain, int bonus) {
            int rank = 2 * (chain.steps().size() + bonus) + (chain.problem() == ChainProblem.UNDECIDED ? 1 : 0);
            if (chain.trusted()) {
                rank += 8 * LONGEST + (chain.outdatedAt(moment).isEmpty() ? 8 * LONGEST : 0);
            }
            if (rank > bestRank) {
                bestRank = rank;
                best = chain;
            }
        }
    }

    private Chain complete(List<X509Certificate> path) {
        X509Certificate root = path.get(path.size() - 1);
        if (path.size() > 1 && !mayIssue(root)) {
            return failed(path, ChainProblem.NOT_AN_AUTHORITY, name(root) + " is a root, but not a certificate authority");
        }
        return PathRules.violation(path.subList(0, path.size() - 1), root)
                .map(violation -> failed(path, violation.problem(), violation.phrase(name(path.get(violation.index()))),
                        violation.index()))
                .orElseGet(() -> new Chain(steps(path), null, "", 0));
    }

    /** PKIX believes an anchor whatever it says of itself; Windows does not where it says that it is no authority. */
    private static boolean mayIssue(X509Certificate root) {
        boolean denied = root.getExtensionValue(BASIC_CONSTRAINTS) != null && root.getBasicConstraints() < 0;
        boolean[] usage = root.getKeyUsage();
        return !denied && (usage == null || usage.length < 6 || usage[5]);
    }

    private Chain missing(List<X509Certificate> path) {
        X509Certificate top = path.get(path.size() - 1);
        X500Principal issuer = top.getIssuerX500Principal();
        if (authorities.isUnreadable(issuer)) {
            return undecided(path);
        }
        String shown = DistinguishedName.of(issuer).toString();
        Optional<X500Principal> above = issuerOfIssuer(top);
        if (above.isPresent()) {
            return above.get().equals(issuer)
                    ? failed(path, ChainProblem.ROOT_MISSING, "its root " + shown + " is not among the trusted roots")
                    : failed(path, ChainProblem.INTERMEDIATE_MISSING, "the intermediate authority " + shown + " is missing");
        }
        return failed(path, ChainProblem.ISSUER_MISSING, path.size() == 1
                ? "its issuer " + shown + " is not among the authorities"
                : shown + ", the issuer of " + name(top) + ", is not among the authorities");
    }

    /** The issuer of the issuer, for certificates whose authority key identifier names it (RFC 5280, section 4.2.1.1). */
    private static Optional<X500Principal> issuerOfIssuer(X509Certificate certificate) {
        return X509.extension(certificate, AUTHORITY_KEY).flatMap(key -> key.child(AUTHORITY_KEY_ISSUER))
                .flatMap(names -> names.child(DIRECTORY_NAME)).flatMap(name -> X509.name(name.content()));
    }

    private Chain badSignature(List<X509Certificate> path, X509Certificate candidate) {
        X509Certificate top = path.get(path.size() - 1);
        String which = path.size() == 1 ? "it" : name(top);
        return failed(path, ChainProblem.BAD_SIGNATURE, which + " names " + name(candidate)
                + " as its issuer, but is not signed with the key of that authority in " + authorities.origin(candidate));
    }

    private Chain undecided(List<X509Certificate> path) {
        X509Certificate top = path.get(path.size() - 1);
        return failed(path, ChainProblem.UNDECIDED, "Java cannot check that "
                + DistinguishedName.of(top.getIssuerX500Principal()) + " signed " + (path.size() == 1 ? "it" : name(top)));
    }

    private Chain failed(List<X509Certificate> path, ChainProblem problem, String explanation) {
        return failed(path, problem, explanation, path.size() - 1);
    }

    private Chain failed(List<X509Certificate> path, ChainProblem problem, String explanation, int culprit) {
        return new Chain(steps(path), problem, explanation, culprit);
    }

    private List<Chain.ChainCertificate> steps(List<X509Certificate> path) {
        List<Chain.ChainCertificate> steps = new ArrayList<>();
        for (X509Certificate certificate : path) {
            Chain.Role role = steps.isEmpty()
                    ? Chain.Role.CERTIFICATE
                    : authorities.isRoot(certificate) ? Chain.Role.ROOT : Chain.Role.INTERMEDIATE;
            steps.add(new Chain.ChainCertificate(certificate, role, steps.isEmpty() ? "" : authorities.origin(certificate)));
        }
        return steps;
    }

    private static String name(X509Certificate certificate) {
        String name = DistinguishedName.of(certificate.getSubjectX500Principal()).toString();
        return name.isEmpty() ? "a certificate without a name" : name;
    }
}
