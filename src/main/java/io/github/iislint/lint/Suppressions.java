package io.github.iislint.lint;

import io.github.iislint.file.Span;
import io.github.iislint.finding.Suppression;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.xml.LocatedComment;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The comments of one file that silence findings. */
final class Suppressions {

    private static final Pattern DIRECTIVE = Pattern.compile("iislint-(disable-next|disable-file|disable|enable)(?![\\w-])(.*)",
            Pattern.DOTALL);
    private static final Pattern UNTIL = Pattern.compile("\\buntil=(\\S*)");

    private final XmlFile file;
    private final RuleSet rules;
    private final LocalDate today;
    private final List<SuppressionComment> entries = new ArrayList<>();
    private final List<Remark> malformed = new ArrayList<>();
    /** The entries that nothing has closed yet, by rule. */
    private final Map<String, Set<SuppressionComment>> open = new HashMap<>();
    private final Map<String, Ranges> byRule = new HashMap<>();

    /** One comment: what it silences, and where. */
    private static final class SuppressionComment {
        final Set<String> ids;
        final String reason;
        final @Nullable LocalDate until;
        final Span comment;
        final int line;
        final boolean file;
        final Set<String> used = new HashSet<>();
        Span range;

        SuppressionComment(Set<String> ids, String reason, @Nullable LocalDate until, Span comment, int line, boolean file,
                Span range) {
            this.ids = ids;
            this.reason = reason;
            this.until = until;
            this.comment = comment;
            this.line = line;
            this.file = file;
            this.range = range;
        }
    }

    /** Something to say about a comment. */
    record Remark(Span span, String text) {
    }

    Suppressions(XmlFile file, List<LocatedComment> comments, RuleSet rules, LocalDate today) {
        this.file = file;
        this.rules = rules;
        this.today = today;
        for (LocatedComment comment : comments) {
            read(comment);
        }
    }

