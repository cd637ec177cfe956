package io.github.iislint.certificate;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file, recognized by its structure: PEM, DER, PKCS#7, or bare base64.
 */
final class FileContent {

    /** Lists of revoked certificates can be long, but not that long. */
    static final long LONGEST = 64L << 20;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]+");

    private final Path file;
    private final byte[] bytes;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<X509CRL> lists = new ArrayList<>();
    private final List<@Nullable X500Principal> unreadable = new ArrayList<>();
    private final List<Pem.Block> keys = new ArrayList<>();
    private final Set<ContentKind> kinds = EnumSet.noneOf(ContentKind.class);
    private boolean pem;

    private FileContent(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @throws CertificateFileException if it cannot be read, or announces a certificate or list and contains no ne
     */
    static FileContent read(Path file) throws CertificateFileException {
        FileContent content = new FileContent(file, bytes(file));
        content.sort();
        return content;
    }

    private static byte[] bytes(Path file) throws CertificateFileException {
        try {
            if (Files.isDirectory(file)) {
                throw new CertificateFileException(file, "is a folder");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new CertificateFileException(file, "is not a file but a device, a pipe or a socket, which is not opened");
            }
            if (Files.exists(file) && Files.size(file) > LONGEST) {
                throw new CertificateFileException(file, "is longer than " + (LONGEST >> 20) + " MiB");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CertificateFileException(file, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new CertificateFileException(file, "no permission to read it", e);
        } catch (IOException e) {
            throw new CertificateFileException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void sort() throws CertificateFileException {
        ContentKind kind = ContentKind.of(bytes);
        if (kind != ContentKind.UNKNOWN) {
            add(kind, bytes, "");
            return;
        }
        String text = text();
        pem = Pem.looksLike(text);
        if (pem) {
            int number = 0;
            for (Pem.Block block : Pem.read(text).blocks()) {
                add(block, ++number);
            }
            return;
        }
        if (BASE64.matcher(text).matches()) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(text);
                add(ContentKind.of(der), der, "");
            } catch (IllegalArgumentException e) {
                kinds.add(ContentKind.UNKNOWN);
            }
        }
    }

    /** PowerShell writes UTF-16 when output is redirected. */
    private String text() {
        boolean wide = bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE;
        Charset charset = wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
        return new String(bytes, charset);
    }

    private void add(Pem.Block block, int number) throws CertificateFileException {
        if (block.privateKey()) {
            kinds.add(ContentKind.PRIVATE_KEY);
            keys.add(block);
            return;
        }
        boolean announced = block.label().endsWith("CERTIFICATE") || block.label().endsWith("CRL")
                || block.label().startsWith("PKCS");
        byte[] der = block.der();
        ContentKind kind = der == null ? ContentKind.UNKNOWN : ContentKind.of(der);
        if (kind == ContentKind.UNKNOWN && announced) {
            throw new CertificateFileException(file, "block " + number + " (" + block.label() + ") is broken");
        }
        if (der != null && kind != ContentKind.UNKNOWN) {
            add(kind, der, "block " + number + " ");
        }
    }

    private void add(ContentKind kind, byte[] der, String where) throws CertificateFileException {
        kinds.add(kind);
        switch (kind) {
            case CERTIFICATE -> {
                byte[] exact = Der.first(der).orElseThrow().encoded();
                X509.certificate(exact).ifPresentOrElse(certificates::add, () -> unreadable.add(subject(exact)));
            }
            case CRL -> lists.add(X509.crl(Der.first(der).orElseThrow().encoded())
                    .orElseThrow(() -> new CertificateFileException(file, where + "is a revocation list that Java cannot read")));
            case PKCS7 -> {
                certificates.addAll(X509.certificates(der)
                        .orElseThrow(() -> new CertificateFileException(file, where + "is a PKCS#7 file that cannot be read")));
                X509.crls(der).ifPresent(lists::addAll);
            }
            default -> {
            }
        }
    }

    /** The subject of a certificate that the JDK refuses; {@code null} if even that cannot be read. */
    private static @Nullable X500Principal subject(byte[] certificate) {
        List<Der> fields = Der.first(certificate).orElseThrow().children().get(0).children();
        int subject = fields.get(0).tag() == Der.INTEGER ? 4 : 5;
        return X509.name(fields.get(subject).encoded()).orElse(null);
    }

    Path file() {
        return file;
    }

    byte[] bytes() {
        return bytes;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    List<X509CRL> lists() {
        return lists;
    }

    /** The subjects of certificates that this JDK refuses; {@code null} for a subject that it refuses too. */
    List<@Nullable X500Principal> unreadable() {
        return unreadable;
    }

    /** The private keys of a PEM file. */
    List<Pem.Block> keys() {
        return keys;
    }

    boolean is(ContentKind kind) {
        return kinds.contains(kind);
    }

    boolean pem() {
        return pem;
    }

    /** Why a file without {@code wanted} is of no use, as a clause. */
    String holdsNo(ContentKind wanted) {
        return "contains no " + wanted.phrase().replaceFirst("^an? ", "") + kinds.stream()
                .filter(kind -> kind != ContentKind.UNKNOWN && kind != wanted).findFirst()
                .map(kind -> ", but " + kind.phrase()).orElse("");
    }
}
