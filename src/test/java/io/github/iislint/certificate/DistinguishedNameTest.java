package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class DistinguishedNameTest {

    private static final DistinguishedName ALICE = DistinguishedName.of(new X500Principal(
            "EMAILADDRESS=alice@example.com, CN=\"Smith, Alice\", OU=Sales, OU=North, O=Contoso, L=Bonn, ST=NRW, C=DE"));

    private static DistinguishedName commonName(int tag, byte[] text) {
        return DistinguishedName.of(new X500Principal(DerWriter.sequence(DerWriter.set(
                DerWriter.sequence(DerWriter.oid("2.5.4.3"), DerWriter.tagged(tag, text))))));
    }

    @Test
    void subFieldsHaveTheNamesOfWindows() {
        assertEquals(List.of("Smith, Alice"), ALICE.values("CN"));
        assertEquals(List.of("Contoso"), ALICE.values("O"));
        assertEquals(List.of("Bonn"), ALICE.values("L"));
        assertEquals(List.of("NRW"), ALICE.values("S"));
        assertEquals(List.of("NRW"), ALICE.values("ST"));
        assertEquals(List.of("DE"), ALICE.values("C"));
        assertEquals(List.of("alice@example.com"), ALICE.values("E"));
        assertEquals(List.of("Contoso"), ALICE.values("o"));
        assertEquals(List.of("Contoso"), ALICE.values("2.5.4.10"));
        assertEquals(List.of(), ALICE.values("DC"));
        assertEquals(List.of(), ALICE.values("no such field"));
    }

    @Test
    void aSubFieldMayHaveSeveralValues() {
        assertEquals(List.of("North", "Sales"), ALICE.values("OU"));
    }

    @Test
    void textIsThatOfRfc2253() {
        assertEquals("E=alice@example.com,CN=Smith\\, Alice,OU=Sales,OU=North,O=Contoso,L=Bonn,ST=NRW,C=DE", ALICE.toString());
    }

    @Test
    void everyKindOfStringIsRead() {
        assertEquals(List.of("J\u00fcrgen"), commonName(0x0C, "J\u00fcrgen".getBytes(StandardCharsets.UTF_8)).values("CN"));
        assertEquals(List.of("J\u00fcrgen"), commonName(0x1E, "J\u00fcrgen".getBytes(StandardCharsets.UTF_16BE)).values("CN"));
        assertEquals(List.of("J\u00fcrgen"), commonName(0x14, "J\u00fcrgen".getBytes(StandardCharsets.ISO_8859_1)).values("CN"));
        assertEquals(List.of("Juergen"), commonName(0x13, "Juergen".getBytes(StandardCharsets.US_ASCII)).values("CN"));
    }

    @Test
    void charactersThatATerminalActsOnAreEscaped() {
        String shown = commonName(0x0C, "a\u001b[31m\u202eb\nc".getBytes(StandardCharsets.UTF_8)).toString();
        assertEquals("CN=a\\1B[31m\\E2\\80\\AEb\\0Ac", shown);
    }
}
