package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds secrets in a text by the names of attributes, elements, keys and parts of connection strings beside them. */
final class SecretsByName {

    /** Around names in JSON, as they are or as XML or a string in a program escapes them; the longer of two first. */
    private static final List<String> QUOTES = List.of("\\\"", "\"", "'", "&quot;", "&#34;", "&apos;");
    private static final String QUOTE_ENDS = "\"';";
    private static final int LONGEST_MEMBER = 60;
    private static final int MOST_SPACE = 20;
    private static final Pattern OPTION = Pattern.compile("(?:--?|/)(?<name>[A-Za-z][\\w-]{1,40})(?:\\s{1,5}|:)"
            + "(?:\"|'|&quot;|&apos;)?(?<value>(?![/-])[^\\s\"'<>&]{1,200})");

    private final String text;
    private final List<Span> secrets = new ArrayList<>();
    private final Map<String, Span> lastEnds = new HashMap<>();
    private final NamesInText names;
    /** Where the equals signs stand that have to do with entries, in the order of the text. */
    private int[] entryEquals = new int[16];
    private int entryCount;
    private int entry;
    private int closing = -1;

    SecretsByName(String text) {
        this.text = text;
        this.names = new NamesInText(text);
        findAssignments();
        findMembers();
        findOptions();
        findEntries();
    }

    List<Span> secrets() {
        return secrets;
    }

    /** {@code password="…"} and {@code Password=…;}, wherever it stands. */
    private void findAssignments() {
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            NamesInText.Meaning name = names.before(equals);
            if (name.secret()) {
                secrets.add(valueAfter(equals));
            }
            if (name.entry()) {
                if (entryCount == entryEquals.length) {
                    entryEquals = Arrays.copyOf(entryEquals, entryCount * 2);
                }
                entryEquals[entryCount++] = equals;
            }
        }
    }

    /** {@code "password": "…"} in JSON. */
    private void findMembers() {
        int done = 0;
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            int end = colon;
            while (end > done && colon - end < MOST_SPACE && isSpace(text.charAt(end - 1))) {
                end--;
            }
            String quote = quoteBefore(end);
            if (quote == null) {
                continue;
            }
            int nameEnd = end - quote.length();
            int nameStart = nameEnd;
            while (nameStart > done && nameEnd - nameStart < LONGEST_MEMBER && isMemberPart(text.charAt(nameStart - 1))) {
                nameStart--;
            }
            int start = nameStart - quote.length();
            if (nameStart < nameEnd && start >= done && text.startsWith(quote, start)) {
                findMember(start, text.substring(nameStart, nameEnd), colon, quote);
                done = colon + 1;
            }
        }
    }

    private @Nullable String quoteBefore(int end) {
        for (String quote : end > 0 && QUOTE_ENDS.indexOf(text.charAt(end - 1)) >= 0 ? QUOTES : List.<String>of()) {
            if (text.startsWith(quote, end - quote.length())) {
                return quote;
            }
        }
        return null;
    }

    private void findMember(int start, String name, int colon, String quote) {
        int before = start - 1;
        while (before > 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        // Prose quotes a name and says something about it behind a colon, too.
        boolean member = before >= 0 && "{,".indexOf(text.charAt(before)) >= 0 || text.startsWith(quote, skipSpace(colon + 1));
        if (member && SecretNames.announcesSecret(name)) {
            secrets.add(valueAfter(colon, quote));
        }
    }

    private static boolean isMemberPart(char c) {
        return isWordPart(c) || c == '.' || c == ':' || c == ' ' || c == '-';
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** The value behind a colon: up to the same quote as that of its name, or without quotes up to the next sign of JSON. */
    private Span valueAfter(int colon, String quote) {
        int start = skipSpace(colon + 1);
        if (text.startsWith(quote, start)) {
            int from = start + quote.length();
            int to = text.indexOf(quote, from);
            while (to > from && quote.equals("\"") && text.charAt(to - 1) == '\\') {
                to = text.indexOf(quote, to + 1);
            }
            return new Span(from, to < 0 ? text.length() : to);
        }
        int end = start;
        while (end < text.length() && ",}]<>\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(start, end);
    }

    /** {@code --password …}, {@code -Password …} and {@code /password:…} in a command line. */
    private void findOptions() {
        Matcher matcher = OPTION.matcher(text);
        int hyphen = text.indexOf('-');
        int slash = text.indexOf('/');
        int from = 0;
        while (hyphen >= 0 || slash >= 0) {
            int sign = hyphen < 0 || slash >= 0 && slash < hyphen ? slash : hyphen;
            // The pattern alone would look behind each character.
            if (sign >= from && isOption(sign) && matcher.region(sign, text.length()).lookingAt()) {
                if (SecretNames.holdsSecret(matcher.group("name"))) {
                    secrets.add(new Span(matcher.start("value"), matcher.end("value")));
                }
                from = matcher.end();
            }
            if (sign == hyphen) {
                hyphen = text.indexOf('-', hyphen + 1);
            } else {
                slash = text.indexOf('/', slash + 1);
            }
        }
    }

    private boolean isOption(int sign) {
        char before = sign == 0 ? ' ' : text.charAt(sign - 1);
        return !isWordPart(before) && before != '/' && before != '-';
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
            if (announced || element.secret() && !isSection(tag + 1, nameEnd) || valueExpected && element.value()) {
                addContent(nameEnd, end);
            }
            valueExpected = announced;
        }
    }

    private boolean isSection(int start, int end) {
        return SecretNames.isSection(text.substring(start, Math.min(end, start + 19)));
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
                announced |= names.announcesSecret(key);
            } else {
                values.add(valueAfter(equals));
            }
        }
        if (announced) {
            secrets.addAll(values);
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
            secrets.add(new Span(from, to));
        }
    }

    private int skipSpace(int at) {
        int i = at;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
