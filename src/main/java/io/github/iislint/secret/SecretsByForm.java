package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets in a text by their looks: encrypted values, private keys, credentials in a URL, tokens; and long runs of base64.
 */
final class SecretsByForm {

    /** Base64 and hexadecimal text of that length is a certificate, a key or a hash. */
    private static final int SHORTEST_BLOB = 64;

    static final Pattern TOKENS = Pattern.compile("(?<![A-Za-z0-9])(?<token>"
            + "gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|gl(?:pat|ptt|dt|rt|cbt)-[A-Za-z0-9_-]{15,}"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{30,}|ya29\\.[A-Za-z0-9_-]{20,}"
            + "|[sr]k_(?:live|test)_[A-Za-z0-9]{10,}|sk-[A-Za-z0-9_-]{20,}|hv[sbr]\\.[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{30,}"
            + "|pypi-[A-Za-z0-9_-]{20,}|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}|dop_v1_[a-f0-9]{40,}"
            + "|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{20,}"
            + "|AGE-SECRET-KEY-1[A-Z0-9]{20,}|[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}|oy2[a-z0-9]{43}"
            + "|(?<=hooks\\.slack\\.com/services/)[A-Za-z0-9/]{20,}"
            // A word of prose after the scheme, as in "Basic authentication", has lower-case letters only.
            + "|(?<=[Bb]earer )(?=[a-z._~-]*[A-Z0-9+/])[A-Za-z0-9._~+/=-]{12,}"
            + "|(?<=[Bb]asic )(?=[a-z]*[A-Z0-9+/=])[A-Za-z0-9+/=]{12,})");

    /** How tokens begin, each by its first two characters, but for those that are known by what is before or within them. */
    private static final List<String> FIRST_TWO = List.of("gh", "gi", "gl", "xo", "AK", "AS", "AI", "ya", "sk", "rk", "hv", "np",
            "py",
            "SG", "do", "sh", "AG", "oy");
    private static final int ASCII = 128;
    private static final boolean[] BEGINNINGS = new boolean[ASCII * ASCII];

    private static final List<String> BEFORE_TOKENS = List.of("hooks.slack.com/services/", "earer ", "asic ");
    /** In a secret of an application in Entra ID. */
    private static final String IN_CLIENT_SECRET = "Q~";
    private static final int BEFORE_IN_CLIENT_SECRET = 4;

    static {
        FIRST_TWO.forEach(two -> BEGINNINGS[two.charAt(0) * ASCII + two.charAt(1)] = true);
    }

    private final String text;
    private final List<Span> secrets = new ArrayList<>();
    private final List<Span> blobs = new ArrayList<>();

    SecretsByForm(String text) {
        this.text = text;
        findEncrypted();
        findPrivateKeys();
        findUrlCredentials();
        findWebTokens();
        findKnownTokens();
        findBlobs();
    }

    List<Span> secrets() {
        return secrets;
    }

    List<Span> blobs() {
        return blobs;
    }

    private void findEncrypted() {
        int from;
        for (int start = text.indexOf("[enc:"); start >= 0; start = text.indexOf("[enc:", from)) {
            from = start + "[enc:".length();
            int end = from;
            while (end < text.length() && text.charAt(end) != '<' && !text.startsWith(":enc]", end)) {
                end++;
            }
            secrets.add(new Span(from, end));
            from = end;
        }
    }

    private void findPrivateKeys() {
        for (int start = text.indexOf("-----BEGIN"); start >= 0; start = text.indexOf("-----BEGIN", start + 1)) {
            int header = text.indexOf("-----", start + 1);
            if (header < 0) {
                return;
            }
            if (text.substring(start, Math.min(header, start + NamesInText.LONGEST)).endsWith("PRIVATE KEY")) {
                int end = text.indexOf("-----", header + 5);
                secrets.add(new Span(header + 5, end < 0 ? text.length() : end));
            }
        }
    }