    private void read(LocatedComment comment) {
        Matcher matcher = DIRECTIVE.matcher(comment.text());
        if (!matcher.matches()) {
            if (!comment.text().startsWith(CommentExpectations.PREFIX)) {
                remark(comment, "there is no directive \"" + comment.text().split("[\\s:]", 2)[0]
                        + "\"; expected iislint-disable-next, iislint-disable, iislint-enable, iislint-disable-file or "
                        + "iislint-expect");
            } else if (CommentExpectations.mode(comment).isEmpty()) {
                remark(comment,
                        "it declares no expectation; expected <!-- iislint-expect client-certificate=none|accept|require: "
                                + "reason -->");
            }
            return;
        }
        String directive = matcher.group(1);
        String text = matcher.group(2);
        int colon = text.indexOf(':');
        String head = colon < 0 ? text : text.substring(0, colon);
        String reason = colon < 0 ? "" : text.substring(colon + 1).strip();
        LocalDate until = null;
        Matcher date = UNTIL.matcher(head);
        if (date.find()) {
            try {
                until = LocalDate.parse(date.group(1));
            } catch (DateTimeParseException e) {
                remark(comment, "\"" + date.group(1) + "\" is not a date; expected until=YYYY-MM-DD");
                return;
            }
            head = date.replaceAll(" ");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String id : head.split("[,\\s]+")) {
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        for (String id : ids) {
            if (rules.rule(id) == null) {
                remark(comment, "there is no rule \"" + id + "\""
                        + rules.nearest(id).map(n -> "; did you mean \"" + n + "\"?").orElse(""));
                return;
            }
        }
        if (directive.equals("enable")) {
            close(ids, comment);
        } else if (ids.isEmpty()) {
            remark(comment, "it names no rule; expected <!-- iislint-" + directive + " RULE: reason -->");
        } else if (reason.isEmpty()) {
            remark(comment,
                    "it gives no reason; expected <!-- iislint-" + directive + " " + String.join(",", ids) + ": reason -->");
        } else {
            int line = file.origin(comment.span()).line();
            SuppressionComment entry = new SuppressionComment(ids, reason, until, comment.span(), line,
                    directive.equals("disable-file"),
                    range(directive, comment));
            entries.add(entry);
            if (directive.equals("disable")) {
                ids.forEach(id -> open.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(entry));
            }
        }
    }

    private void remark(LocatedComment comment, String text) {
        malformed.add(new Remark(comment.span(), "this comment has no effect: " + text));
    }

    private Span range(String directive, LocatedComment comment) {
        int end = file.source().text().length();
        return switch (directive) {
            case "disable-file" -> new Span(0, end);
            case "disable" -> new Span(comment.span().end(), end);
            default -> next(file, comment.span().end()).map(LocatedElement::span)
                    .orElse(new Span(comment.span().end(), comment.span().end()));
        };
    }

    /** The first element that begins at or after the end of a comment and is not a child of one that begins later. */
    static Optional<LocatedElement> next(XmlFile file, int offset) {
        LocatedElement root = file.rootElement();
        if (offset <= root.span().start()) {
            return Optional.of(root);
        }
        // The comment's own last character: an element may begin right behind it.
        LocatedElement around = file.elementAt(offset - 1);
        return Optional.ofNullable(around == null ? null : around.childFrom(offset));
    }

    private void close(Set<String> ids, LocatedComment comment) {
        Collection<Set<SuppressionComment>> closed = ids.isEmpty()
                ? open.values()
                : ids.stream().map(id -> open.getOrDefault(id, Set.of())).toList();
        for (SuppressionComment entry : closed.stream().flatMap(Set::stream).distinct().toList()) {
            entry.range = new Span(entry.range.start(), Math.max(entry.range.start(), comment.span().start()));
            open.values().forEach(left -> left.remove(entry));
        }
    }

    /** What silences a finding of a rule at a place, if anything does. */
    Optional<Suppression> find(String rule, Span place) {
        Optional<SuppressionComment> covering = covering(rule, place);
        covering.ifPresent(entry -> entry.used.add(rule));
        return covering.map(entry -> new Suppression(entry.reason, entry.line, entry.until));
    }

    /** Whether a finding there would be suppressed; asking does not count as a use. */
    boolean covers(String rule, Span place) {
        return covering(rule, place).isPresent();
    }

    private Optional<SuppressionComment> covering(String rule, Span place) {
        return byRule.computeIfAbsent(rule, Ranges::new).covering(place);
    }

    /** The entries for one rule that hold today, so that the first around a place is found without asking each. */
    private final class Ranges {

        private final List<SuppressionComment> files = new ArrayList<>();
        /** By their starts. */
        private final List<SuppressionComment> others = new ArrayList<>();
        /** The largest end of each of the others and those before it. */
        private final int[] ends;

        Ranges(String rule) {
            for (SuppressionComment entry : entries) {
                if (entry.ids.contains(rule) && (entry.until == null || !today.isAfter(entry.until))) {
                    (entry.file ? files : others).add(entry);
                }
            }
            others.sort(Comparator.comparingInt(entry -> entry.range.start()));
            ends = new int[others.size()];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = Math.max(i == 0 ? 0 : ends[i - 1], others.get(i).range.end());
            }
        }

        Optional<SuppressionComment> covering(Span place) {
            int at = Arrays.binarySearch(ends, place.end());
            int first = at < 0 ? -at - 1 : at;
            while (first > 0 && ends[first - 1] == place.end()) {
                first--;
            }
            SuppressionComment other = first < ends.length && others.get(first).range.contains(place) ? others.get(first) : null;
            SuppressionComment file = files.isEmpty() ? null : files.get(0);
            return Optional
                    .ofNullable(file == null || other != null && other.comment.start() < file.comment.start() ? other : file);
        }
    }

    List<Remark> malformed() {
        return malformed;
    }

    /** The suppressions that silenced nothing, of the rules that ran. To be called when all findings have been asked about. */
    List<Remark> unused(Predicate<String> ran) {
        List<Remark> unused = new ArrayList<>();
        for (SuppressionComment entry : entries) {
            List<String> idle = entry.ids.stream().filter(id -> !entry.used.contains(id) && ran.test(id)).toList();
            if (!idle.isEmpty()) {
                boolean expired = entry.until != null && today.isAfter(entry.until);
                unused.add(new Remark(entry.comment, expired
                        ? "this suppression of " + String.join(", ", idle) + " expired on "
                                + entry.until
                        : "this suppression of " + String.join(", ", idle) + " suppresses nothing"));
            }
        }
        return unused;
    }
}
