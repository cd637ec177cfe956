package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret in every place of a file, well-formed or not: no format of any command shows it. */
@Tag("slow")
class PlantedSecretTest {

    private static final String SECRET = "Zq9x7sEkReT4uVw";

    @TempDir
    Path folder;

    /** Lines that hold the secret; each stands before, in and after what is found and fixed. */
    static Stream<String> lines() {
        return Stream.of("<add key=\"DbPassword\"\n     value=\"SECRET\" />", "<add value=\"SECRET\"\n key=\"ApiToken\" />",
                "<add password='SECRET' />",
                "<add name=\"d\" connectionString=\"Server=.;Password=SECRET;Database=d\" />",
                "<add name=\"d\" connectionString=\"Server=.;Pass&#119;ord=SECRET;Database=d\" />",
                "<add key=\"DbP&#x61;ssword\" value=\"SECRET\" />",
                "<add name=\"d\" connectionString=\"Server=.;Password=&quot;SECRET&quot;;Database=d\" />",
                "<add key=\"json\" value='{\"user\": \"u\", \"password\": \"SECRET\"}' />",
                "<add key=\"json\" value=\"{&quot;apiKey&quot;:&quot;SECRET&quot;}\" />",
                "<add key=\"run\" value=\"tool.exe --password SECRET --verbose\" />",
                "<add key=\"run\" value=\"tool.exe /password:SECRET\" />",
                "<add key=\"run\" value=\"powershell -Password SECRET\" />", "<secret>\n  SECRET\n</secret>",
                "<setting name=\"Token\"><value>SECRET</value></setting>",
                "<add key=\"u\" value=\"https://user:SECRET@host/\" />", "<add key=\"t\" value=\"ghp_SECRETabcdefghij0123\" />",
                "<add key=\"t\" value=\"glpat-SECRETabcdefghij\" />", "<add key=\"t\" value=\"hvs.CAESISECRETabcdefghij\" />",
                "<add key=\"t\" value=\"xoxb-1234567890-SECRET\" />",
                "<add key=\"h\" value=\"Authorization: Bearer SECRET.abcdef\" />",
                "<add key=\"t\" value=\"sk_live_SECRET\" />", "<!-- password=SECRET -->", "<!-- \"password\": \"SECRET\" -->",
                "<processModel userName=\"u\" password=\"SECRET\" />").map(line -> line.replace("SECRET", SECRET));
    }

