package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code iislint transform}. */
class TransformCommandTest {

    private static final String BASE = "<configuration>\r\n  <a debug='true' x='1' />\r\n</configuration>\r\n";

    @TempDir
    private Path folder;
    private String base;
    private String release;

    @BeforeEach
    void files() throws IOException {
        base = write("Web.config", BASE);
        release = transform("Web.Release.config", "<a xdt:Transform='RemoveAttributes(debug)'/>");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String transform(String name, String content) throws IOException {
        return write(name, "<configuration xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'>\n" + content
                + "\n</configuration>\n");
    }

    @Test
    void printsTheResult() {
        assertEquals(new Cli(0, BASE.replace(" debug='true'", ""), ""), Cli.run("transform", base, release));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::set-output name=p::x", "  ::error::x", "x ##vso[task.setvariable variable=PATH]x", "##[command]x"})
    void aResultThatABuildAgentWouldObeyIsWrittenToAFileOnly(String line) throws IOException {
        String hostile = write("Hostile.config",
                BASE.replace("\r\n</configuration>", "\r\n<!--\r\n" + line + "\r\n--></configuration>"));
        Cli printed = Cli.run("transform", hostile, release);
        assertEquals(2, printed.exit());
        assertEquals("", printed.out());
        assertEquals("iislint: line 4 of the result is a command that build agents would execute from the log, so it is not "
                + "printed: name a file with --output" + System.lineSeparator(), printed.err());
        Path out = folder.resolve("out.config");
        assertEquals(0, Cli.run("transform", hostile, release, "-o", out.toString()).exit());
        assertTrue(Files.readString(out).contains(line));
        assertEquals(0, Cli.run("transform", write("Plain.config", BASE.replace("x='1'", "x='a::b #[c]'")), release).exit());
    }

    @Test
    void appliesSeveralInOrder() throws IOException {
        String more = transform("Web.Live.config", "<a debug='false' xdt:Transform='SetAttributes'/>");
        assertEquals("<configuration>\r\n  <a x='1' debug='false' />\r\n</configuration>\r\n",
                Cli.run("transform", base, release, more).out());
    }

    @Test
    void writesAFileInOneStep() throws IOException {
        Path out = folder.resolve("out.config");
        Cli run = Cli.run("transform", base, release, "-o", out.toString(), "--format", "json");
        assertEquals(BASE.replace(" debug='true'", ""), Files.readString(out));
        assertEquals(1, run.json().getInt("version"));
        assertEquals(0, run.json().getJSONArray("messages").length());
    }

    @Test
    void writesOverTheBaseOnRequest() throws IOException {
        assertEquals(0, Cli.run("transform", base, release, "--in-place").exit());
        assertEquals(BASE.replace(" debug='true'", ""), Files.readString(Path.of(base)));
    }

    @Test
    void aTransformIsNeverOverwritten() throws IOException {
        String before = Files.readString(Path.of(release));
        assertEquals(2, Cli.run("transform", base, release, "-o", release).exit());
        assertEquals(before, Files.readString(Path.of(release)));
    }

    @Test
    void anErrorWritesNothingAndSaysWhere() throws IOException {
        String wrong = transform("Web.Wrong.config", "<a xdt:Transform='Delete'/>");
        Path out = folder.resolve("out.config");
        Cli run = Cli.run("transform", base, wrong, "-o", out.toString(), "--format", "json");
        assertEquals(1, run.exit());
        assertFalse(Files.exists(out));
        JSONObject message = run.json().getJSONArray("messages").getJSONObject(0);
        assertEquals("error unknown-transform 2:4", message.getString("level") + " " + message.getString("kind") + " "
                + message.getInt("line") + ":" + message.getInt("column"));
        assertTrue(Cli.run("transform", base, wrong).err()
                .contains("Web.Wrong.config:2:4: error: there is no transform \"Delete\""));
    }

    @Test
    void aWarningFailsOnRequest() throws IOException {
        String idle = transform("Web.Idle.config", "<b xdt:Transform='Remove'/>");
        assertEquals(0, Cli.run("transform", base, idle).exit());
        assertEquals(new Cli(1, "", ""), withoutMessages(Cli.run("transform", base, idle, "--fail-on", "warning")));
    }

    private static Cli withoutMessages(Cli run) {
        return new Cli(run.exit(), run.out(), "");
    }

    @Test
    void aMalformedTransformIsAnErrorAndAMalformedBaseCannotBeRead() throws IOException {
        String wrong = write("Web.Wrong.config", "<configuration>\n");
        assertEquals(1, Cli.run("transform", base, wrong).exit());
        assertEquals(2, Cli.run("transform", wrong, release).exit());
        assertEquals(2, Cli.run("transform", base, folder.resolve("none.config").toString()).exit());
        assertEquals(2, Cli.run("transform", base).exit());
    }

    @Test
    void showsAPatch() {
        String patch = Cli.run("transform", base, release, "--diff").out();
        assertTrue(patch.contains("-  <a debug='true' x='1' />"), patch);
        assertTrue(patch.contains("+  <a x='1' />"), patch);
    }

    @Test
    void whereThereIsNoPatchTheOptionsOfTheCommandAreNamed() throws IOException {
        Path wide = Files.write(folder.resolve("Wide.config"), ("\uFEFF" + BASE).getBytes(StandardCharsets.UTF_16LE));
        Cli run = Cli.run("transform", "--diff", wide.toString(), release);
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.err().contains("; use --output or --in-place"), run.err());
    }

    @Test
    void explainsStepByStep() {
        String told = Cli.run("transform", base, release, "--explain").err();
        assertTrue(told.contains("RemoveAttributes(debug)"), told);
        assertTrue(told.contains("looked for /configuration/a"), told);
        assertTrue(told.contains("removed debug at ") && told.contains("Web.config:2:4"), told);
    }

    @Test
    void secretsAreNotShownInMessages() throws IOException {
        String secret = transform("Web.Secret.config",
                "<add connectionString='Server=.;Password=hunter22' xdt:Locator='Match(connectionString)' "
                        + "xdt:Transform='Remove'/>");
        Cli run = Cli.run("transform", base, secret, "--explain");
        assertFalse(run.err().contains("hunter22"), run.err());
    }
}
