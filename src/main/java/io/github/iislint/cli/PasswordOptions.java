package io.github.iislint.cli;

import io.github.iislint.certificate.CertificateFile;
import io.github.iislint.certificate.CertificateFileException;
import io.github.iislint.certificate.PasswordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Opens certificate files. A password comes from a file, an environment variable or a prompt, never from the command line, where
 * others could read it.
 */
final class PasswordOptions {

    private final OptionSpec file = Options.value("--password-file", "FILE", Path.class,
            "A file whose first line is the password of the PFX file.");

    private final OptionSpec variable = Options.value("--password-env", "NAME", String.class,
            "The environment variable that contains the password of the PFX file.");

    void addTo(CommandSpec spec) {
        Options.add(spec, file, variable);
        // Accepts what must not be given, so that no message repeats it.
        spec.addOption(OptionSpec.builder("--password").hidden(true).type(String.class).arity("0..1")
                .parameterConsumer((given, option, command) -> {
                    throw new ParameterException(command.commandLine(), "others can read a password on the command line; use "
                            + "--password-file FILE, --password-env NAME, or wait for the prompt");
                }).build());
    }

    /**
     * Reads a certificate, with its password where it needs one.
     *
     * @throws FailureException if that is impossible; the message names the file, and never the password
     */
    CertificateFile read(Path path, Console console) {
        char[] password = null;
        try {
            if (!CertificateFile.needsPassword(path)) {
                return CertificateFile.read(path, null);
            }
            password = given(console);
            if (password != null) {
                return CertificateFile.read(path, password);
            }
            return withoutOption(path);
        } catch (CertificateFileException e) {
            throw new FailureException(e);
        } finally {
            forget(password);
        }
    }

    private CertificateFile withoutOption(Path path) throws CertificateFileException {
        try {
            return CertificateFile.read(path, null);
        } catch (PasswordException e) {
            char[] typed = prompt(path);
            if (typed == null) {
                throw new FailureException(e.getMessage() + " (--password-file FILE or --password-env NAME)");
            }
            try {
                return CertificateFile.read(path, typed);
            } finally {
                forget(typed);
            }
        }
    }

    private static char @Nullable [] prompt(Path path) {
        java.io.Console terminal = System.console();
        return terminal == null ? null : terminal.readPassword("Password of %s: ", path);
    }

    private char @Nullable [] given(Console console) {
        Path path = file.getValue();
        String name = variable.getValue();
        if (path != null && name != null) {
            throw new FailureException("--password-file and --password-env: expected one of them");
        }
        if (name != null) {
            String value = console.environment().get(name);
            if (value == null) {
                throw new FailureException("--password-env " + name + ": this environment variable is not set");
            }
            return value.toCharArray();
        }
        return path == null ? null : firstLine(path);
    }

    private static char[] firstLine(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            int start = text.length() > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            char[] line = new char[end - start];
            text.position(start).get(line);
            forget(text.array());
            return line;
        } catch (IOException e) {
            throw new FailureException("--password-file " + file + ": cannot be read");
        }
    }

    private static void forget(char @Nullable [] password) {
        if (password != null) {
            Arrays.fill(password, '\0');
        }
    }
}
