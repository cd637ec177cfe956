package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code bin\iislint.cmd} in cmd.exe of Windows, elsewhere in that of Wine, with a java.exe that prints its arguments, built by
 * MinGW. Where one of them is not installed, the tests are left out.
 */
class WindowsLauncherTest {

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final Path BUILT = Path.of("target/launcher").toAbsolutePath();
    private static final List<String> FAST = List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=2",
            "-XX:-UsePerfData", "-XX:CICompilerCount=1", "-XX:+UseParallelGC", "-Xmn64m", "-XX:InitialRAMPercentage=2");
    /**
     * What Wine says, on standard output, when it does not even get cmd.exe to run, which happens now and then: nothing of the
     * launcher ran then. The launcher has no such message.
     */
    private static final String NOT_STARTED_BY_WINE = "Application could not be started";

    @TempDir
    private Path folder;

    private Path home;
    private Map<String, String> environment;
    private static Process waiting;

    @BeforeAll
    static void buildTools() throws IOException, InterruptedException {
        Files.createDirectories(BUILT);
        Path source = Path.of("src/test/resources/launcher/java.c").toAbsolutePath();
        String compiler = WINDOWS ? "gcc" : "x86_64-w64-mingw32-gcc";
        assumeTrue(WINDOWS || started("wine", "--version"), "Wine is not installed: iislint.cmd is not tested");
        assumeTrue(started(compiler, "-municode", "-Os", "-s", "-o", BUILT.resolve("java.exe").toString(), source.toString()),
                "MinGW is not installed: iislint.cmd is not tested");
        if (!WINDOWS) {
            assertTrue(started("wine", "wineboot", "-i"), "Wine makes no folder for its files");
            // Wine's server ends after its last program; one that starts just then fails without a word.
            waiting = builder("wine", "cmd", "/d").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }

    @AfterAll
    static void endWaiting() throws IOException, InterruptedException {
        if (waiting != null) {
            waiting.getOutputStream().close();
            assertTrue(waiting.waitFor(1, TimeUnit.MINUTES), "cmd.exe does not end with its input");
        }
    }

    private static boolean started(String... command) throws InterruptedException {
        try {
            Process process = builder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("JAVA.*|JDK.*|IISLINT.*|DISPLAY"));
        if (!WINDOWS) {
            environment.put("WINEPREFIX", BUILT.resolve("wine").toString());
            environment.put("WINEDEBUG", "-all");
            // Nothing of .NET or of a browser is needed, and no menu for a desktop.
            environment.put("WINEDLLOVERRIDES", "mscoree=d;mshtml=d;winemenubuilder.exe=d");
            environment.put("LC_ALL", "C.UTF-8");
        }
        return builder;
    }

    @BeforeEach
    void install() throws IOException {
        environment = new HashMap<>();
        home = folder.resolve("Program Files (x86)/iis lint");
        launcher(home);
        java(folder.resolve("Jdk & co (17)"));
        environment.put("JAVA_HOME", windows(folder.resolve("Jdk & co (17)")));
    }

    private static void launcher(Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("src/dist/bin/iislint.cmd"), home.resolve("bin/iislint.cmd"));
    }

    private static void java(Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.copy(BUILT.resolve("java.exe"), home.resolve("bin/java.exe"));
    }

    /** A path as Windows writes it; Wine calls the root of this system {@code Z:}. */
    private static String windows(Path path) {
        return WINDOWS ? path.toString() : "Z:" + path.toString().replace('/', '\\');
    }

    /**
     * Runs a script that ends with a call of the launcher.
     *
     * @param line the line that calls it, as somebody would type it into a script; {@code iislint} stands for the launcher, whose
     *        path comes in a variable, as scripts are in the code page of cmd.exe
     */
    private Programs.Outcome script(String line) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("run.bat"), "@echo off\r\n"
                + line.replace("iislint", "\"%LAUNCHER%\"") + "\r\n");
        List<String> command = new ArrayList<>(WINDOWS ? List.of() : List.of("wine"));
        command.addAll(List.of("cmd", "/d", "/c", windows(script)));
        ProcessBuilder builder = builder(command.toArray(String[]::new)).directory(folder.toFile());
        builder.redirectError(folder.resolve("errors").toFile()).environment().putAll(environment);
        builder.environment().put("LAUNCHER", windows(home.resolve("bin/iislint.cmd")));
        Programs.Outcome outcome = outcome(builder);
        for (int again = 0; again < 5 && (outcome.output() + errors()).contains(NOT_STARTED_BY_WINE); again++) {
            Thread.sleep(1000);
            outcome = outcome(builder);
        }
        return outcome;
    }

    private static Programs.Outcome outcome(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Programs.Outcome(process.waitFor(), out);
    }

    /** That of Wine expands what came out of an expansion once more, so that {@code %} is lost; that of Windows does not. */
    private void assumeExpandedOnce(String text) throws IOException, InterruptedException {
        assumeTrue(!text.contains("%") || lines("set \"X=50%% off\"\r\necho [%X%]").contains("[50% off]"),
                "cmd.exe of Wine loses %: this is tested on Windows only");
    }

    private List<String> lines(String line) throws IOException, InterruptedException {
        return script(line).output().lines().map(String::strip).toList();
    }

    /** What the program gets after the options for the JVM. */
    private List<String> arguments(String line) throws IOException, InterruptedException {
        List<String> lines = lines(line);
        int jar = lines.indexOf("[-jar]");
        assertTrue(jar > 0, lines.toString());
        return lines.subList(jar + 2, lines.size()).stream().map(argument -> argument.substring(1, argument.length() - 1))
                .toList();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors")).strip();
    }

    @Test
    void startsTheJavaInJavaHomeWithTheJarBesideItself() throws Exception {
        List<String> lines = lines("iislint --version");
        assertEquals('[' + windows(folder.resolve("Jdk & co (17)")) + "\\bin\\java.exe]", lines.get(0));
        assertEquals(FAST.stream().map(option -> '[' + option + ']').toList(), lines.subList(1, FAST.size() + 1));
        String jar = windows(home) + "\\bin\\..\\lib\\iislint.jar]";
        assertEquals(List.of("[-Xbootclasspath/a:" + jar, "[-Xlog:disable]", "[-Xlog:all=error:stderr]", "[-jar]", '[' + jar,
                "[--version]"), lines.subList(FAST.size() + 1, lines.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "x&y", "100%", "!bang!", "%PATH", "a^b", "a|b<c>d", "(x)", "C:\\sites=sites", "a;b,c=d", "'q'",
            "Shop/a b=require", "*.config", "@list", "^", "!", "%"})
    void passesAnArgumentInQuotesAsItIs(String argument) throws Exception {
        assumeExpandedOnce(argument);
        assertEquals(List.of("check", argument, "end"), arguments("iislint check \"" + argument.replace("%", "%%") + "\" end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--map=C:\\sites=sites", "100%", "!bang!", "a=b", "-", "**\\web.config", "'q'", "a!b"})
    void passesAnArgumentWithoutQuotesAsItIs(String argument) throws Exception {
        assumeExpandedOnce(argument);
        assertEquals(List.of("check", argument, "end"), arguments("iislint check " + argument.replace("%", "%%") + " end"));
    }

    @Test
    void passesQuotesAndLettersOfAllScripts() throws Exception {
        assertEquals(List.of("check", "say \"yes\"", "C:\\a b\\", ""),
                arguments("iislint check \"say \\\"yes\\\"\" \"C:\\a b\\\\\" \"\""));
        environment.put("SITE", "Bücher & Söhne, 東京");
        assertEquals(List.of("check", "Bücher & Söhne, 東京"), arguments("iislint check \"%SITE%\""));
    }

    @Test
    void theExitCodeIsThatOfJava() throws Exception {
        for (int code : new int[]{0, 1, 2, 3}) {
            environment.put("FAKE_EXIT", String.valueOf(code));
            assertEquals(code, script("iislint check").exitCode());
            if (WINDOWS) { // that of Wine tells 1 for every code after a call, and takes all for success before &&
                List<String> said = lines("call iislint check\r\necho code %ERRORLEVEL%");
                assertEquals("code " + code, said.get(said.size() - 1));
                said = lines("call iislint check && echo fine || echo failed");
                assertEquals(code == 0 ? "fine" : "failed", said.get(said.size() - 1).strip());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & b", "50% off", "wow!", "^caret^", "x (86)", "Bücher", "a;b", "it's", "=", "%PATH%"})
    void itsFolderMayHaveAnyName(String name) throws Exception {
        assumeExpandedOnce(name);
        home = folder.resolve(name + "/iislint");
        launcher(home);
        java(folder.resolve(name + "/jdk"));
        environment.put("JAVA_HOME", windows(folder.resolve(name + "/jdk")));
        List<String> lines = lines("iislint check");
        assertEquals('[' + windows(folder.resolve(name + "/jdk")) + "\\bin\\java.exe]",
                lines.isEmpty() ? errors() : lines.get(0));
        String jar = windows(home) + "\\bin\\..\\lib\\iislint.jar]";
        assertTrue(lines.contains('[' + jar), lines.toString());
        assertEquals(!name.contains(";"), lines.contains("[-Xbootclasspath/a:" + jar), lines.toString());
    }

    @Test
    void javaHomeMayStandInQuotesOrEndWithABackslash() throws Exception {
        String jdk = environment.get("JAVA_HOME");
        for (String given : new String[]{'"' + jdk + '"', jdk + '\\'}) {
            environment.put("JAVA_HOME", given);
            assertEquals(List.of("check"), arguments("iislint check"));
        }
    }

    @Test
    void aRuntimeBesideItComesFirst() throws Exception {
        java(home.resolve("runtime"));
        List<String> lines = lines("iislint check \"a b\"");
        assertEquals('[' + windows(home) + "\\runtime\\bin\\java.exe]", lines.get(0).replace("\\bin\\..", ""));
        assertEquals(List.of("[-m]", "[io.github.iislint]", "[check]", "[a b]"), lines.subList(lines.size() - 4, lines.size()));
        Files.createDirectories(home.resolve("runtime/lib"));
        Files.createFile(home.resolve("runtime/lib/iislint.aot"));
        assertEquals("[-XX:AOTCache=" + windows(home) + "\\bin\\..\\runtime\\lib\\iislint.aot]", lines("iislint check").get(1));
    }

    @Test
    void withoutJavaHomeTheJavaInThePathIsStarted() throws Exception {
        environment.put("JAVA_HOME", "");
        String line = "set JAVA_HOME=\r\nset \"PATH=C:\\nowhere;" + windows(folder.resolve("Jdk & co (17)"))
                + "\\bin;%PATH%\"\r\n";
        List<String> lines = lines(line + "iislint check");
        assertEquals('[' + windows(folder.resolve("Jdk & co (17)")) + "\\bin\\java.exe]", lines.get(0));
    }

    @Test
    void whereThereIsNoJavaItSaysSo() throws Exception {
        environment.put("JAVA_HOME", "C:\\no where");
        assertEquals(2, script("iislint check").exitCode());
        assertEquals("iislint: no Java found in JAVA_HOME; install Java 17 or later, or correct JAVA_HOME", errors());
        assertEquals(2, script("set JAVA_HOME=\r\nset PATH=C:\\nowhere\r\niislint check").exitCode());
        assertEquals("iislint: no Java found; install Java 17 or later, or set JAVA_HOME", errors());
    }

    @Test
    void optionsForTheJvmTakeThePlaceOfItsOwn() throws Exception {
        environment.put("JAVA_OPTS", "-Xmx2g -Dx=y");
        List<String> lines = lines("iislint check");
        assertTrue(lines.containsAll(List.of("[-Xmx2g]", "[-Dx=y]")) && !lines.contains("[-XX:+UseParallelGC]"),
                lines.toString());
        for (String variable : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
            environment.remove("JAVA_OPTS");
            environment.put(variable, "-XX:+UseSerialGC");
            assertTrue(!lines("iislint check").contains("[-XX:+UseParallelGC]"), variable);
        }
    }

    @Test
    void itLeavesNoVariablesBehind() throws Exception {
        List<String> said = lines("call iislint check\r\nset IISLINT\r\necho ^[%IISLINT_JAVA%^]");
        assertEquals("[]", said.get(said.size() - 1));
    }
}
