package io.github.iislint.certificate;

import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Certificate revocation lists, all of them from files.
 *
 * <p>A certificate on a list that its issuer signed is revoked, whatever the dates of the list: an expired list does not bring
 * it back. It is known not to be revoked only by a complete list that is in force.
 */
public final class Revocations {

    private final List<Crl> lists = new ArrayList<>();

    private Revocations() {
    }

    /** A list and its file. */
    private static final class Crl {

        private final X509CRL list;
        private final String origin;
        private final CrlScope scope;
        private final Map<X509Certificate, Optional<Boolean>> signers = new ConcurrentHashMap<>();

        Crl(X509CRL list, String origin) {
            this.list = list;
            this.origin = origin;
            this.scope = CrlScope.of(list);
        }

        Instant begin() {
            return list.getThisUpdate().toInstant();
        }

        @Nullable
        Instant end() {
            Date end = list.getNextUpdate();
            return end == null ? null : end.toInstant();
        }

        /** Remembered, because a list may be long and asked for many certificates. */
        Optional<Boolean> signedBy(X509Certificate issuer) {
            return signers.computeIfAbsent(issuer, key -> X509.signedBy(list, key));
        }

        X509CRLEntry entry(X509Certificate certificate) {
            return list.getRevokedCertificate(certificate);
        }
    }

    /** No list at all. */
    public static Revocations none() {
        return new Revocations();
    }

    /**
     * Reads files (PEM with any number of lists, DER, PKCS#7) and folders, these recursively. In a folder, files that hold no
     * list are skipped.
     *
     * @throws CertificateFileException if a file cannot be read or is broken, or if a named file, or every file of a folder,
     *         holds no list
     */
    public static Revocations load(Collection<Path> paths) throws CertificateFileException {
        Revocations revocations = new Revocations();
        for (FileContent content : CertificateFiles.read(paths, ContentKind.CRL, content -> !content.lists().isEmpty())) {
            content.lists().forEach(list -> revocations.lists.add(new Crl(list, content.file().toString())));
        }
        return revocations;
    }

    public boolean isEmpty() {
        return lists.isEmpty();
    }

    /**
     * Asks for every certificate of a chain but a root, from the lowest upwards.
     *
     * @param authorities where issuers are looked for that are not in the chain, as after the renewal of an authority
     */
    public List<Revocation> check(Chain chain, Authorities authorities, Instant moment) {
        List<Revocation> answers = new ArrayList<>();
        for (int i = 0; i < chain.steps().size(); i++) {
            Chain.ChainCertificate step = chain.steps().get(i);
            boolean root = i == chain.steps().size() - 1 && (chain.trusted() || step.facts().selfSigned());
            if (root) {
                break;
            }
            Stream<X509Certificate> above = chain.steps().stream().skip(i + 1L).limit(1).map(Chain.ChainCertificate::certificate);
            List<X509Certificate> issuers = Stream.concat(above,
                    authorities.named(step.certificate().getIssuerX500Principal()).stream()).distinct().toList();
            answers.add(check(step, issuers, moment));
        }
        return answers;
    }

    private Revocation check(Chain.ChainCertificate step, List<X509Certificate> issuers, Instant moment) {
        X509Certificate certificate = step.certificate();
        List<Crl> reliable = new ArrayList<>();
        Revocation.Doubt worst = Revocation.Doubt.LIST_MISSING;
        Revocation closest = unknown(step, worst, null);
        for (Crl crl : lists) {
            if (!crl.list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                continue;
            }
            Optional<Revocation.Doubt> doubt = doubt(crl, certificate, issuers);
            if (doubt.isEmpty()) {
                reliable.add(crl);
            } else if (doubt.get().compareTo(worst) > 0) {
                worst = doubt.get();
                closest = unknown(step, worst, crl);
            }
        }
        Optional<Crl> complete = reliable.stream().filter(crl -> !crl.scope.partial(certificate))
                .max(Comparator.comparing(Crl::begin));
        Instant since = complete.map(Crl::begin).orElse(Instant.MIN);
        // The newest complete list counts, with the partial and delta lists that are not older.
        Optional<Crl> naming = reliable.stream()
                .filter(crl -> crl.scope.partial(certificate) ? !crl.begin().isBefore(since) : crl == complete.orElseThrow())
                .filter(crl -> crl.entry(certificate) != null).max(Comparator.comparing(Crl::begin));
        if (naming.isPresent() && naming.get().entry(certificate).getRevocationReason() != CRLReason.REMOVE_FROM_CRL) {
            return answer(step, Revocation.Status.REVOKED, null, naming.get());
        }
        if (complete.isEmpty()) {
            return reliable.isEmpty() ? closest : unknown(step, Revocation.Doubt.PARTIAL, reliable.get(0));
        }
        Crl crl = complete.get();
        if (moment.isBefore(crl.begin())) {
            return unknown(step, Revocation.Doubt.NOT_YET_VALID, crl);
        }
        return crl.end() != null && moment.isAfter(crl.end())
                ? unknown(step, Revocation.Doubt.EXPIRED, crl)
                : answer(step, Revocation.Status.NOT_REVOKED, null, crl);
    }

    /** What speaks against relying on a list. */
    private static Optional<Revocation.Doubt> doubt(Crl crl, X509Certificate certificate, List<X509Certificate> issuers) {
        if (issuers.isEmpty()) {
            return Optional.of(Revocation.Doubt.ISSUER_MISSING);
        }
        List<X509Certificate> signers = issuers.stream().filter(issuer -> crl.signedBy(issuer).orElse(false)).toList();
        if (signers.isEmpty()) {
            boolean unread = issuers.stream().anyMatch(issuer -> crl.signedBy(issuer).isEmpty());
            return Optional.of(unread ? Revocation.Doubt.SIGNATURE_UNREAD : Revocation.Doubt.SIGNATURE_WRONG);
        }
        if (signers.stream().noneMatch(Revocations::maySignLists)) {
            return Optional.of(Revocation.Doubt.SIGNER_NOT_ALLOWED);
        }
        return crl.scope.excludes(certificate) ? Optional.of(Revocation.Doubt.PARTIAL) : Optional.empty();
    }

    private static boolean maySignLists(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        return usage == null || usage.length < 7 || usage[6];
    }

    private static Revocation unknown(Chain.ChainCertificate step, Revocation.Doubt doubt, @Nullable Crl crl) {
        return answer(step, Revocation.Status.UNKNOWN, doubt, crl);
    }

    private static Revocation answer(Chain.ChainCertificate step, Revocation.Status status, Revocation.@Nullable Doubt doubt,
            @Nullable Crl crl) {
        X509CRLEntry entry = crl == null || status == Revocation.Status.NOT_REVOKED ? null : crl.entry(step.certificate());
        return new Revocation(step, status, doubt, entry == null ? null : entry.getRevocationDate().toInstant(),
                entry == null ? null : entry.getRevocationReason(), crl == null ? "" : crl.origin,
                crl == null ? null : crl.end());
    }
}