    private void plant(String line) throws IOException {
        String access = "<system.webServer><security><access sslFlags=\"SslRequireCert, Ssl, "
                + "Bogus\"/></security></system.webServer>";
        String fixable = "<system.webServer><security><access sslFlags=\"SslRequireCert, Ssl\"/></security></system.webServer>";
        write("beside", "<configuration>\n<appSettings>" + line + "</appSettings>\n" + access + "\n<appSettings>" + line
                + "</appSettings>\n</configuration>");
        write("fixable", "<configuration>\n" + line + "\n" + fixable + "\n" + line + "\n</configuration>\n");
        write("oneline", "<configuration>" + line.replace("\n", " ") + fixable + line.replace("\n", " ") + "</configuration>");
        write("inside", "<configuration><system.webServer><security>" + line + "</security></system.webServer></configuration>");
        write("unfinished", "<configuration>\n" + line + "\n<open>\n" + line);
        write("ampersand", "<configuration>\n" + line.replace(SECRET, "ab&" + SECRET + ";") + "\n</configuration>");
        write("quote", "<configuration>\n" + line.replace(SECRET, "ab\"" + SECRET + "'") + "\n</configuration>");
        write("bracket", "<configuration>\n" + line.replace(SECRET, "ab<" + SECRET + ">") + "\n</configuration>");
        write("cut", "<configuration>\n" + line.substring(0, line.indexOf(SECRET) + SECRET.length()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("web.config"), text);
    }

    private static void run(String... arguments) {
        Cli run = Cli.run(arguments);
        for (String text : List.of(run.out(), run.err())) {
            assertFalse(text.contains(SECRET) || text.contains(SECRET.substring(0, 10)), () -> String.join(" ", arguments) + "\n"
                    + text.lines().filter(line -> line.contains(SECRET.substring(0, 10))).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void noFormatShowsIt(String line) throws IOException {
        plant(line);
        String tree = folder.toString();
        for (String format : List.of("text", "json", "sarif", "github", "azure", "gitlab", "junit", "checkstyle", "markdown")) {
            run("check", tree, "--verbose", "--show", "info", "--format", format);
        }
        run("check", tree, "--diff");
        for (String format : List.of("text", "json")) {
            run("effective", tree, "--format", format);
            run("diagnose", tree, "--at", "ampersand", "--format", format);
        }
        run("init", tree, "--output", "-");
        Path baseline = folder.resolve("baseline.json");
        run("baseline", tree, "--output", baseline.toString());
        assertFalse(Files.readString(baseline).contains(SECRET));
        run("effective", tree, "--diff-with", folder.resolve("fixable").toString());
        run("check", tree, "--fix");
    }

    /** @param entry of a collection that has entries with a value and without this key */
    @ParameterizedTest
    @ValueSource(strings = {"defaultDocument><files|add key=\"DbPassword\"", "defaultDocument><files|add name=\"Api_Token\"",
            "httpProtocol><customHeaders|add key=\"X-Api-Key\"",
            "httpProtocol><customHeaders|add Name=\"ClientSecret\" name=\"a\"",
            "rewrite><rewriteMaps><rewriteMap name=\"m\"|add key=\"k\" Key=\"DbPassword\"",
            "aspNetCore processPath=\"p\"><environmentVariables|environmentVariable name=\"n\" key=\"Db_Password\""})
    void aKeyThatIisDoesNotKnowTellsOfASecretAllTheSame(String entry) throws IOException {
        String[] parts = entry.split("\\|");
        StringBuilder text = new StringBuilder(
                "<configuration><system.webServer><" + parts[0] + "><" + parts[1] + " value=\"" + SECRET + "\" />");
        List<String> names = List.of(parts[0].split("><"));
        for (int i = names.size() - 1; i >= 0; i--) {
            text.append("</").append(names.get(i).split(" ")[0]).append('>');
        }
        write("keyed", text + "</system.webServer></configuration>");
        write("keyed/plain", Programs.PLAIN);
        String tree = folder.resolve("keyed").toString();
        String value = "Zq9x7";
        for (String format : List.of("text", "json")) {
            for (String[] more : new String[][]{{}, {"--at", "keyed/plain"},
                    {"--diff-with", folder.resolve("keyed/plain").toString()}}) {
                List<String> arguments = new ArrayList<>(List.of("effective", tree, "--format", format));
                arguments.addAll(List.of(more));
                Cli run = Cli.run(arguments.toArray(String[]::new));
                assertFalse((run.out() + run.err()).contains(value), run.out() + run.err());
            }
        }
        assertTrue(Cli.run("effective", tree).out().contains("***"), "the entry is shown");
    }

    @Test
    void theCodeOfAFileThatIsNoConfigurationShowsNothingThatLooksLikeASecret() throws IOException {
        write("token", "s.9f8e7d6c5b4a" + SECRET + "\n");
        run("check", folder.toString());
        run("check", folder.toString(), "--format", "markdown");
    }

    @Test
    void anOrdinaryFileIsShownAsItIs() throws IOException {
        write("plain",
                "<configuration>\n  <system.webServer>\n    <security>\n      <access sslFlags=\"Bogus\" /> <!-- \"keys\": see "
                        + "the wiki -->\n"
                        + "    </security>\n  </system.webServer>\n</configuration>\n");
        Cli run = Cli.run("check", folder.toString(), "--show", "info");
        assertTrue(run.out().contains("<access sslFlags=\"Bogus\" /> <!-- \"keys\": see the wiki -->"), run.out());
    }
}
