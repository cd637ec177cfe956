package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch that changes how it is judged: with {@code --trusted-settings} none of that counts. */
class TrustedSettingsTest {

    private static final String RULE = "client-certificate-mapping-missing";
    private static final String SETTINGS = "<iislint xmlns=\"urn:iislint:settings:1\">%s</iislint>";

    @TempDir
    Path folder;

    private Path clone;
    private TestRepository repository;

    @BeforeEach
    void initialize() throws Exception {
        clone = Files.createDirectories(folder.resolve("clone"));
        repository = new TestRepository(clone);
        repository
                .write("known/web.config",
                        Programs.REQUIRING.replace("<access", "<!-- iislint-disable-next " + RULE + ": agreed -->\n<access"))
                .write("iislint.xml", SETTINGS.formatted("<rule id=\"xml-malformed\" severity=\"warning\"/>")).commit("base");
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("bad/web.config", Programs.REQUIRING);
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", clone.toString(), "--only", RULE + ",xml-malformed"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private void assertJudgedByMain() {
        repository.git("add", "--all", "--force");
        repository.commit("topic");
        assertEquals(0, check().exit(), "the branch lets itself pass");
        Cli run = check("--trusted-settings", "main");
        assertEquals(1, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("bad/web.config"), run.out());
        assertFalse(run.out().contains("known/web.config"), "what was agreed on before still counts: " + run.out());
    }

    @Test
    void settingsOfTheBranchDoNotCount() {
        repository.write("iislint.xml", SETTINGS.formatted("<rule id=\"" + RULE + "\" severity=\"info\"/>"));
        assertJudgedByMain();
    }

    @Test
    void aRuleThatTheBranchSwitchesOffRunsAllTheSame() {
        repository.write("iislint.xml", SETTINGS.formatted("<rule id=\"" + RULE + "\" severity=\"off\"/>"));
        repository.git("add", "--all", "--force");
        repository.commit("topic");
        assertFalse(Cli.run("check", clone.toString()).out().contains("[" + RULE + "]"), "the branch lets itself pass");
        Cli run = Cli.run("check", clone.toString(), "--trusted-settings", "main");
        assertEquals(1, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("[" + RULE + "]"), run.out());
    }

    @Test
    void settingsThatTheBranchPutsNearerDoNotCount() {
        repository.write("iislint.xml", SETTINGS.formatted("<exclude files=\"bad/**\"/>"));
        assertJudgedByMain();
    }

    @Test
    void suppressionsOfTheBranchDoNotCount() {
        repository.write("bad/web.config",
                Programs.REQUIRING.replace("<access", "<!-- iislint-disable-next " + RULE + ": mine --><access"));
        assertJudgedByMain();
    }

    @Test
    void aSuppressionThatWasThereIsNotUsedTwice() throws Exception {
        String known = Files.readString(clone.resolve("known/web.config"));
        repository.write("known/web.config",
                known.replace("</configuration>", "<location path=\"more\">" + known.replaceAll("</?configuration>", "")
                        + "</location></configuration>"));
        repository.write("bad/web.config", Programs.PLAIN).commit("topic");
        assertEquals(0, check().exit());
        assertEquals(1, check("--trusted-settings", "main").exit());
    }

    @Test
    void whatTheBranchIgnoresIsSearched() {
        repository.write("bad/web.config", Programs.PLAIN).write(".gitignore", "more/\n").commit("topic");
        repository.write("more/web.config", Programs.REQUIRING);
        assertEquals(0, check().exit());
        assertEquals(1, check("--trusted-settings", "main").exit());
    }

    @Test
    void aBaselineOfTheBranchDoesNotCount() {
        Path baseline = clone.resolve("baseline.json");
        repository.git("checkout", "--quiet", "main");
        Cli.run("baseline", clone.resolve("known").toString(), "--output", baseline.toString());
        repository.commit("baseline");
        repository.git("checkout", "--quiet", "-B", "topic");
        Cli.run("baseline", clone.toString(), "--output", baseline.toString());
        repository.commit("topic");
        assertEquals(0, check("--baseline", baseline.toString()).exit());
        assertEquals(1, check("--baseline", baseline.toString(), "--trusted-settings", "main").exit());
    }

    @Test
    void rulesOfTheBranchDoNotCount() {
        repository.write("rules/own.xml", "no rule").write("iislint.xml", SETTINGS.formatted("<rules folder=\"rules\"/>"))
                .commit("topic");
        assertEquals(2, check().exit());
        assertEquals(1, check("--trusted-settings", "main").exit());
    }

    @Test
    void aFileOfTheOperatorStandsForTheSettingsAndNoCommentCounts() throws Exception {
        repository.write("iislint.xml", SETTINGS.formatted("<rule id=\"" + RULE + "\" severity=\"off\"/>"));
        Path settings = Files.writeString(folder.resolve("operator.xml"), SETTINGS.formatted(""));
        Cli run = check("--trusted-settings", settings.toString());
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("bad/web.config") && run.out().contains("known/web.config"), run.out());
    }

    @Test
    void aRevisionThatIsNotThereEndsTheRun() {
        Cli run = check("--trusted-settings", "no-such");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("--trusted-settings no-such: git finds no branch, tag or commit \"no-such\""), run.err());
    }
}
