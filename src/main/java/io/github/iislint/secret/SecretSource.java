package io.github.iislint.secret;

import io.github.iislint.file.Edit;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a file without its secrets, and the secrets to look for elsewhere. */
final class SecretSource {

    private static final int SHOWN_OF_BLOB = 12;
    /** Shorter values say nothing, longer ones stand in no message. */
    private static final int SHORTEST = 4;
    private static final int LONGEST = 256;
    /** How far from the place of a finding a secret may be that its message quotes a part of. */
    private static final int NEAR = 500;
    private static final List<Pattern> FRAGMENTS = List.of(Pattern.compile("\"([^\"]{3,})\""), Pattern.compile("'([^']{3,})'"),
            Pattern.compile("([^\\s\"'<>;,()]{6,})"));

    private final SourceText source;
    private final SourceText masked;
    private final List<Span> secrets;
    private final Map<String, Set<String>> valuesByHead = new HashMap<>();
    private String open;

    SecretSource(SourceText source) {
        this.source = source;
        String text = source.text();
        SecretFinder finder = new SecretFinder(text);
        secrets = finder.secrets();
        masked = secrets.isEmpty() && finder.blobs().isEmpty() ? source
                : source.edited(List.of(new Edit(new Span(0, text.length()), new String(mask(text, finder)))));
        for (Span span : secrets) {
            if (span.length() >= SHORTEST && span.length() <= LONGEST) {
                String value = text.substring(span.start(), span.end()).strip();
                addValue(value);
                addValue(unescaped(value));
            }
        }
    }

    private void addValue(String value) {
        if (value.length() >= SHORTEST) {
            valuesByHead.computeIfAbsent(value.substring(0, SHORTEST), head -> new LinkedHashSet<>()).add(value);
        }
    }

    /** The text with the characters of secrets and the tails of blobs replaced, line ends excepted. */
    static char[] mask(String text, SecretFinder finder) {
        char[] masked = text.toCharArray();
        for (Span blob : finder.blobs()) {
            fill(masked, blob.start() + SHOWN_OF_BLOB, blob.end(), SecretRedactor.OMITTED);
        }
        int done = 0;
        List<Span> ordered = new ArrayList<>(finder.secrets());
        ordered.sort((a, b) -> Integer.compare(a.start(), b.start()));
        for (Span secret : ordered) {
            fill(masked, Math.max(done, secret.start()), secret.end(), SecretRedactor.SECRET);
            done = Math.max(done, secret.end());
        }
        return masked;
    }

    private static void fill(char[] text, int start, int end, char mark) {
        for (int i = start; i < end; i++) {
            if (text[i] != '\r' && text[i] != '\n') {
                text[i] = mark;
            }
        }
    }

    /** The same lines and columns without secrets. */
    SourceText masked() {
        return masked;
    }

    /** The secrets that stand in {@code prose} and nowhere else in the file: what the file says openly is no secret. */
    List<String> valuesIn(String prose) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i + SHORTEST <= prose.length() && !valuesByHead.isEmpty(); i++) {
            for (String value : valuesByHead.getOrDefault(prose.substring(i, i + SHORTEST), Set.of())) {
                if (prose.startsWith(value, i) && !isOpen(value)) {
                    found.add(value);
                }
            }
        }
        found.sort((a, b) -> Integer.compare(b.length(), a.length()));
        return found;
    }

    /**
     * The words and quoted parts of {@code prose} that stand in a secret near the place and nowhere else in the file. A parser
     * that stumbles over a secret quotes a part of it: {@code the reference to entity "x" must end with the ';' delimiter}.
     */
    List<String> fragmentsIn(String prose, Place place) {
        if (secrets.isEmpty()) {
            return List.of();
        }
        int offset = source.lines().offset(place.line(), place.column());
        List<String> near = secrets.stream()
                .filter(secret -> secret.start() <= offset + NEAR && secret.end() >= offset - NEAR)
                .map(secret -> source.text().substring(Math.max(secret.start(), offset - NEAR),
                        Math.min(secret.end(), offset + NEAR))).toList();
        List<String> found = new ArrayList<>();
        for (Pattern pattern : near.isEmpty() ? List.<Pattern>of() : FRAGMENTS) {
            Matcher matcher = pattern.matcher(prose);
            while (matcher.find()) {
                String fragment = matcher.group(1);
                if (near.stream().anyMatch(secret -> secret.contains(fragment)) && !isOpen(fragment)) {
                    found.add(fragment);
                }
            }
        }
        return found;
    }

    private boolean isOpen(String value) {
        if (open == null) {
            open = masked.text().toLowerCase(Locale.ROOT);
        }
        return open.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String unescaped(String value) {
        return value.indexOf('&') < 0 ? value : value.replace("&quot;", "\"").replace("&apos;", "'").replace("&lt;", "<")
                .replace("&gt;", ">").replace("&amp;", "&");
    }
}
