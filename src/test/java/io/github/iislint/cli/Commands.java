package io.github.iislint.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands as a shell would, and keeps what they print. */
final class Commands {

    private final Map<String, String> environment;

    Commands(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What a command leaves. */
    record Result(int exitCode, String out, String err) {
    }

    Result run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        Console console = Console.of(out, err, StandardCharsets.UTF_8, false, environment);
        int exitCode = Main.commandLine(console).execute(words);
        console.out().flush();
        console.err().flush();
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
