package io.github.iislint.secret;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Span;
import java.util.List;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TokenSearchPropertyTest {

    @Property(tries = 20_000)
    void takesWhateverThePatternFindsAnywhere(@ForAll("texts") String text) {
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
