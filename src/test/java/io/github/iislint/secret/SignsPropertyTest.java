package io.github.iislint.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.secret.Signs.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** One pass finds what a search for each sign finds, at either end of a text and where signs overlap, too. */
class SignsPropertyTest {

    private static final Map<Sign, Pattern> SIGNS = Map.ofEntries(
            Map.entry(Sign.EQUALS, Pattern.compile("=")), Map.entry(Sign.COLON, Pattern.compile(":")),
            Map.entry(Sign.TAG, Pattern.compile("<")), Map.entry(Sign.OPTION, Pattern.compile("(?<![\\w/-])[/-]")),
            Map.entry(Sign.REFERENCE, Pattern.compile("&#")), Map.entry(Sign.ENCRYPTED, Pattern.compile("\\[enc:")),
            Map.entry(Sign.PRIVATE_KEY, Pattern.compile("-----BEGIN")), Map.entry(Sign.WEB_TOKEN, Pattern.compile("eyJ")),
            Map.entry(Sign.TOKEN, Pattern.compile("g[hil]|xo|A[KSIG]|ya|[sr]k|hv|np|py|SG|do|sh|oy")),
            Map.entry(Sign.CLIENT_SECRET, Pattern.compile("Q~")),
            Map.entry(Sign.SLACK, Pattern.compile("hooks\\.slack\\.com/services/")),
            Map.entry(Sign.BEARER, Pattern.compile("earer ")), Map.entry(Sign.BASIC, Pattern.compile("asic ")));

    @Property(tries = 5_000)
    void findsWhatASearchForEachSignFinds(@ForAll("texts") String text) {
        Signs signs = new Signs(text);
        for (Sign sign : Sign.values()) {
            assertEquals(offsets(SIGNS.get(sign), text), Arrays.stream(signs.at(sign)).boxed().toList(), sign.name());
        }
    }

    private static List<Integer> offsets(Pattern sign, String text) {
        List<Integer> offsets = new ArrayList<>();
        Matcher matcher = sign.matcher(text);
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            offsets.add(matcher.start());
        }
        return offsets;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("=", ":", "<", "-", "/", "&", "#", "[enc", "-----", "BEGIN", "eyJ", "ey", "J", "gh", "g", "sk", "shSG",
                        "AKIA",
                        "AG", "Q", "~", "hooks.slack.com", "/services/", "k.", "bearer", "Basic", "earer ", "c ", " ", "\0", "a",
                        "_",
                        "é", "ſ", "\uD83D\uDE00", "\u013D", "\u2F3A")
                .list().ofMaxSize(20).map(pieces -> String.join("", pieces));
    }
}
