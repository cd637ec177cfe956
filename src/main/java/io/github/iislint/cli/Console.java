package io.github.iislint.cli;

import io.github.iislint.report.HarmlessWriter;
import io.github.iislint.report.MessageWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a command prints to and reads from.
 *
 * @param in standard input
 * @param raw the bytes of standard output, for formats that are always UTF-8
 * @param out text for people
 * @param err messages, each of which is one line
 * @param errors standard error, unfiltered
 * @param charset what a terminal understands
 * @param terminal whether a person watches
 * @param environment variables such as {@code NO_COLOR} and {@code GITHUB_ACTIONS}
 * @param machine where it runs
 */
record Console(InputStream in, OutputStream raw, PrintWriter out, PrintWriter err, PrintWriter errors, Charset charset,
        boolean terminal, Map<String, String> environment, Machine machine) {

    static Console standard(StandardOutput raw) {
        Charset charset = Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding").map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name)).findFirst().map(Charset::forName)
                .orElse(Charset.defaultCharset());
        return of(raw, new FileOutputStream(FileDescriptor.err), charset, System.console() != null, System.getenv())
                .withInput(System.in);
    }

    static Console of(OutputStream out, OutputStream err, Charset charset, boolean terminal, Map<String, String> environment) {
        PrintWriter errors = new PrintWriter(new OutputStreamWriter(err, charset), true);
        return new Console(InputStream.nullInputStream(), out,
                new PrintWriter(new HarmlessWriter(new OutputStreamWriter(out, charset)), true), new MessageWriter(errors),
                errors,
                charset, terminal, environment, Machine.here(environment));
    }

    Console withInput(InputStream input) {
        return new Console(input, raw, out, err, errors, charset, terminal, environment, machine);
    }

    Console on(Machine other) {
        return new Console(in, raw, out, err, errors, charset, terminal, environment, other);
    }

    /** Whether the terminal shows characters that are not ASCII. */
    boolean unicode() {
        return charset.name().startsWith("UTF");
    }

    /** A writer to standard output in UTF-8, whatever the terminal is. */
    PrintWriter utf8() {
        out.flush();
        return new PrintWriter(new OutputStreamWriter(raw, StandardCharsets.UTF_8));
    }
}
