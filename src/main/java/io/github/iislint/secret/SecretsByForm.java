package io.github.iislint.secret;

import io.github.iislint.file.Span;
import io.github.iislint.secret.Signs.Sign;
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

    private static final int BEFORE_IN_CLIENT_SECRET = 4;

    private final String text;
    private final char[] characters;
    private final Signs signs;
    private final List<Span> secrets = new ArrayList<>();
    private final List<Span> blobs = new ArrayList<>();

    SecretsByForm(Signs signs) {
        this.signs = signs;
        this.text = signs.text();
        this.characters = signs.characters();
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
        int from = 0;
        for (int start : signs.at(Sign.ENCRYPTED)) {
            if (start < from) {
                continue;
            }
            from = start + Sign.ENCRYPTED.length();
            int end = from;
            while (end < characters.length && characters[end] != '<' && !text.startsWith(":enc]", end)) {
                end++;
            }
            secrets.add(new Span(from, end));
            from = end;
        }
    }

    private void findPrivateKeys() {
        for (int start : signs.at(Sign.PRIVATE_KEY)) {
            int header = text.indexOf("-----", start + 1);
            if (header < 0) {
                return;
            }
            if (text.substring(start, Math.min(header, start + NamesInText.LONGEST)).endsWith("PRIVATE KEY")) {
                int end = text.indexOf("-----", header + 5);
                secrets.add(new Span(header + 5, end < 0 ? characters.length : end));
            }
        }
    }

    /** {@code https://user:password@host}. */
    private void findUrlCredentials() {
        for (int start : signs.at(Sign.COLON)) {
            if (!text.startsWith("://", start)) {
                continue;
            }
            int colon = -1;
            int at = -1;
            for (int i = start + 3; i < characters.length && !endsHost(characters[i]); i++) {
                colon = colon < 0 && characters[i] == ':' ? i : colon;
                at = characters[i] == '@' ? i : at;
            }
            if (colon >= 0 && at > colon) {
                secrets.add(new Span(colon + 1, at));
            }
        }
    }

    private static boolean endsHost(char c) {
        return switch (c) {
            case '/', '?', '#', '"', '\'', '<', '>', ' ', '\t', '\r', '\n' -> true;
            default -> false;
        };
    }

    /** JSON web tokens: three parts in base64url, the first of which begins with an encoded brace. */
    private void findWebTokens() {
        int from = 0;
        for (int start : signs.at(Sign.WEB_TOKEN)) {
            if (start < from) {
                continue;
            }
            int end = start;
            int dots = 0;
            while (end < characters.length && NamesInText.isNamePart(characters[end]) && characters[end] != ':') {
                dots += characters[end] == '.' ? 1 : 0;
                end++;
            }
            if (dots >= 2) {
                secrets.add(new Span(start, end));
            }
            from = end + Sign.WEB_TOKEN.length();
        }
    }

    /**
     * Tokens that their makers begin in a way of their own, so that they can be found. The pattern is tried where one can begin:
     * tried everywhere it took a sixth of the processor time of a check.
     */
    private void findKnownTokens() {
        Matcher matcher = TOKENS.matcher(text).useTransparentBounds(true);
        int from = 0;
        for (int start : signs.at(Sign.TOKEN)) {
            if (start >= from) {
                from = findToken(matcher, start);
                int end = from == start ? start : endOfRun(from);
                if (end > from) {
                    secrets.add(new Span(from, end));
                    from = end;
                }
            }
        }
        for (Sign before : List.of(Sign.SLACK, Sign.BEARER, Sign.BASIC)) {
            for (int at : signs.at(before)) {
                findToken(matcher, at + before.length());
            }
        }
        for (int at : signs.at(Sign.CLIENT_SECRET)) {
            findToken(matcher, Math.max(0, at - BEFORE_IN_CLIENT_SECRET));
        }
    }

    /**
     * Where the rest of what a token stands in ends: another token may begin within it and reach beyond. To try each that begins
     * there would take long if there are many.
     */
    private int endOfRun(int from) {
        int end = from;
        while (end < characters.length
                && (Signs.isWordPart(characters[end]) || characters[end] == '-' || characters[end] == '.')) {
            end++;
        }
        while (end > from && characters[end - 1] == '.') {
            end--;
        }
        return end;
    }

    /** Where the token ends that begins at an offset; that offset if none does. */
    private int findToken(Matcher matcher, int start) {
        if (start > 0 && isLetterOrDigit(characters[start - 1]) || !matcher.region(start, characters.length).lookingAt()) {
            return start;
        }
        secrets.add(new Span(start, matcher.end()));
        return matcher.end();
    }

    /** A run that is long enough shows at every 64th character, so that few others are examined. */
    private void findBlobs() {
        int start = 0;
        for (int probe = SHORTEST_BLOB - 1; probe < characters.length; probe = start + SHORTEST_BLOB - 1) {
            int before = probe;
            while (before >= start && isBlobPart(characters[before])) {
                before--;
            }
            if (before >= start) {
                start = before + 1;
                continue;
            }
            int end = probe + 1;
            while (end < characters.length && isBlobPart(characters[end])) {
                end++;
            }
            addBlob(start, end);
            start = end + 1;
        }
    }

    private void addBlob(int from, int end) {
        int start = from;
        while (start < end && characters[start] == '=') {
            start++;
        }
        int digits = 0;
        int slashes = 0;
        for (int i = start; i < end; i++) {
            digits += isDigit(characters[i]) ? 1 : 0;
            slashes += characters[i] == '/' ? 1 : 0;
        }
        // in base64 every 64th character is a slash, in a path more
        if (end - start >= SHORTEST_BLOB && digits > 0 && slashes <= (end - start) / 16) {
            blobs.add(new Span(start, end));
        }
    }

    private static boolean isBlobPart(char c) {
        return isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