    /** {@code https://user:password@host}. */
    private void findUrlCredentials() {
        for (int start = text.indexOf("://"); start >= 0; start = text.indexOf("://", start + 3)) {
            int colon = -1;
            int at = -1;
            int i = start + 3;
            for (; i < text.length() && "/?#\"'<> \t\r\n".indexOf(text.charAt(i)) < 0; i++) {
                colon = colon < 0 && text.charAt(i) == ':' ? i : colon;
                at = text.charAt(i) == '@' ? i : at;
            }
            if (colon >= 0 && at > colon) {
                secrets.add(new Span(colon + 1, at));
            }
        }
    }

    /** JSON web tokens: three parts in base64url, the first of which begins with an encoded brace. */
    private void findWebTokens() {
        for (int start = text.indexOf("eyJ"); start >= 0; start = text.indexOf("eyJ", start + 3)) {
            int end = start;
            int dots = 0;
            while (end < text.length() && (NamesInText.isNamePart(text.charAt(end)) && text.charAt(end) != ':')) {
                dots += text.charAt(end) == '.' ? 1 : 0;
                end++;
            }
            if (dots >= 2) {
                secrets.add(new Span(start, end));
            }
            start = end;
        }
    }

    /**
     * Tokens that their makers begin in a way of their own, so that they can be found. The pattern is tried where one can begin:
     * tried everywhere it took a sixth of the processor time of a check.
     */
    private void findKnownTokens() {
        Matcher matcher = TOKENS.matcher(text).useTransparentBounds(true);
        // Asking the text for each character takes twice as long, without the C2 compiler.
        char[] characters = text.toCharArray();
        for (int i = 0; i + 1 < characters.length; i++) {
            char first = characters[i];
            char second = characters[i + 1];
            if (first < ASCII && second < ASCII && BEGINNINGS[first * ASCII + second]) {
                i = Math.max(i, findToken(matcher, i) - 1);
            }
        }
        for (String before : BEFORE_TOKENS) {
            for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + before.length())) {
                findToken(matcher, at + before.length());
            }
        }
        for (int at = text.indexOf(IN_CLIENT_SECRET); at >= 0; at = text.indexOf(IN_CLIENT_SECRET, at + 1)) {
            findToken(matcher, Math.max(0, at - BEFORE_IN_CLIENT_SECRET));
        }
    }

    /** Where the token ends that begins at an offset; -1 if none does. */
    private int findToken(Matcher matcher, int start) {
        if (!matcher.region(start, text.length()).lookingAt()) {
            return -1;
        }
        secrets.add(new Span(start, matcher.end()));
        return matcher.end();
    }

    /** A run that is long enough shows at every 64th character, so that few others are examined. */
    private void findBlobs() {
        int start = 0;
        for (int probe = SHORTEST_BLOB - 1; probe < text.length(); probe = start + SHORTEST_BLOB - 1) {
            int before = probe;
            while (before >= start && isBlobPart(text.charAt(before))) {
                before--;
            }
            if (before >= start) {
                start = before + 1;
                continue;
            }
            int end = probe + 1;
            while (end < text.length() && isBlobPart(text.charAt(end))) {
                end++;
            }
            addBlob(start, end);
            start = end + 1;
        }
    }

    private void addBlob(int from, int end) {
        int start = from;
        while (start < end && text.charAt(start) == '=') {
            start++;
        }
        int digits = 0;
        int slashes = 0;
        for (int i = start; i < end; i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
            slashes += text.charAt(i) == '/' ? 1 : 0;
        }
        // in base64 every 64th character is a slash, in a path more
        if (end - start >= SHORTEST_BLOB && digits > 0 && slashes <= (end - start) / 16) {
            blobs.add(new Span(start, end));
        }
    }

    private static boolean isBlobPart(char c) {
        return isLetter(c) || isDigit(c) || c == '+' || c == '/' || c == '=';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
