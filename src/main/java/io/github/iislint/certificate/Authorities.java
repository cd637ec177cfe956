package io.github.iislint.certificate;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that chains are built from. A self-signed one that the user names as trusted is a root, every other one an
 * intermediate: it helps to build a chain, and is not trusted by itself, as in the certificate stores of Windows.
 */
public final class Authorities {

    private final Map<X509Certificate, String> roots = new LinkedHashMap<>();
    private final Map<X509Certificate, String> others = new LinkedHashMap<>();
    private final Map<X500Principal, List<X509Certificate>> bySubject = new LinkedHashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<@Nullable X500Principal> unreadableSubjects = new ArrayList<>();

    private Authorities() {
    }

    /** No authority at all: every chain ends at the certificate itself. */
    public static Authorities none() {
        return new Authorities();
    }

    /**
     * Reads files (PEM with any number of certificates, DER, PKCS#7) and folders, these recursively. In a folder, files that
     * hold no certificate are skipped.
     *
     * @throws CertificateFileException if a file cannot be read or is broken, or if a named file, or every file of a folder,
     *         holds no certificate
     */
    public static Authorities load(Collection<Path> paths) throws CertificateFileException {
        Authorities authorities = new Authorities();
        List<FileContent> contents = CertificateFiles.read(paths, ContentKind.CERTIFICATE,
                content -> !content.certificates().isEmpty() || !content.unreadable().isEmpty());
        for (FileContent content : contents) {
            for (X509Certificate certificate : content.certificates()) {
                boolean root = X509.selfSigned(certificate);
                authorities.add(root ? authorities.roots : authorities.others, certificate, content.file().toString());
            }
            for (X500Principal subject : content.unreadable()) {
                authorities.unreadableSubjects.add(subject);
                authorities.unreadable.add(content.file() + ": Java cannot read the certificate of "
                        + (subject == null ? "an authority" : DistinguishedName.of(subject)));
            }
        }
        return authorities;
    }

    /**
     * These authorities, and certificates that a visitor sends or a file holds beside the visitor's own: they help to build a
     * chain, and are not believed, self-signed ones included.
     *
     * @param origin where they come from, such as the name of the file
     */
    public Authorities with(Collection<X509Certificate> sent, String origin) {
        Authorities more = new Authorities();
        roots.forEach((certificate, from) -> more.add(more.roots, certificate, from));
        others.forEach((certificate, from) -> more.add(more.others, certificate, from));
        sent.forEach(certificate -> more.add(more.others, certificate, origin));
        more.unreadable.addAll(unreadable);
        more.unreadableSubjects.addAll(unreadableSubjects);
        return more;
    }

    private void add(Map<X509Certificate, String> kind, X509Certificate certificate, String origin) {
        if (!roots.containsKey(certificate) && !others.containsKey(certificate)) {
            kind.put(certificate, origin);
            bySubject.computeIfAbsent(certificate.getSubjectX500Principal(), s -> new ArrayList<>()).add(certificate);
        }
    }

    /** The trusted ones. */
    public List<X509Certificate> roots() {
        return List.copyOf(roots.keySet());
    }

    /** The ones that only help to build a chain. */
    public List<X509Certificate> intermediates() {
        return List.copyOf(others.keySet());
    }

    /** One line for each certificate in the files that this JDK cannot read; chains through it stay undecided. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    boolean isRoot(X509Certificate certificate) {
        return roots.containsKey(certificate);
    }

    boolean isUnreadable(X500Principal subject) {
        return unreadableSubjects.contains(subject);
    }

    /** All of that name, in the order of the files. */
    List<X509Certificate> named(X500Principal subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    /** The file that a certificate comes from; empty if it is none of these. */
    String origin(X509Certificate certificate) {
        return roots.getOrDefault(certificate, others.getOrDefault(certificate, ""));
    }
}
