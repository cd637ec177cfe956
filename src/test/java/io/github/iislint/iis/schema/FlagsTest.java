package io.github.iislint.iis.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of type flags, as files write them. */
class FlagsTest {

    private static final Map<String, Long> KNOWN = Map.of("None", 0L, "Ssl", 8L, "SslNegotiateCert", 32L, "SslRequireCert", 64L,
            "All", 104L);

    @Test
    void namesStandInAnyLetterCaseAndOrderWithBlanksAroundThem() {
        assertEquals(Set.of("Ssl", "SslRequireCert"), Flags.set(" sslrequirecert ,Ssl", KNOWN));
        assertEquals(Set.of("Ssl"), Flags.set("Ssl, Unknown, None", KNOWN));
        assertEquals(Set.of("Ssl", "SslNegotiateCert"), Flags.set("0x28", KNOWN));
        assertEquals(Set.of("Ssl", "SslNegotiateCert"), Flags.set("40", KNOWN));
        assertEquals(Set.of(), Flags.set("", KNOWN));
        assertEquals(Optional.of("SslNegotiateCert"), Flags.canonical("sslNEGOTIATEcert", KNOWN));
        assertEquals(Optional.empty(), Flags.canonical("SslMap", KNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "None", "Ssl", "ssl , SSLRequireCert", "Ssl,SslRequireCert,SslNegotiateCert", "104", "0x68",
            "0x8,64",
            "Unknown", "Ssl,,None", "0"})
    void aFlagIsOneOfItsSet(String value) {
        for (String flag : List.of("None", "Ssl", "SSL", "SslNegotiateCert", "sslrequirecert", "All", "Unknown", "")) {
            assertEquals(Flags.set(value, KNOWN).stream().anyMatch(flag::equalsIgnoreCase), Flags.has(value, flag, KNOWN),
                    value + " and " + flag);
        }
    }
}
