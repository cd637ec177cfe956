package io.github.iislint.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Span;
import java.util.List;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokenSearchPropertyTest {

    @Property(tries = 20_000)
    void takesWhateverThePatternFindsAnywhere(@ForAll("texts") String text) {
        assertTakesAllOf(text);
    }

    /** What the pattern finds depends on where it looked before: here it takes the first word of the token for one of its own. */
    @Test
    void takesATokenThatBeginsInAnother() {
        assertTakesAllOf("Basic ABCDEFGHIJKLMNOPQRST=xoxb-glpat-github_pat_ghp_");
        assertTakesAllOf("ABCDEFGHIJKLMNOPQRSTZAIzaBasic ABCDEFGHIJKLMNOPQRST=xoxb-AIzaASIAshpat_glpat-AGE-SECRET-KEY-1");
    }

    @Test
    void leavesTheFullStopBehindAToken() {
        String text = "the token ghp_abcdefghijklmnopqrstuv.";
        assertEquals(List.of(new Span(10, text.length() - 1)), new SecretsByForm(new Signs(text)).secrets());
    }

    private static void assertTakesAllOf(String text) {
        List<Span> secrets = new SecretsByForm(new Signs(text)).secrets();
        Matcher matcher = SecretsByForm.TOKENS.matcher(text);
        while (matcher.find()) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                int at = i;
                assertTrue(secrets.stream().anyMatch(span -> span.start() <= at && at < span.end()), matcher.group());
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("ghp_", "github_pat_", "glpat-", "xoxb-", "AKIA", "ASIA", "AIza", "ya29.", "sk_live_", "rk_test_", "sk-",
                        "hvs.", "npm_", "pypi-", "SG.", "dop_v1_", "shpat_", "AGE-SECRET-KEY-1", "8Q~", "oy2",
                        "hooks.slack.com/services/",
                        "Bearer ", "bearer ", "Basic ", "ABCDEFGHIJKLMNOPQRST", "abcdefabcdef0123456789abcdefabcdef0123456789",
                        "a", "Z", "7",
                        ".", "-", "_", " ", "\"", "=", "<", "é")
                .list().ofMinSize(1).ofMaxSize(12).map(pieces -> String.join("", pieces));
    }
}
