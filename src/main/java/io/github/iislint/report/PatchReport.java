package io.github.iislint.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import io.github.iislint.file.SourceText;
import io.github.iislint.fix.Fixer;
import io.github.iislint.secret.SecretRedactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes edits as a patch that {@code git apply} and {@code patch -p1} accept in the working folder. Lines keep their line
 * endings and the encoding of their file. Lines with a secret, with a command for a build agent or with something that a
 * terminal would do instead of showing it are kept out of the context; where that is impossible, there is no patch for the
 * file.
 */
public final class PatchReport {

    private static final int CONTEXT = 3;

    private PatchReport() {
    }

    /**
     * Writes the patch for the edits.
     *
     * @param name how the patch calls a file: relative, with forward slashes
     * @param otherwise the options that write the files, for what is returned
     * @return why there is no patch for some of the files, a line each
     */
    public static List<String> write(List<Fixer.FileEdit> edits, java.util.function.Function<java.nio.file.Path, String> name,
            String otherwise, OutputStream out) throws IOException {
        List<String> notices = new ArrayList<>();
        for (Fixer.FileEdit edit : edits) {
            String file = name.apply(edit.file());
            if (edit.before().charset().name().startsWith("UTF-16") || edit.before().charset().name().startsWith("UTF-32")) {
                notices.add(file + ": no patch, because git treats files in " + edit.before().charset() + " as binary; use "
                        + otherwise);
            } else {
                Hunks hunks = new Hunks(edit);
                byte[] patch = hunks.patch(file);
                if (patch == null) {
                    notices.add(file + ": no patch, because " + hunks.refusal + "; use " + otherwise);
                } else {
                    out.write(patch);
                }
            }
        }
        out.flush();
        return notices;
    }

    /** The hunks of one file. */
    private static final class Hunks {

        private final List<String> before;
        private final List<String> after;
        private final BitSet secretBefore;
        private final BitSet secretAfter;
        private final Charset charset;
        private @Nullable String refusal;

        Hunks(Fixer.FileEdit edit) {
            this.before = lines(edit.before());
            this.after = lines(edit.after());
            this.secretBefore = SecretRedactor.lines(String.join("", before));
            this.secretAfter = SecretRedactor.lines(String.join("", after));
            this.charset = edit.before().charset();
        }

        /** The lines with their line endings; the byte order mark belongs to the first. */
        private static List<String> lines(SourceText source) {
            String text = (source.hasMark() ? "\uFEFF" : "") + source.text();
            List<String> lines = new ArrayList<>();
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf('\n', start);
                end = end < 0 ? text.length() : end + 1;
                lines.add(text.substring(start, end));
                start = end;
            }
            return lines;
        }

