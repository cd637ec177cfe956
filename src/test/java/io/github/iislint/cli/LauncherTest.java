package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/iislint}, in a folder with blanks and letters beyond ASCII. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/iislint is a script for a POSIX shell")
class LauncherTest {

    private static final String QUICK = "-XX:TieredStopAtLevel=1|-XX:CompileThresholdScaling=2|-XX:-UsePerfData|";
    private static final String FAST = QUICK + "-XX:CICompilerCount=1|-XX:+UseParallelGC|-Xmn64m|-XX:InitialRAMPercentage=2|"
            + largePages();
    private static final String QUIET = "-Xlog:disable|-Xlog:all=error:stderr|";

    @TempDir
    private Path folder;

    private Path home;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        install(folder.resolve("Prüf werk (x86)"));
    }

    private void install(Path here) throws IOException {
        home = here;
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
        Path jar = home.toRealPath().resolve("lib/iislint.jar");
        assertEquals(FAST + boot(jar) + QUIET + "-jar|" + jar + "|check|a b||*|\n",
                run(Map.of("JAVA_HOME", java.getParent().getParent().toString()), "check", "a b", "", "*").output());
    }

    @Test
    void prefersTheRuntimeBesideIt() throws Exception {
        fakeJava(home.getFileName() + "/runtime/bin/java");
        assertEquals(FAST + QUIET + "-m|io.github.iislint|--version|\n",
                run(Map.of("JAVA_HOME", "/nowhere"), "--version").output());
    }

    @Test
    void leavesTheChoiceOfACollectorToJavaOpts() throws Exception {
        fakeJava(home.getFileName() + "/runtime/bin/java");
        assertEquals(QUICK + "-Xmx1g|-XX:+UseParallelGC|-m|io.github.iislint|\n",
                run(Map.of("JAVA_OPTS", "-Xmx1g -XX:+UseParallelGC")).output());
    }

    @Test
    void makesAnArchiveOfClassesForTheRunsToCome() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", dumpingJava().toString(), "IISLINT_CACHE",
                folder.resolve("a cache").toString());
        Path jar = jar();
        String plain = FAST + boot(jar) + QUIET + "-jar|" + jar + "|check|\n";
        assertEquals(plain, run(environment, "check").output());
        Path archive = awaited(folder.resolve("a cache/iislint/build1" + jar + folder.resolve("my java/bin/java") + ".jsa"));
        String archived = FAST + "-XX:SharedArchiveFile=" + archive + "|" + boot(jar) + QUIET + "-jar|" + jar + "|check|\n";
        assertEquals(archived, run(environment, "check").output());
        assertEquals(List.of(archive.getFileName()), children(archive.getParent()));

        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        assertEquals(plain, run(environment, "check").output(), "another Java than that of which it was made");
        awaited(archive);
        assertEquals(archived, run(environment, "check").output());
        Files.writeString(home.resolve("lib/iislint.jar.id"), "build2\n");
        assertEquals(plain, run(environment, "check").output(), "another jar");
        awaited(Path.of(archive.toString().replace("build1", "build2")));

        Map<String, String> options = new HashMap<>(environment);
        options.put("JAVA_OPTS", "-Xmx1g");
        assertEquals(QUICK + "-Xmx1g|-jar|" + jar + "|check|\n", run(options, "check").output());
    }

    @Test
    void doesWithoutABootLoaderIfThePathOfTheJarIsTwoToIt() throws Exception {
        String java = dumpingJava().toString();
        install(folder.resolve("a:b"));
        assertEquals(FAST + QUIET + "-jar|" + jar() + "|check|\n",
                run(Map.of("JAVA_HOME", java, "IISLINT_CACHE", folder.resolve("cache").toString()), "check").output());
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void prefersTheCacheThatJava25Makes() throws Exception {
        fakeJava("my java/bin/java", "case $3 in -XX:AOTCacheOutput=*) echo classes > \"${3#*=}\";; esac\n");
        String java = folder.resolve("my java").toString();
        Map<String, String> environment = Map.of("JAVA_HOME", java, "IISLINT_CACHE", folder.toString());
        Path jar = jar();
        Files.setLastModifiedTime(folder.resolve("my java/bin/java"), FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        run(environment, "check");
        Path archive = awaited(folder.resolve(folder + "/iislint/build1" + jar + java + "/bin/java.aot"));
        assertEquals(FAST + "-XX:AOTCache=" + archive + "|" + boot(jar) + QUIET + "-jar|" + jar + "|check|\n",
                run(environment, "check").output());
        fakeJava(home.getFileName() + "/runtime/bin/java");
        Path cache = Files.writeString(Files.createDirectories(home.resolve("runtime/lib")).resolve("iislint.aot"), "");
        assertEquals(FAST + "-XX:AOTCache=" + cache + "|" + QUIET + "-m|io.github.iislint|check|\n",
                run(environment, "check").output());
    }

    @Test
    void makesAnArchiveBelowTheHomeAndNoneIfToldSo() throws Exception {
        String java = dumpingJava().toString();
        Path jar = jar();
        String user = folder.resolve("user").toString();
        run(Map.of("JAVA_HOME", java, "HOME", user, "IISLINT_CACHE", ""), "check");
        run(Map.of("JAVA_HOME", java), "check");
        run(Map.of("JAVA_HOME", java, "HOME", user, "JAVA_OPTS", "-Xmx1g"), "check");
        assertFalse(Files.exists(folder.resolve("user")));
        run(Map.of("JAVA_HOME", java, "HOME", user), "check");
        awaited(folder.resolve("user/.cache/iislint/build1" + jar + java + "/bin/java.jsa"));
    }

    @Test
    void triesOnceADayToMakeAnArchive() throws Exception {
        Path java = fakeJava("my java/bin/java");
        Map<String, String> environment = Map.of("JAVA_HOME", folder.resolve("my java").toString(), "IISLINT_CACHE",
                folder.toString());
        Path lock = Path.of(folder + "/iislint/build1" + jar() + java + ".new");
        run(environment, "check");
        assertTrue(Files.isDirectory(lock), "this java makes none");
        Path mark = Files.writeString(lock.resolve("mark"), "");
        run(environment, "check");
        assertTrue(Files.exists(mark));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        run(environment, "check");
        assertFalse(Files.exists(mark));
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        fakeJava(home.getFileName() + "/runtime/bin/java");
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), launcher);
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        assertEquals(0, Programs.run(folder, Map.of(), absolute.toString()).exitCode());
        assertEquals(FAST + QUIET + "-m|io.github.iislint|\n",
                Programs.run(folder, Map.of("CDPATH", "/"), relative.toString()).output());
    }

    @Test
    void saysWhereThereIsNoJava() throws Exception {
        Programs.Outcome wrong = run(Map.of("JAVA_HOME", "/no where"));
        assertEquals(2, wrong.exitCode());
        assertEquals("iislint: no Java found in JAVA_HOME (/no where); install Java 17 or later, or set JAVA_HOME\n",
                wrong.output());
    }

    private Programs.Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = launcher.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Programs.run(folder, environment, command);
    }

    private static String largePages() {
        try {
            return Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled")).contains("[never]")
                    ? ""
                    : "-XX:+UseTransparentHugePages|";
        } catch (IOException e) {
            return "";
        }
    }

    /** A program that prints its arguments. */
    private Path fakeJava(String name) throws IOException {
        return fakeJava(name, "");
    }

    private Path fakeJava(String name, String more) throws IOException {
        Path java = folder.resolve(name);
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\n" + more + "printf '%s|' \"$@\"\necho\n");
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The home of a java that writes something into the archive of classes that it is asked for. */
    private Path dumpingJava() throws IOException {
        Path java = fakeJava("my java/bin/java", "[ \"$1\" = -Xshare:dump ] && echo classes > \"${3#*=}\"\n");
        Files.setLastModifiedTime(java, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        return java.getParent().getParent();
    }

    private static String boot(Path jar) {
        return "-Xbootclasspath/a:" + jar + "|";
    }

    private Path jar() throws IOException {
        Path jar = Files.createDirectories(home.resolve("lib")).resolve("iislint.jar");
        Files.writeString(home.resolve("lib/iislint.jar.id"), "build1\n");
        return jar;
    }

    /** Waits for an archive of classes that is made in the background. */
    private static Path awaited(Path archive) throws Exception {
        Instant start = Instant.now();
        Path lock = archive.resolveSibling("java.new");
        while (!Files.exists(archive) || Files.exists(lock)) {
            assertTrue(Instant.now().isBefore(start.plusSeconds(60)), archive + " is not made");
            Thread.sleep(20);
        }
        return archive;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).toList();
        }
    }
}
