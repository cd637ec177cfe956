package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links of a stranger to a share: a look at one would sign whoever runs iislint in to the machine of the stranger. */
class ShareLinksTest {

    private static final String TOLD = "is or is behind a link to another machine, which is not opened";

    private WindowsMachine machine;

    @BeforeEach
    void checkOut() throws IOException {
        machine = new WindowsMachine();
        machine.in("C:\\work\\repo");
        machine.write("C:\\work\\repo\\honest\\web.config", Programs.REQUIRING);
        machine.write("\\\\files\\web\\web.config", Programs.REQUIRING);
    }

    /** @param target a share that is there ({@code \\files\web}), or one of a machine that is not ({@code \\evil\share}) */
    private void link(String link, String target) throws IOException {
        Files.createDirectories(machine.path(link).getParent());
        Files.createSymbolicLink(machine.path(link), machine.path(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\files\\web\\web.config", "\\\\evil\\share\\web.config"})
    void aConfigurationFileIsToldAndTheOthersAreRead(String target) throws IOException {
        link("C:\\work\\repo\\bad\\web.config", target);
        Cli run = machine.run("check", ".");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("bad/web.config: not read, it " + TOLD), run.err());
        assertTrue(run.out().contains("honest/web.config") && !run.out().contains("bad/"), run.out());
        assertTrue(machine.run("check", "bad\\web.config").err().contains(TOLD));
    }

    @Test
    void aFolderIsToldAndNotSearched() throws IOException {
        link("C:\\work\\repo\\bad", "\\\\files\\web");
        link("C:\\work\\repo\\worse", "\\\\evil\\share\\x");
        Cli run = machine.run("check", ".");
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("bad: not searched, it " + TOLD) && run.out().contains("worse: not searched, it " + TOLD),
                run.out());
        assertTrue(machine.run("check", "bad\\web.config").err().contains(TOLD));
    }

    @Test
    void linksThatLeadToOneAnotherAreFollowedToTheirEndByNameOnly() throws IOException {
        link("C:\\work\\repo\\a", "C:\\work\\repo\\b");
        link("C:\\work\\repo\\b", "\\\\evil\\share");
        link("C:\\work\\repo\\c", "C:\\work\\repo\\c");
        Cli run = machine.run("check", ".");
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("note: a: not searched, it " + TOLD), run.out());
    }

    @Test
    void anIncludedFileBehindOneIsNotRead() throws IOException {
        machine.write("\\\\files\\web\\z.config", "<access sslFlags=\"SecretFlag\"/>");
        link("C:\\work\\repo\\out", "\\\\files\\web");
        machine.write("C:\\work\\repo\\web.config", "<configuration><system.webServer><security>"
                + "<access configSource=\"out\\z.config\"/></security></system.webServer></configuration>");
        Cli run = machine.run("check", ".");
        assertFalse((run.out() + run.err()).contains("SecretFlag"), run.out());
    }

    @Test
    void settingsBehindOneAreNotRead() throws IOException {
        link("C:\\work\\repo\\iislint.xml", "\\\\evil\\share\\iislint.xml");
        Cli run = machine.run("check", ".");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("iislint.xml: " + TOLD), run.err());
    }

    @Test
    void linksOnOneMachineAndWithinAShareStayWhatTheyWere() throws IOException {
        machine.junction("C:\\work\\repo\\linked", "C:\\work\\repo\\honest");
        machine.write("\\\\files\\web\\shop\\web.config", Programs.REQUIRING);
        link("\\\\files\\web\\again", "\\\\files\\web\\shop");
        assertEquals(1, machine.run("check", ".").exit());
        assertEquals(1, machine.run("check", "\\\\files\\web").exit());
    }
}