        byte @Nullable [] patch(String file) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            // Without a line "diff --git" the paths are relative to the working folder, wherever in the repository that is.
            String end = file.indexOf(' ') >= 0 ? "\t\n" : "\n";
            out.write(("--- " + quoted("a/" + file) + end + "+++ " + quoted("b/" + file) + end).getBytes(StandardCharsets.UTF_8));
            List<AbstractDelta<String>> group = new ArrayList<>();
            for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
                if (!group.isEmpty() && delta.getSource().getPosition() - sourceEnd(group) > 2 * CONTEXT) {
                    if (!hunk(group, out)) {
                        return null;
                    }
                    group.clear();
                }
                group.add(delta);
            }
            return group.isEmpty() || hunk(group, out) ? out.toByteArray() : null;
        }

        private static int sourceEnd(List<AbstractDelta<String>> group) {
            AbstractDelta<String> last = group.get(group.size() - 1);
            return last.getSource().getPosition() + last.getSource().size();
        }

        private boolean hunk(List<AbstractDelta<String>> group, OutputStream out) throws IOException {
            int first = group.get(0).getSource().getPosition();
            int last = sourceEnd(group);
            int from = first;
            while (from > 0 && first - from < CONTEXT && context(from - 1)) {
                from--;
            }
            int to = last;
            while (to < before.size() && to - last < CONTEXT && context(to)) {
                to++;
            }
            boolean anchored = to > last || last == before.size();
            if (!anchored) {
                return false;
            }
            for (AbstractDelta<String> delta : group) {
                if (!shown(before, delta.getSource(), secretBefore) || !shown(after, delta.getTarget(), secretAfter)) {
                    return false;
                }
            }
            // Between the changes of a hunk stand lines that no context can leave out.
            for (int i = first; i < last; i++) {
                if (!context(i)) {
                    return false;
                }
            }
            int shift = group.get(0).getTarget().getPosition() - first;
            int added = group.stream().mapToInt(delta -> delta.getTarget().size() - delta.getSource().size()).sum();
            StringBuilder text = new StringBuilder("@@ -").append(range(from, to - from)).append(" +")
                    .append(range(from + shift, to - from + added)).append(" @@\n");
            int at = from;
            for (AbstractDelta<String> delta : group) {
                lines(text, ' ', before.subList(at, delta.getSource().getPosition()));
                lines(text, '-', delta.getSource().getLines());
                lines(text, '+', delta.getTarget().getLines());
                at = delta.getSource().getPosition() + delta.getSource().size();
            }
            lines(text, ' ', before.subList(at, to));
            byte[] bytes = text.toString().getBytes(charset);
            if (!transparent(text, bytes)) {
                refusal = "lines in the encoding " + charset + " do not stand for themselves";
                return false;
            }
            out.write(bytes);
            return true;
        }

        /** Whether the encoding leaves ASCII as it is, and adds no control characters to switch between sets of characters. */
        private static boolean transparent(CharSequence text, byte[] bytes) {
            long signs = 0;
            for (byte unit : bytes) {
                signs += unit >= 0 ? 1 : 0;
                if (unit >= 0 && unit < ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
                    return false;
                }
            }
            return text.charAt(0) == bytes[0] && signs >= text.chars().filter(c -> c < 0x80).count();
        }

        /** Whether a line can stand in the patch because of its neighbours, behind a blank. */
        private boolean context(int line) {
            return shown(before.get(line), true, secretBefore.get(line));
        }

        private boolean shown(List<String> lines, Chunk<String> chunk, BitSet secret) {
            for (int i = chunk.getPosition(); i < chunk.getPosition() + chunk.size(); i++) {
                if (!shown(lines.get(i), false, secret.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean shown(String line, boolean context, boolean secret) {
            String content = (line.startsWith("\uFEFF") ? line.substring(1) : line).replaceFirst("\r?\n$", "").replace('\t', ' ');
            if (secret) {
                refusal = "it would show a secret";
                return false;
            }
            if (!Printable.of((context ? "" : "+") + content).endsWith(content)) {
                refusal = refusal == null ? "it would contain control characters or a command for a build agent" : refusal;
                return false;
            }
            return true;
        }

        /** How git writes a name with characters that would end it or be taken for something else. */
        private static String quoted(String name) {
            if (Printable.of("-" + name).equals("-" + name) && name.indexOf('"') < 0 && name.indexOf('\\') < 0) {
                return name;
            }
            StringBuilder quoted = new StringBuilder("\"");
            for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
                if (unit > ' ' && unit < 0x7F && unit != '"' && unit != '\\' && unit != '#') {
                    quoted.append((char) unit);
                } else {
                    quoted.append(String.format(Locale.ROOT, "\\%03o", unit & 0xFF));
                }
            }
            return quoted.append('"').toString();
        }

        private static String range(int start, int count) {
            return count == 0 ? start + ",0" : start + 1 + (count == 1 ? "" : "," + count);
        }

        private static void lines(StringBuilder text, char mark, List<String> lines) {
            for (String line : lines) {
                text.append(mark).append(line);
                if (!line.endsWith("\n")) {
                    text.append("\n\\ No newline at end of file\n");
                }
            }
        }
    }
}
