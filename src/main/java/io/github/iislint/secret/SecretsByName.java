package io.github.iislint.secret;

import io.github.iislint.file.Span;
import io.github.iislint.secret.Signs.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds secrets in a text by the names of attributes, elements, keys and parts of connection strings beside them. */
final class SecretsByName {

    /** Around names in JSON, as they are or as XML or a string in a program escapes them; the longer of two first. */
    private static final List<String> QUOTES = List.of("\\\"", "\"", "'", "&quot;", "&#34;", "&apos;");
    /** Around values; the last one, which is everywhere, for those without any. */
    private static final String[] VALUE_QUOTES = {"\"", "'", "&quot;", "&apos;", "&#34;", "&#39;", ""};
    private static final String QUOTE_ENDS = "\"';";
    private static final int LONGEST_MEMBER = 60;
    private static final int MOST_SPACE = 20;
    private static final Pattern OPTION = Pattern.compile("(?:--?|/)(?<name>[A-Za-z][\\w-]{1,40})(?:\\s{1,5}|:)"
            + "(?:\"|'|&quot;|&apos;)?(?<value>(?![/-])[^\\s\"'<>&]{1,200})");

    private final String text;
    private final char[] characters;
    private final Signs signs;
    private final List<Span> secrets = new ArrayList<>();
    private final @Nullable Span[] lastEnds = new Span[VALUE_QUOTES.length];
    private final NamesInText names;
    /** Where the equals signs stand that have to do with entries, in the order of the text. */
    private int[] entryEquals = new int[16];
    /** Whether a key of an entry is before each of them, and not a value. */
    private boolean[] entryKeys = new boolean[16];
    private int entryCount;
    private int entry;
    private int closing = -1;

    SecretsByName(Signs signs) {
        this.signs = signs;
        this.text = signs.text();
        this.characters = signs.characters();
        this.names = new NamesInText(signs);
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
        for (int equals : signs.at(Sign.EQUALS)) {
            NamesInText.Meaning name = names.before(equals);
            if (name.secret()) {
                secrets.add(valueAfter(equals));
            }
            if (name.entry()) {
                if (entryCount == entryEquals.length) {
                    entryEquals = Arrays.copyOf(entryEquals, entryCount * 2);
                    entryKeys = Arrays.copyOf(entryKeys, entryCount * 2);
                }
                entryKeys[entryCount] = name.key();
                entryEquals[entryCount++] = equals;
            }
        }
    }

