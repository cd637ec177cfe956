package io.github.iislint.cli;

import io.github.iislint.report.HarmlessWriter;
import io.github.iislint.report.MessageWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code --format NAME[=FILE]} of a command that has one output: its format, and the file that it goes to instead of standard
 * output.
 */
final class FormatOption {

    /** The formats of commands other than {@code check}. */
    enum OutputFormat {
        TEXT,
        JSON,
        MARKDOWN,
        HTML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final List<OutputFormat> formats;
    private final OptionSpec option;

    /** @param formats that the command has; the first is the default */
    FormatOption(String description, OutputFormat... formats) {
        this.formats = List.of(formats);
        this.option = Options.value("--format",
                Arrays.stream(formats).map(OutputFormat::toString).collect(Collectors.joining("|")) + "[=FILE]", String.class,
                formats[0].toString(), description + "To standard output or a file. Default: ${DEFAULT-VALUE}.");
    }

    OptionSpec spec() {
        return option;
    }

    private String given() {
        return option.getValue();
    }

    /** @throws FailureException if there is no such format */
    OutputFormat format() {
        int equals = given().indexOf('=');
        String name = equals < 0 ? given() : given().substring(0, equals);
        return formats.stream().filter(format -> format.toString().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new FailureException("--format \"" + given() + "\": expected " + formats.stream().limit(
                        formats.size() - 1).map(OutputFormat::toString).collect(Collectors.joining(", ")) + " or "
                        + formats.get(formats.size() - 1) + ", with =FILE for a file"));
    }

    /** {@code null} for standard output. */
    private @Nullable Path file() {
        int equals = given().indexOf('=');
        return equals < 0 ? null : PathArguments.path(given().substring(equals + 1));
    }

    /**
     * Makes sure that there is such a format and that its file does not overwrite what is read; to be called before anything is
     * written.
     */
    void check(InputOptions input) {
        format();
        if (file() != null) {
            input.refuseToOverwrite(file(), "--format " + given());
        }
    }

    /** Writes the output to where it goes; what is for people goes through {@link HarmlessWriter}. */
    void write(Console console, Output content) throws IOException {
        if (file() != null) {
            AtomicFile.write(file(), "--format " + given(), out -> {
                PrintWriter writer = writer(out);
                content.write(writer);
                if (writer.checkError()) {
                    throw new IOException("incomplete; is the disk full?");
                }
            });
            return;
        }
        Writer target = new BufferedWriter(format() == OutputFormat.TEXT ? console.out() : console.utf8(), 1 << 16);
        PrintWriter out = writer(target);
        content.write(out);
        out.flush();
    }

    private PrintWriter writer(Writer target) {
        return switch (format()) {
            case TEXT -> new MessageWriter(target);
            case MARKDOWN -> new PrintWriter(new HarmlessWriter(target));
            case JSON, HTML -> new PrintWriter(target);
        };
    }

    /** What writes the output. */
    @FunctionalInterface
    interface Output {

        void write(PrintWriter out) throws IOException;
    }
}
