package io.github.iislint.certificate;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;

/**
 * The subject or issuer of a certificate: as text, and by sub-field as many-to-one mappings see it.
 *
 * <p>The short names are those of Windows: {@code S} besides {@code ST} for the state, {@code E} for the mail address.
 */
public final class DistinguishedName {

    private static final Map<String, String> OIDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private static final Map<String, String> SHOWN = Map.of("1.2.840.113549.1.9.1", "E", "2.5.4.4", "SN", "2.5.4.5", "SERIALNUMBER",
            "2.5.4.12", "T", "2.5.4.42", "G", "2.5.4.43", "I", "2.5.4.97", "OrganizationIdentifier");

    static {
        OIDS.putAll(Map.of("CN", "2.5.4.3", "C", "2.5.4.6", "L", "2.5.4.7", "S", "2.5.4.8", "ST", "2.5.4.8", "STREET", "2.5.4.9",
                "O", "2.5.4.10", "OU", "2.5.4.11", "DC", "0.9.2342.19200300.100.1.25", "UID", "0.9.2342.19200300.100.1.1"));
        SHOWN.forEach((oid, name) -> OIDS.put(name, oid));
        OIDS.put("EMAILADDRESS", "1.2.840.113549.1.9.1");
    }

    private final X500Principal principal;

    private DistinguishedName(X500Principal principal) {
        this.principal = principal;
    }

    /** The name behind the JDK's type. */
    public static DistinguishedName of(X500Principal principal) {
        return new DistinguishedName(principal);
    }

    /**
     * The values of a sub-field in the order of the encoding; empty if the name has none.
     *
     * @param subField a short name ({@code CN}, {@code O}, {@code OU}, {@code L}, {@code S}, {@code C}, {@code E}, …) in any
     *        letter case, or an object identifier in dotted form
     */
    public List<String> values(String subField) {
        String oid = OIDS.getOrDefault(subField, subField.toUpperCase(Locale.ROOT).replaceFirst("^OID\\.", ""));
        List<String> values = new ArrayList<>();
        Der.first(principal.getEncoded()).ifPresent(name -> {
            for (Der set : name.children()) {
                for (Der pair : set.children()) {
                    List<Der> parts = pair.children();
                    if (parts.size() == 2 && parts.get(0).oid().equals(oid)) {
                        text(parts.get(1)).ifPresent(values::add);
                    }
                }
            }
        });
        return values;
    }

    private static Optional<String> text(Der value) {
        Charset charset = switch (value.tag()) {
            case 0x0C -> StandardCharsets.UTF_8;
            case 0x12, 0x13, 0x16, 0x1A -> StandardCharsets.US_ASCII;
            case 0x14 -> StandardCharsets.ISO_8859_1;
            case 0x1C -> Charset.forName("UTF-32BE");
            case 0x1E -> StandardCharsets.UTF_16BE;
            default -> null;
        };
        return charset == null ? Optional.empty() : Optional.of(new String(value.content(), charset));
    }

    /**
     * The name as RFC 2253 writes it ({@code CN=alice,O=Contoso,C=DE}; empty for an empty name), with characters that a
     * terminal could act on escaped as that RFC escapes bytes.
     */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        principal.getName(X500Principal.RFC2253, SHOWN).codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE;
            if (!hidden) {
                shown.appendCodePoint(c);
                return;
            }
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                shown.append('\\').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        });
        return shown.toString();
    }
}
