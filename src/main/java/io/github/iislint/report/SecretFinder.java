package io.github.iislint.report;

import io.github.iislint.xml.Span;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds secrets in the text of a configuration file: by the names of attributes, elements, keys and parts of connection
 * strings, and by their looks (encrypted values, private keys, tokens, credentials in a URL).
 *
 * <p>It reads the text and not a tree, so that a file which is not well-formed, a comment and a value inside of a value give
 * away no more than the rest. In doubt it takes too much. Each step goes through the text once, whatever the text is.
 */
final class SecretFinder {

    /** Base64 and hexadecimal text of that length is a certificate, a key or a hash. */
    private static final int SHORTEST_BLOB = 64;

    private final String text;
    private final List<Span> secrets = new ArrayList<>();
    private final List<Span> blobs = new ArrayList<>();
    private final Map<String, Span> lastEnds = new HashMap<>();
    private final NamesInText names;
    /** Where the equals signs stand that have to do with entries, in the order of the text. */
    private int[] entryEquals = new int[16];
    private int entryCount;
    private int entry;
    private int closing = -1;

    SecretFinder(String text) {
        this.text = text;
        this.names = new NamesInText(text);
        findAssignments();
        findEntries();
        findEncrypted();
        findPrivateKeys();
        findUrlCredentials();
        findWebTokens();
        findBlobs();
    }

    /** What nobody may see; the spans may overlap. */
    List<Span> secrets() {
        return secrets;
    }

    /** Long runs of base64 or hexadecimal text, certificates above all: no secrets, but nothing to read. */
    List<Span> blobs() {
        return blobs;
    }

    /** {@code password="…"} and {@code Password=…;}, wherever it stands. */
    private void findAssignments() {
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            NamesInText.Meaning name = names.before(equals);
            if (name.secret()) {
                add(valueAfter(equals));
            }
            if (name.entry()) {
                if (entryCount == entryEquals.length) {
                    entryEquals = Arrays.copyOf(entryEquals, entryCount * 2);
                }
                entryEquals[entryCount++] = equals;
            }
        }
    }

    private Span valueAfter(int equals) {
        int start = skipSpace(equals + 1);
        for (String quote : List.of("\"", "'", "&quot;", "&apos;", "&#34;", "&#39;")) {
            if (text.startsWith(quote, start)) {
                return new Span(start + quote.length(), end(quote, start + quote.length()));
            }
        }
        return new Span(start, end("", start));
    }

    /** The end of a value; a value inside of one that is known already ends where that ends, if their quotes are the same. */
    private int end(String quote, int start) {
        Span last = lastEnds.get(quote);
        if (last == null || start < last.start() || start > last.end()) {
            last = new Span(start, quote.isEmpty() ? endOfUnquoted(start) : endOfQuoted(start, quote));
            lastEnds.put(quote, last);
        }
        return last.end();
    }

    private int endOfUnquoted(int start) {
        int end = start;
        while (end < text.length() && "\"'<>;".indexOf(text.charAt(end)) < 0) {
            end = text.charAt(end) == '&' ? endOfEntity(end) : end + 1;
        }
        return end;
    }

    /** A quote that is followed by more of a value belongs to it, in a file that forgot to escape it. */
    private int endOfQuoted(int start, String quote) {
        for (int end = text.indexOf(quote, start); end >= 0; end = text.indexOf(quote, end + quote.length())) {
            int after = end + quote.length();
            if (after == text.length() || Character.isWhitespace(text.charAt(after))
                    || "/>?;&\"'<,)}]".indexOf(text.charAt(after)) >= 0 && !text.startsWith(quote, after)) {
                return end;
            }
        }
        return text.length();
    }

    private int endOfEntity(int ampersand) {
        int at = ampersand + 1;
        while (at < text.length() && at - ampersand < 10
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '#')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ';' ? at + 1 : ampersand + 1;
    }

    /** Elements with a telling name, and those whose key or name tells that their value is a secret. */
    private void findEntries() {
        boolean valueExpected = false;
        for (int tag = text.indexOf('<'), next; tag >= 0; tag = next) {
            next = text.indexOf('<', tag + 1);
            int nameEnd = tag + 1;
            while (nameEnd < text.length() && NamesInText.isNamePart(text.charAt(nameEnd))) {
                nameEnd++;
            }
            if (nameEnd == tag + 1) {
                continue;
            }
            int end = next < 0 ? text.length() : next;
            boolean announced = findEntry(nameEnd, end);
            NamesInText.Meaning element = names.element(tag + 1, nameEnd);
            if (announced || element.secret() || valueExpected && element.value()) {
                addContent(nameEnd, end);
            }
            valueExpected = announced;
        }
    }

    /** Whether the attributes between the offsets say that the element holds a secret. */
    private boolean findEntry(int start, int end) {
        boolean announced = false;
        List<Span> values = new ArrayList<>(0);
        while (entry < entryCount && entryEquals[entry] < start) {
            entry++;
        }
        for (; entry < entryCount && entryEquals[entry] < end; entry++) {
            int equals = entryEquals[entry];
            if (names.before(equals).key()) {
                Span key = valueAfter(equals);
                announced |= SecretNames.announcesSecret(text.substring(key.start(), Math.min(key.end(), key.start() + 200)));
            } else {
                values.add(valueAfter(equals));
            }
        }
        if (announced) {
            values.forEach(this::add);
        }
        return announced;
    }

    /** The text between a start tag and the next tag; a CDATA section is text. */
    private void addContent(int start, int end) {
        if (closing < start) {
            int found = text.indexOf('>', start);
            closing = found < 0 ? text.length() : found;
        }
        int close = closing;
        if (close == text.length() || close > end || text.charAt(close - 1) == '/') {
            return;
        }
        int from = skipSpace(close + 1);
        int to = end;
        if (text.startsWith("<![CDATA[", from)) {
            from += "<![CDATA[".length();
            int last = text.indexOf("]]>", from);
            to = last < 0 ? text.length() : last;
        }
        if (from < to) {
            add(new Span(from, to));
        }
    }

    private void findEncrypted() {
        int from;
        for (int start = text.indexOf("[enc:"); start >= 0; start = text.indexOf("[enc:", from)) {
            from = start + "[enc:".length();
            int end = from;
            while (end < text.length() && text.charAt(end) != '<' && !text.startsWith(":enc]", end)) {
                end++;
            }
            add(new Span(from, end));
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
                add(new Span(header + 5, end < 0 ? text.length() : end));
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
                add(new Span(colon + 1, at));
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
                add(new Span(start, end));
            }
            start = end;
        }
    }

    /** A run that is long enough shows at every 64th character, so that few others are looked at. */
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

    private void add(Span span) {
        if (!SecretNames.isHarmless(CharBuffer.wrap(text, span.start(), span.end()))) {
            secrets.add(span);
        }
    }

    private int skipSpace(int at) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
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
