package io.github.iislint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.json.JSONObject;

/** Runs a command within the test. */
record Cli(int exit, String out, String err) {

    static Cli run(String... arguments) {
        return run("", arguments);
    }

    /** @param input what stands on standard input */
    static Cli run(String input, String[] arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(out, err, StandardCharsets.UTF_8, false, Map.of())
                .withInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        int exit = Main.commandLine(console).execute(arguments);
        console.out().flush();
        console.err().flush();
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JSONObject json() {
        return new JSONObject(out);
    }
}