    /** {@code "password": "…"} in JSON. */
    private void findMembers() {
        int done = 0;
        for (int colon : signs.at(Sign.COLON)) {
            int end = colon;
            while (end > done && colon - end < MOST_SPACE && isSpace(characters[end - 1])) {
                end--;
            }
            String quote = quoteBefore(end);
            if (quote == null) {
                continue;
            }
            int nameEnd = end - quote.length();
            int nameStart = nameEnd;
            while (nameStart > done && nameEnd - nameStart < LONGEST_MEMBER && isMemberPart(characters[nameStart - 1])) {
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
        for (String quote : end > 0 && QUOTE_ENDS.indexOf(characters[end - 1]) >= 0 ? QUOTES : List.<String>of()) {
            if (text.startsWith(quote, end - quote.length())) {
                return quote;
            }
        }
        return null;
    }

    private void findMember(int start, String name, int colon, String quote) {
        int before = start - 1;
        while (before > 0 && NamesInText.isWhitespace(characters[before])) {
            before--;
        }
        // Prose quotes a name and says something about it behind a colon, too.
        boolean member = before >= 0 && "{,".indexOf(characters[before]) >= 0 || text.startsWith(quote, skipSpace(colon + 1));
        if (member && SecretNames.announcesSecret(name)) {
            secrets.add(valueAfter(colon, quote));
        }
    }

    private static boolean isMemberPart(char c) {
        return Signs.isWordPart(c) || c == '.' || c == ':' || c == ' ' || c == '-';
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
            while (to > from && quote.equals("\"") && characters[to - 1] == '\\') {
                to = text.indexOf(quote, to + 1);
            }
            return new Span(from, to < 0 ? characters.length : to);
        }
        int end = start;
        while (end < characters.length && ",}]<>\"'".indexOf(characters[end]) < 0) {
            end++;
        }
        return new Span(start, end);
    }

    /** {@code --password …}, {@code -Password …} and {@code /password:…} in a command line. */
    private void findOptions() {
        Matcher matcher = null;
        int from = 0;
        for (int sign : signs.at(Sign.OPTION)) {
            if (sign < from || !isOption(sign)) {
                continue;
            }
            matcher = matcher == null ? OPTION.matcher(text) : matcher;
            if (matcher.region(sign, characters.length).lookingAt()) {
                if (SecretNames.holdsSecret(matcher.group("name"))) {
                    secrets.add(new Span(matcher.start("value"), matcher.end("value")));
                }
                from = matcher.end();
            }
        }
    }

    /** Whether the name of an option follows. The pattern knows that, too, but takes long to see that an end tag is none. */
    private boolean isOption(int sign) {
        int end = sign + 1;
        while (end < characters.length && (Signs.isWordPart(characters[end]) || characters[end] == '-')) {
            end++;
        }
        return end > sign + 1 && end < characters.length && (characters[end] == ':' || isSpace(characters[end]));
    }

    private Span valueAfter(int equals) {
        int start = skipSpace(equals + 1);
        int quote = 0;
        while (!text.startsWith(VALUE_QUOTES[quote], start)) {
            quote++;
        }
        int from = start + VALUE_QUOTES[quote].length();
        return new Span(from, end(quote, from));
    }

    /** The end of a value; a value inside of one that is known already ends where that ends, if their quotes are the same. */
    private int end(int quote, int start) {
        Span last = lastEnds[quote];
        if (last == null || start < last.start() || start > last.end()) {
            String ending = VALUE_QUOTES[quote];
            last = new Span(start, ending.isEmpty() ? endOfUnquoted(start) : endOfQuoted(start, ending));
            lastEnds[quote] = last;
        }
        return last.end();
    }

    private int endOfUnquoted(int start) {
        int end = start;
        while (end < characters.length && "\"'<>;".indexOf(characters[end]) < 0) {
            end = characters[end] == '&' ? endOfEntity(end) : end + 1;
        }
        return end;
    }

    /** A quote that is followed by more of a value belongs to it, in a file that forgot to escape it. */
    private int endOfQuoted(int start, String quote) {
        for (int end = text.indexOf(quote, start); end >= 0; end = text.indexOf(quote, end + quote.length())) {
            int after = end + quote.length();
            if (after == characters.length || NamesInText.isWhitespace(characters[after])
                    || "/>?;&\"'<,)}]".indexOf(characters[after]) >= 0 && !text.startsWith(quote, after)) {
                return end;
            }
        }
        return characters.length;
    }

    private int endOfEntity(int ampersand) {
        int at = ampersand + 1;
        while (at < characters.length && at - ampersand < 10
                && (Character.isLetterOrDigit(characters[at]) || characters[at] == '#')) {
            at++;
        }
        return at < characters.length && characters[at] == ';' ? at + 1 : ampersand + 1;
    }

    /** Elements with a telling name, and those whose key or name tells that their value is a secret. */
    private void findEntries() {
        boolean valueExpected = false;
        int[] tags = signs.at(Sign.TAG);
        for (int i = 0; i < tags.length; i++) {
            int tag = tags[i];
            int nameEnd = tag + 1;
            while (nameEnd < characters.length && NamesInText.isNamePart(characters[nameEnd])) {
                nameEnd++;
            }
            if (nameEnd == tag + 1) {
                continue;
            }
            int end = i + 1 < tags.length ? tags[i + 1] : characters.length;
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
        while (entry < entryCount && entryEquals[entry] < start) {
            entry++;
        }
        int first = entry;
        for (; entry < entryCount && entryEquals[entry] < end; entry++) {
            announced |= entryKeys[entry] && names.announcesSecret(valueAfter(entryEquals[entry]));
        }
        for (int i = first; announced && i < entry; i++) {
            if (!entryKeys[i]) {
                secrets.add(valueAfter(entryEquals[i]));
            }
        }
        return announced;
    }

    /** The text between a start tag and the next tag; a CDATA section is text. */
    private void addContent(int start, int end) {
        if (closing < start) {
            int found = text.indexOf('>', start);
            closing = found < 0 ? characters.length : found;
        }
        int close = closing;
        if (close == characters.length || close > end || characters[close - 1] == '/') {
            return;
        }
        int from = skipSpace(close + 1);
        int to = end;
        if (text.startsWith("<![CDATA[", from)) {
            from += "<![CDATA[".length();
            int last = text.indexOf("]]>", from);
            to = last < 0 ? characters.length : last;
        }
        if (from < to) {
            secrets.add(new Span(from, to));
        }
    }

    private int skipSpace(int at) {
        int i = at;
        while (i < characters.length && NamesInText.isWhitespace(characters[i])) {
            i++;
        }
        return i;
    }
}
