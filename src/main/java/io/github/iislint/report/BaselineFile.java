package io.github.iislint.report;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.JsonReader;
import io.github.iislint.finding.Finding;
import io.github.iislint.lint.Baseline;
import io.github.iislint.lint.LintResult;
import io.github.iislint.secret.SecretRedactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a baseline: JSON, a line for each finding in the order of the report, so that differences are easy to read and to
 * merge. It contains no line numbers, because those change.
 */
public final class BaselineFile {

    private static final int VERSION = 1;

    private BaselineFile() {
    }

    /** Writes the findings of a result that count, without secrets. */
    public static void write(LintResult result, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", VERSION).name("findings").array();
        for (Finding finding : SecretRedactor.redact(result).findings()) {
            if (finding.counts()) {
                json.inlineObject().member("fingerprint", finding.fingerprint().toString()).member("rule", finding.rule())
                        .member("file", finding.place().file()).member("message", finding.message()).end();
            }
        }
        json.end().end();
    }

    /**
     * Reads such a file.
     *
     * @throws IOException if it cannot be read or is not a baseline; the message names the file, and where and what is wrong
     */
    public static Baseline read(FileTree files, Path file) throws IOException {
        Path path = files.workingFolder().resolve(file).normalize();
        if (!files.isFile(path)) {
            throw new IOException(files.name(path) + ": there is no such baseline; 'iislint baseline --output "
                    + files.name(path) + "' writes it");
        }
        List<Baseline.Entry> entries = new ArrayList<>();
        try {
            Map<?, ?> baseline = as(Map.class, JsonReader.read(files.read(path).text()), "an object");
            if (!Double.valueOf(VERSION).equals(baseline.get("version"))) {
                throw new IllegalArgumentException("expected \"version\": " + VERSION);
            }
            for (Object each : as(List.class, baseline.get("findings"), "an array \"findings\"")) {
                Map<?, ?> entry = as(Map.class, each, "objects in \"findings\"");
                entries.add(new Baseline.Entry(string(entry, "fingerprint"), string(entry, "rule"), string(entry, "file"),
                        string(entry, "message")));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(files.name(path) + ": not a baseline: " + e.getMessage(), e);
        }
        return new Baseline(entries);
    }

    private static String string(Map<?, ?> entry, String name) {
        return as(String.class, entry.get(name), "a string \"" + name + "\" in each finding");
    }

    private static <T> T as(Class<T> type, @Nullable Object value, String what) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("expected " + what);
        }
        return type.cast(value);
    }
}
