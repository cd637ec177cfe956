package io.github.iislint.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Baselines of users hold what is printed here. */
class FingerprintTest {

    @Test
    void itIsTheBeginningOfADigest() {
        assertEquals("ba7816bf8f01cfea", Fingerprint.of("abc").toString());
        assertEquals("41edece42d63e8d9", Fingerprint.of("a".repeat(1000)).toString());
    }

    @Test
    void allButTheFirstHaveANumber() {
        Fingerprint second = Fingerprint.of("abc").numbered(2);
        assertEquals("ba7816bf8f01cfea:2", second.toString());
        assertEquals(Fingerprint.of("abc"), second.numbered(1));
        assertNotEquals(Fingerprint.of("abc"), second);
    }

    @Test
    void equalThingsHaveEqualOnes() {
        for (String subject : new String[]{"abc", "a".repeat(1000)}) {
            assertEquals(Fingerprint.of(subject), Fingerprint.of(subject));
            assertEquals(Fingerprint.of(subject).hashCode(), Fingerprint.of(subject).hashCode());
            assertNotEquals(Fingerprint.of(subject), Fingerprint.of(subject + "d"));
        }
    }
}
