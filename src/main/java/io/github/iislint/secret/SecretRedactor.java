package io.github.iislint.secret;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Statement;
import io.github.iislint.finding.Suppression;
import io.github.iislint.iis.Notice;
import io.github.iislint.lint.LintResult;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of a result before a format sees it, so that no format can show one: passwords, keys and tokens in
 * the texts of files, and what messages quote of them.
 *
 * <p>In a text each character of a secret becomes {@link #SECRET} and the tail of a certificate {@link #OMITTED}; lines and
 * columns stay, and a code frame shows a run of either as one short mark. A fix that would write a secret keeps its
 * title and loses its edits.
 */
public final class SecretRedactor {

    /** Stands for a character of a secret; no XML document may contain it. */
    public static final char SECRET = '\uFFFE';
    /** Stands for a character of a text too long and too dull to show; no XML document may contain it. */
    public static final char OMITTED = '\uFFFF';

    private static final String MARK = "***";
    private static final int MANY = 200;

    /** The rule that finds files that cannot be parsed. */
    private static final String MALFORMED = "xml-malformed";

    private final LintResult result;
    private final Predicate<Finding> shown;
    private final Set<String> malformed = new HashSet<>();
    private final Map<String, Optional<SecretSource>> sources = new ConcurrentHashMap<>();

    private SecretRedactor(LintResult result, Predicate<Finding> shown) {
        this.result = result;
        this.shown = shown;
        for (Finding finding : result.findings()) {
            if (finding.rule().equals(MALFORMED)) {
                malformed.add(finding.place().file());
            }
        }
    }

    /** The result without secrets; {@link LintResult#sources} gives texts in which they are masked. */
    public static LintResult redact(LintResult result) {
        return redact(result, finding -> true);
    }

    /**
     * The same for readers who see some of the findings and only count the others: these keep no text, so that nothing has to be
     * looked for in their files, which took a tenth of the processor time of a run with 19,000 of them.
     */
    public static LintResult redact(LintResult result, Predicate<Finding> shown) {
        return new SecretRedactor(result, shown).redact();
    }

    /** A line of prose, or any text of a file, with {@code ***} for each secret that it shows by its form. */
    public static String redact(String text) {
        SecretFinder found = new SecretFinder(text);
        if (found.secrets().isEmpty() && found.blobs().isEmpty()) {
            return text;
        }
        return shown(text, SecretSource.mask(text, found), 0);
    }

    /**
     * The lines of a whole text that show a part of a secret, or of a run of base64 too long to read, by their 0-based numbers.
     * Lines end with LF here, as {@code git} has it.
     */
    public static BitSet lines(String text) {
        SecretFinder found = new SecretFinder(text);
        BitSet lines = new BitSet();
        char[] masked = SecretSource.mask(text, found);
        int line = 0;
        for (int i = 0; i < masked.length; i++) {
            if (masked[i] == SECRET || masked[i] == OMITTED) {
                lines.set(line);
            }
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** A text with a mark for each run of what is masked at {@code start} and after it. */
    static String shown(String text, char[] masked, int start) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char mark = masked[start + i];
            if (mark != SECRET && mark != OMITTED) {
                shown.append(text.charAt(i));
            } else if (i == 0 || masked[start + i - 1] != mark) {
                shown.append(mark == SECRET ? MARK : "...");
            }
        }
        return shown.toString();
    }

    private LintResult redact() {
        return new LintResult(redact(result.findings(), shown), redact(result.fixed(), fixed -> true), result.rules(),
                result.files(),
                result.locations(), result.notices().stream()
                        .map(notice -> new Notice(notice.kind(), redact(notice.text()))).toList(),
                file -> source(file).map(SecretSource::masked).orElse(null), result.since(),
                result.unread().stream().map(SecretRedactor::redact).toList());
    }

    private Optional<SecretSource> source(String file) {
        return sources.computeIfAbsent(file, name -> Optional.ofNullable(result.sources().apply(name))
                .map(text -> new SecretSource(text, malformed.contains(name))));
    }

    private List<Finding> redact(List<Finding> findings, Predicate<Finding> readable) {
        List<Finding> read = findings.stream().filter(readable).toList();
        Function<Finding, Finding> redact = finding -> readable.test(finding) ? withoutSecrets(finding) : withoutText(finding);
        if (read.size() < MANY) {
            return findings.stream().map(redact).toList();
        }
        // Each file is read again, and looked through. If that came with the findings, most of them would wait for one large
        // file.
        read.stream().flatMap(SecretRedactor::files).distinct().toList().parallelStream().forEach(this::source);
        return findings.parallelStream().map(redact).toList();
    }

    private static Finding withoutText(Finding finding) {
        Fix fix = finding.fix();
        Suppression suppressed = finding.suppressed();
        return finding.copy().statement(Statement.of("")).related(List.of())
                .fix(fix == null ? null : new Fix("", fix.effect(), List.of(), fix.chosen()))
                .suppressed(suppressed == null ? null : new Suppression("", suppressed.line(), suppressed.until())).build();
    }

    private Finding withoutSecrets(Finding finding) {
        return finding.copy().statement(finding.statement().map(text -> redact(text, finding)))
                .related(finding.related().stream().map(r -> new Finding.Related(redact(r.message(), finding), r.place()))
                        .toList())
                .fix(redact(finding.fix(), finding)).suppressed(redact(finding.suppressed(), finding)).build();
    }

    private @Nullable Suppression redact(@Nullable Suppression suppression, Finding finding) {
        return suppression == null
                ? null
                : new Suppression(redact(suppression.reason(), finding), suppression.line(), suppression.until());
    }

    private @Nullable Fix redact(@Nullable Fix fix, Finding finding) {
        if (fix == null) {
            return null;
        }
        boolean clean = fix.edits().stream().map(Fix.Replacement::text)
                .allMatch(text -> new SecretFinder(text).secrets().isEmpty()
                        && withoutFragments(withoutValues(text, finding), finding).equals(text));
        return new Fix(redact(fix.title(), finding), fix.effect(), clean ? fix.edits() : List.of(), fix.chosen());
    }

    private String redact(String text, Finding finding) {
        return redact(withoutFragments(withoutValues(text, finding), finding));
    }

    private String withoutValues(String text, Finding finding) {
        String clean = text;
        for (SecretSource source : sources(finding)) {
            for (String value : source.valuesIn(clean)) {
                clean = clean.replace(value, MARK);
            }
        }
        return clean;
    }

    private String withoutFragments(String text, Finding finding) {
        String clean = text;
        for (SecretSource source : sources(finding)) {
            for (String fragment : source.fragmentsIn(clean, finding.place())) {
                clean = clean.replace(fragment, MARK);
            }
        }
        return clean;
    }

    private List<SecretSource> sources(Finding finding) {
        return files(finding).flatMap(file -> source(file).stream()).toList();
    }

    private static Stream<String> files(Finding finding) {
        return Stream.concat(Stream.of(finding.place()), finding.related().stream().map(Finding.Related::place)).map(Place::file)
                .distinct();
    }
}
