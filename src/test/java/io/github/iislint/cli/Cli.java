package io.github.iislint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONObject;

/** What a command leaves that ran within the test. */
record Cli(int exit, String out, String err) {

    /** Runs commands with the variables of an environment. */
    record Shell(Map<String, String> environment) {

        /** @param arguments texts, paths and what else reads as one */
        Cli run(Object... arguments) {
            return execute("", arguments);
        }

        private Cli execute(String input, Object[] arguments) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Console console = Console.of(out, err, StandardCharsets.UTF_8, false, environment)
                    .withInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            int exit = Main.commandLine(console)
                    .execute(ArgumentFiles.expanded(console.machine(),
                            Arrays.stream(arguments).map(Object::toString).toArray(String[]::new)));
            console.out().flush();
            console.err().flush();
            return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    static Cli run(String... arguments) {
        return run("", arguments);
    }

    /** @param input what stands on standard input */
    static Cli run(String input, String[] arguments) {
        return new Shell(Map.of()).execute(input, arguments);
    }

    JSONObject json() {
        return new JSONObject(out);
    }

    /** The findings of a report in JSON. */
    List<JSONObject> findings() {
        JSONArray findings = json().getJSONArray("findings");
        return IntStream.range(0, findings.length()).mapToObj(findings::getJSONObject).toList();
    }
}
