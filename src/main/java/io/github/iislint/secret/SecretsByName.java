package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in a text by the names of attributes, elements, keys and parts of connection strings beside them. */
final class SecretsByName {

    private static final Pattern MEMBER = Pattern
            .compile("(?<quote>\\\\?\"|'|&quot;|&#34;|&apos;)(?<name>[\\w.: -]{1,60})\\k<quote>\\s{0,20}:");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w/-])(?:--?|/)(?<name>[A-Za-z][\\w-]{1,40})(?:\\s{1,5}|:)"
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

    /** {@code "password": "…"} in JSON, its quotes as they are or as XML or a string in a program escapes them. */
    private void findMembers() {
        Matcher matcher = MEMBER.matcher(text);
        while (matcher.find()) {
            String quote = matcher.group("quote");
            int before = matcher.start() - 1;
            while (before > 0 && Character.isWhitespace(text.charAt(before))) {
                before--;
            }
            // Prose quotes a name and says something about it behind a colon, too.
            boolean member = before >= 0 && "{,".indexOf(text.charAt(before)) >= 0
                    || text.startsWith(quote, skipSpace(matcher.end()));
            if (member && SecretNames.announcesSecret(matcher.group("name"))) {
                secrets.add(valueAfter(matcher.end() - 1, quote));
            }
        }
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
        while (matcher.find()) {
            if (SecretNames.holdsSecret(matcher.group("name"))) {
                secrets.add(new Span(matcher.start("value"), matcher.end("value")));
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
            boolean section = SecretNames.isSection(text.substring(tag + 1, Math.min(nameEnd, tag + 20)));
            if (announced || element.secret() && !section || valueExpected && element.value()) {
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
