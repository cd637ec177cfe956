package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/iislint}, in a folder with blanks and letters beyond ASCII. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    private Path folder;

    private Path home;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        home = folder.resolve("Prüf werk (x86)");
        launcher = home.resolve("bin/iislint");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src/dist/bin/iislint"), launcher);
    }

    @Test
    void passesOnArgumentsAndTheExitCode() throws Exception {
        Programs.jar(home.resolve("lib/iislint.jar"));
        Path site = Files.createDirectories(folder.resolve("Bücher & Söhne, 50%/web site"));
        Files.writeString(site.resolve("web.config"), Programs.REQUIRING);
        Programs.Outcome outcome = run(Map.of(), "check", "--format", "json", "Bücher & Söhne, 50%/web site");
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("Bücher & Söhne, 50%/web site/web.config"), outcome.output());
        assertEquals(0, run(Map.of(), "check", "--exit-zero", site.toString()).exitCode());
        assertEquals(2, run(Map.of(), "check", "no such folder").exitCode());
    }

    @Test
    void usesTheJavaOfJavaHome() throws Exception {
        Path java = fakeJava("my java/bin/java");
        assertEquals("-XX:TieredStopAtLevel=1|-XX:+UseSerialGC|-jar|" + home.toRealPath().resolve("lib/iislint.jar") + "|check|a b||*|\n",
                run(Map.of("JAVA_HOME", java.getParent().getParent().toString()), "check", "a b", "", "*").output());
    }

    @Test
    void prefersTheRuntimeBesideIt() throws Exception {
        fakeJava(home.getFileName() + "/runtime/bin/java");
        assertEquals("-XX:TieredStopAtLevel=1|-XX:+UseSerialGC|-m|io.github.iislint|--version|\n",
                run(Map.of("JAVA_HOME", "/nowhere"), "--version").output());
    }

    @Test
    void leavesTheChoiceOfACollectorToJavaOpts() throws Exception {
        fakeJava(home.getFileName() + "/runtime/bin/java");
        assertEquals("-XX:TieredStopAtLevel=1|-Xmx1g|-XX:+UseParallelGC|-m|io.github.iislint|\n",
                run(Map.of("JAVA_OPTS", "-Xmx1g -XX:+UseParallelGC")).output());
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        fakeJava(home.getFileName() + "/runtime/bin/java");
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), launcher);
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        assertEquals(0, Programs.run(folder, Map.of(), absolute.toString()).exitCode());
        assertEquals("-XX:TieredStopAtLevel=1|-XX:+UseSerialGC|-m|io.github.iislint|\n",
                Programs.run(folder, Map.of("CDPATH", "/"), relative.toString()).output());
    }

    @Test
    void saysWhereThereIsNoJava() throws Exception {
        Programs.Outcome wrong = run(Map.of("JAVA_HOME", "/no where"));
        assertEquals(2, wrong.exitCode());
        assertEquals("iislint: no Java found in JAVA_HOME (/no where); install Java 17 or later, or set JAVA_HOME\n", wrong.output());
    }

    private Programs.Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = launcher.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Programs.run(folder, environment, command);
    }

    /** A program that prints its arguments. */
    private Path fakeJava(String name) throws IOException {
        Path java = folder.resolve(name);
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nprintf '%s|' \"$@\"\necho\n");
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
