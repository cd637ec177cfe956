package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch writes into its files does not take back what the command line asks for, and hides no file that git has. */
class OperatorFirstTest {

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return TestFiles.write(folder.resolve(name), text);
    }

    private static String web(String comment, String flags) {
        return "<configuration>\n  <system.webServer>\n    <security>\n      " + comment + "<access sslFlags=\"" + flags
                + "\" />\n    </security>\n  </system.webServer>\n</configuration>\n";
    }

    @Test
    void anExpectationOfTheCommandLineWinsOverCommentsBelowIt() throws IOException {
        write("applicationHost.config", Programs.HOST);
        Path web = write("sites/shop/admin/web.config", web("<!-- iislint-expect client-certificate=none: public -->", "Ssl"));
        String[] check = {"check", folder.toString(), "--map", "C:\\sites=" + folder.resolve("sites"), "--expect", "Shop=require",
                "--only", "client-certificate-expected,client-certificate-not-expected", "--format", "json"};
        assertTrue(Cli.run(check).out().contains("Shop/admin"), "the comment does not take back the requirement");
        write("sites/shop/admin/web.config", web("<!-- iislint-expect client-certificate=none: public -->",
                "Ssl, SslNegotiateCert, SslRequireCert"));
        String before = Files.readString(web);
        Cli.run("check", "--fix", folder.toString(), "--map", "C:\\sites=" + folder.resolve("sites"), "--expect", "Shop=require");
        assertEquals(before, Files.readString(web), "nor does a fix");
    }

    @Test
    void settingsDoNotSwitchOffWhatTheCommandLineAsksFor() throws IOException {
        write("web.config", Programs.REQUIRING);
        write("iislint.xml",
                "<iislint xmlns='urn:iislint:settings:1'><rule id='client-certificate-mapping-missing' "
                        + "severity='off'/></iislint>");
        assertEquals(0, Cli.run("check", folder.toString()).exit());
        assertEquals(1, Cli.run("check", folder.toString(), "--only", "client-certificate-mapping-missing").exit());
        assertEquals(1, Cli.run("check", folder.toString(), "--severity", "client-certificate-mapping-missing=warning").exit());
        assertEquals(0, Cli.run("check", folder.toString(), "--only", "client-certificate-mapping-missing", "--severity",
                "client-certificate-mapping-missing=off").exit());
    }

    /** A hint to a command that would not do it helps nobody. */
    @Test
    void fixesThatTheSettingsLeaveOutAreOfferedWithTheOptionThatMakesThem() throws IOException {
        Path web = write("web.config", Programs.REQUIRING);
        String[] check = {"check", folder.toString(), "--only", "client-certificate-mapping-missing", "--format", "text",
                "--format",
                "markdown=" + folder.resolve("a.md"), "--format", "html=" + folder.resolve("a.html")};
        String offered = Cli.run(check).out();
        assertTrue(offered.contains("iislint check --fix)") && offered.contains("1 can be fixed with --fix"), offered);
        write("iislint.xml", "<iislint xmlns='urn:iislint:settings:1'><fix effects='tightens neutral'/></iislint>");
        String leftOut = Cli.run(check).out();
        assertFalse(leftOut.contains("iislint check --fix)") || leftOut.contains("can be fixed"), leftOut);
        String command = "iislint check --fix --fix-effect loosens";
        for (String report : new String[]{leftOut, Files.readString(folder.resolve("a.md")),
                Files.readString(folder.resolve("a.html"))}) {
            assertTrue(report.contains(command), report);
        }
        Cli.run("check", "--fix", folder.toString());
        assertEquals(Programs.REQUIRING, Files.readString(web));
        Cli.run("check", "--fix", "--fix-effect", "loosens", folder.toString());
        assertFalse(Files.readString(web).contains("SslRequireCert"), "the command does what is said");
    }

    @Test
    void aFileThatGitHasIsLintedWhateverIsIgnored() throws IOException {
        TestRepository repository = new TestRepository(folder);
        repository.write("ok/web.config", Programs.PLAIN).write("bad/deep/web.config", web("", "Bogus"))
                .write("bad/other/web.config", "<a");
        repository.git("add", "ok", "bad/deep");
        assertEquals(1, Cli.run("check", folder.toString()).exit());
        repository.write(".gitignore", "bad/\n");
        Cli run = Cli.run("check", folder.toString());
        assertEquals(1, run.exit(), run.out());
        assertTrue(run.out().contains("bad/deep/web.config"), run.out());
        assertTrue(!run.out().contains("bad/other"), "what is ignored and not in git stays left alone");
        repository.git("rm", "--cached", "--quiet", "bad/deep/web.config");
        assertEquals(0, Cli.run("check", folder.toString()).exit());
    }
}
