package io.github.iislint.secret;

import io.github.iislint.file.Edit;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a file without its secrets, and the secrets to look for elsewhere. */
final class SecretSource {

    private static final int SHOWN_OF_BLOB = 12;
    /** Shorter values say nothing, longer ones are in no message. */
    private static final int SHORTEST = 4;
    private static final int LONGEST = 256;
    /** How far from the place of a finding a secret may be that its message quotes a part of. */
    private static final int NEAR = 500;
    private static final List<Pattern> FRAGMENTS = List.of(Pattern.compile("\"([^\"]{3,})\""), Pattern.compile("'([^']{3,})'"),
            Pattern.compile("([^\\s\"'<>;,()]{6,})"));

    private static final Pattern SUSPICIOUS = Pattern.compile("(?<![\\w+/=-])(?=[a-zA-Z_+/=-]*+\\d)"
            + "(?:(?=[0-9A-Z_+/=-]*+[a-z])(?=[0-9a-z_+/=-]*+[A-Z])[\\w+/=-]{12,}+|(?=[0-9_+/=-]*+[a-zA-Z])[\\w+/=-]{20,}+)");

    private final SourceText source;
    private final SourceText masked;
    /** By their starts. */
    private final List<Span> secrets;
    private final Map<String, Set<String>> valuesByHead = new HashMap<>();
    /** The largest end of each secret and those before it. */
    private final int[] ends;
    /** Whether values are in the text openly, too; each is looked for once. */
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();
    private @Nullable String lowerCase;

    /** @param malformed whether it is unknown what the text is, so that all that looks like a secret is treated as one */
    SecretSource(SourceText source, boolean malformed) {
        this.source = source;
        String text = source.text();
        SecretFinder finder = new SecretFinder(text);
        secrets = new ArrayList<>(finder.secrets());
        if (malformed) {
            secrets.addAll(suspicious(text));
        }
        secrets.sort(Comparator.comparingInt(Span::start));
        ends = new int[secrets.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Math.max(i == 0 ? 0 : ends[i - 1], secrets.get(i).end());
        }
        masked = secrets.isEmpty() && finder.blobs().isEmpty()
                ? source
                : source.edited(List.of(new Edit(new Span(0, text.length()), new String(mask(text, secrets, finder.blobs())))));
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

    /** The text with the characters of secrets and the tails of blobs replaced, line endings excepted. */
    static char[] mask(String text, SecretFinder finder) {
        return mask(text, finder.secrets(), finder.blobs());
    }

    /** Runs of letters and digits, both of them, longer ones even where all letters are of one case. */
    private static List<Span> suspicious(String text) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = SUSPICIOUS.matcher(text);
        while (matcher.find()) {
            found.add(new Span(matcher.start(), matcher.end()));
        }
        return found;
    }

    private static char[] mask(String text, List<Span> secrets, List<Span> blobs) {
        char[] masked = text.toCharArray();
        for (Span blob : blobs) {
            fill(masked, blob.start() + SHOWN_OF_BLOB, blob.end(), SecretRedactor.OMITTED);
        }
        int done = 0;
        List<Span> ordered = new ArrayList<>(secrets);
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

    /** The secrets that are in {@code prose} and nowhere else in the file: what the file says openly is not a secret. */
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
     * The words and quoted parts of {@code prose} that are in a secret near the place and nowhere else in the file. A parser
     * that stumbles over a secret quotes a part of it: {@code the reference to entity "x" must end with the ';' delimiter}.
     */
    List<String> fragmentsIn(String prose, Place place) {
        if (secrets.isEmpty()) {
            return List.of();
        }
        int offset = source.lines().offset(place.line(), place.column());
        List<String> near = near(offset);
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

    /** What of secrets stands near an offset. */
    private List<String> near(int offset) {
        int low = 0;
        int high = secrets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (secrets.get(middle).start() <= offset + NEAR) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<String> near = new ArrayList<>(0);
        for (int i = low - 1; i >= 0 && ends[i] >= offset - NEAR; i--) {
            Span secret = secrets.get(i);
            if (secret.end() >= offset - NEAR) {
                near.add(source.text().substring(Math.max(secret.start(), offset - NEAR), Math.min(secret.end(), offset + NEAR)));
            }
        }
        return near;
    }

    private boolean isOpen(String value) {
        return open.computeIfAbsent(value.toLowerCase(Locale.ROOT), this::stands);
    }

    private synchronized boolean stands(String value) {
        if (lowerCase == null) {
            lowerCase = masked.text().toLowerCase(Locale.ROOT);
        }
        return lowerCase.contains(value);
    }

    private static String unescaped(String value) {
        return value.indexOf('&') < 0
                ? value
                : value.replace("&quot;", "\"").replace("&apos;", "'").replace("&lt;", "<")
                        .replace("&gt;", ">").replace("&amp;", "&");
    }
}
