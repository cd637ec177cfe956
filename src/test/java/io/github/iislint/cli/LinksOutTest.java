package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of a stranger that lead out of the linted folder, and files that are none: told, never opened, never written. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs symbolic links, pipes and devices below /dev")
@Timeout(60)
class LinksOutTest {

    private static final String SECRET = "hvs.CAESIJabcdefghij0123456789";

    private static final String INCLUDING = "<configuration><system.webServer><security><access configSource=\"z.config\"/>"
            + "</security></system.webServer></configuration>";

    @TempDir
    Path folder;

    private Path tree;
    private Path outside;

    @BeforeEach
    void writeFolders() throws Exception {
        tree = Files.createDirectories(folder.resolve("tree"));
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("token"), SECRET);
        Files.writeString(outside.resolve("web.config"), Programs.REQUIRING);
        write("honest/web.config", Programs.REQUIRING);
    }

    private Path write(String name, String text) throws IOException {
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path link(String name, Path target) throws IOException {
        Path link = tree.resolve(name);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, target);
    }

    private static Cli run(String command, Object... more) {
        List<String> arguments = new ArrayList<>(List.of(command));
        for (Object each : more) {
            arguments.add(each.toString());
        }
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertFalse((run.out() + run.err()).contains("hvs."), run.out() + run.err());
        return run;
    }

    private static void assertTold(Cli run, String file) {
        assertEquals(2, run.exit(), run.out() + run.err());
        assertTrue(run.err().contains(file + ": not read, it is or is behind a link that leads out of"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "effective", "baseline", "init"})
    void aConfigurationFileThatLeadsOutIsToldAndTheOthersAreRead(String command) throws IOException {
        link("bad/web.config", outside.resolve("token"));
        Object[] more = command.equals("baseline") || command.equals("init")
                ? new Object[]{tree, "--output", folder.resolve("written")}
                : new Object[]{tree};
        Cli run = run(command, more);
        assertTold(run, "bad/web.config");
        String said = more.length > 1 ? Files.readString(folder.resolve("written")) : run.out();
        assertTrue(said.contains("honest"), said);
        assertFalse(said.contains("bad/"), said);
    }

    @Test
    void aFileThatIsNamedIsReadNoMoreThanOneThatIsFound() throws IOException {
        Path link = link("bad/web.config", outside.resolve("token"));
        assertTold(run("check", link), "bad/web.config");
        assertTold(run("check", tree + "/*/web.config"), "bad/web.config");
        assertTold(run("check", tree + "/**"), "bad/web.config");
        assertTold(run("check", "--format", "json", link("applicationHost.config", outside.resolve("token"))),
                "applicationHost.config");
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        link("web.config", outside.resolve("web.config"));
        link("folder", outside);
        assertTold(run("check", "--fix", tree), "web.config");
        assertEquals(Programs.REQUIRING, Files.readString(outside.resolve("web.config")));
        assertFalse(Files.readString(tree.resolve("honest/web.config")).equals(Programs.REQUIRING), "the others are fixed");
    }

    @Test
    void aFolderThatLeadsOutIsNotSearchedAndTold() throws IOException {
        link("folder", outside);
        Cli run = run("check", tree);
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("folder: not searched, it is or is behind a link that leads out of"), run.out());
        assertFalse(run.out().contains("folder/web.config"), run.out());
    }

    @Test
    void theFolderOfASiteThatLeadsOutIsNotSearchedAndTold() throws IOException {
        write("applicationHost.config", Programs.HOST);
        link("sites/shop", outside);
        Cli run = run("check", tree.resolve("applicationHost.config"), "--map", "C:\\sites=" + tree.resolve("sites"));
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("sites/shop: not searched, it is or is behind a link that leads out of"), run.err());
        assertFalse(run.out().contains("shop/web.config"), run.out());
    }

    @Test
    void aLinkFromOneNamedFolderIntoAnotherIsFollowed() throws IOException {
        write("applicationHost.config", Programs.HOST);
        link("sites/shop", outside);
        Cli run = run("effective", tree.resolve("applicationHost.config"), "--map", "C:\\sites=" + tree.resolve("sites"),
                "--map", "C:\\other=" + outside, "--format", "json");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("shop/web.config"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "/dev/zero", "/proc/self/environ", "pipe"})
    void anIncludedFileThatLeadsOutIsNotRead(String target) throws Exception {
        if (target.equals("pipe")) {
            assertEquals(0, new ProcessBuilder("mkfifo", tree.resolve("z.config").toString()).start().waitFor());
        } else {
            link("z.config", outside.resolve(target));
        }
        write("web.config", INCLUDING);
        Cli run = run("check", tree.resolve("web.config"));
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("z.config"), run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"web.config", "applicationHost.config", "iislint.xml"})
    void aPipeIsToldAndNotOpened(String name) throws Exception {
        Path pipe = tree.resolve(name);
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Cli run = run("check", name.equals("iislint.xml") ? new Object[]{tree, "--settings", pipe} : new Object[]{tree});
        assertEquals(2, run.exit());
        assertTrue(
                run.err().contains("it is not a file but a device, a pipe or a socket")
                        || run.err().contains("iislint.xml: is not a file but"),
                run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--settings", "--rules", "--baseline", "--machine-config", "--root-web-config", "--trust", "--crl",
            "--schema",
            "--http-sys"})
    void whatOptionsNameIsNoPipeOrDevice(String option) throws Exception {
        for (String device : List.of("/dev/zero", "pipe", "socket")) {
            Path planted = tree.resolve(device.startsWith("/") ? "device" : device);
            if (device.equals("pipe")) {
                assertEquals(0, new ProcessBuilder("mkfifo", planted.toString()).start().waitFor());
            } else if (device.equals("socket")) {
                try (var channel = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
                    channel.bind(java.net.UnixDomainSocketAddress.of(planted));
                }
            } else {
                Files.createSymbolicLink(planted, Path.of(device));
            }
            Cli run = run("check", tree.resolve("honest"), option, planted);
            assertEquals(2, run.exit(), device);
            assertTrue(run.err().contains(planted.getFileName().toString()), run.err());
            Cli asFolder = run("check", tree.resolve("honest"), option, tree);
            assertFalse(asFolder.err().contains("internal error"), asFolder.err());
        }
    }

    /** @param name of the log; none but a regular file is opened, whether it is named or lies in a folder that is */
    @ParameterizedTest
    @ValueSource(strings = {"u_ex260301.log", "fr000001.xml", "u_ex260301.log.gz"})
    void aLogThatLeadsOutOrIsNoFileIsToldAndTheOthersAreRead(String name) throws Exception {
        write("logs/honest.log", "#Fields: date time cs-method cs-uri-stem s-port c-ip sc-status sc-substatus\n"
                + "2026-03-01 10:00:00 GET / 443 192.0.2.7 403 7\n");
        for (String target : List.of("token", "/dev/zero", "/proc/self/environ", "pipe")) {
            Path log = tree.resolve("logs").resolve(name);
            if (target.equals("pipe")) {
                assertEquals(0, new ProcessBuilder("mkfifo", log.toString()).start().waitFor());
            } else {
                link("logs/" + name, outside.resolve(target));
            }
            String told = "logs/" + name + ": not read, it is";
            Cli named = run("diagnose", tree.resolve("honest"), "--log", log);
            assertEquals(2, named.exit(), target);
            assertTrue(named.err().contains(told) && !named.err().contains("internal error"), named.err());
            Cli found = run("diagnose", tree.resolve("honest"), "--log", tree.resolve("logs"));
            assertEquals(2, found.exit(), target);
            assertTrue(found.err().contains(told), found.err());
            assertTrue(found.out().contains("403.7"), found.out());
            Files.delete(log);
        }
    }

    @Test
    void settingsAndRulesThatLeadOutShowNothing() throws IOException {
        Path settings = link("iislint.xml", outside.resolve("token"));
        for (Cli run : List.of(run("check", tree), run("check", tree, "--settings", settings),
                run("check", tree.resolve("honest"), "--rules", link("rules/x.xml", outside.resolve("token")).getParent()),
                run("check", tree.resolve("honest"), "--baseline", settings))) {
            assertEquals(2, run.exit());
            assertTrue(run.err().contains("a link that leads out of"), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "sarif", "text", "junit"})
    void aReportIsNotWrittenWhereALinkLeadsOut(String format) throws IOException {
        Path target = Files.writeString(outside.resolve("profile"), "untouched");
        Path link = link("reports/report", target);
        Path deep = link("linked", outside);
        Path dangling = link("reports/new", outside.resolve("new"));
        for (Path each : List.of(link, dangling)) {
            Cli run = run("check", tree.resolve("honest"), "--format", format + "=" + each);
            assertEquals(2, run.exit());
            assertTrue(run.err().contains("a link that leads"), run.err());
        }
        assertEquals("untouched", Files.readString(target));
        assertFalse(Files.exists(outside.resolve("new")));
        assertTrue(Files.isSymbolicLink(deep));
    }
}
