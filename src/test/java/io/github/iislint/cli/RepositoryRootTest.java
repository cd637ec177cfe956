package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How files are named in reports for those who see the whole repository. */
@Tag("slow")
class RepositoryRootTest {

    @TempDir
    private Path folder;

    private Path checkout;
    private Path source;

    @BeforeEach
    void makeFolders() throws IOException {
        checkout = folder.resolve("checkout");
        source = Files.createDirectories(checkout.resolve("src"));
        Files.writeString(Files.createDirectories(source.resolve("Web")).resolve("web.config"), Programs.REQUIRING);
    }

    @Test
    void theFolderThatHoldsTheRepositoryIsTheRoot() throws IOException {
        Files.createDirectories(checkout.resolve(".git"));
        assertEquals(checkout, RepositoryRoot.of(source, Map.of()));
        assertEquals(checkout, RepositoryRoot.of(checkout, Map.of()));
    }

    @Test
    void withoutARepositoryWhatThePipelineHasCheckedOutIsTheRoot() {
        for (String variable : new String[]{"GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY", "WORKSPACE"}) {
            assertEquals(checkout, RepositoryRoot.of(source, Map.of(variable, checkout.toString())));
            assertEquals(source, RepositoryRoot.of(source, Map.of(variable, folder.resolve("elsewhere").toString())));
        }
    }

    @Test
    void aRepositoryWithinWhatIsCheckedOutCountsAndOneAboveDoesNot() throws IOException {
        Files.createDirectories(folder.resolve(".git"));
        assertEquals(checkout, RepositoryRoot.of(source, Map.of("GITHUB_WORKSPACE", checkout.toString())));
        Files.createFile(source.resolve(".git"));
        assertEquals(source, RepositoryRoot.of(source, Map.of("GITHUB_WORKSPACE", checkout.toString())));
    }

    @Test
    void aRunBelowTheRootNamesFilesFromTheRoot() throws IOException, InterruptedException {
        Path jar = Programs.jar(folder.resolve("iislint.jar"));
        Map<String, String> run = Map.of("GITHUB_WORKSPACE", checkout.toString());
        for (String format : new String[]{"github", "gitlab", "sarif", "junit", "checkstyle", "markdown"}) {
            String report = Programs.run(source, run, Programs.java(), "-jar", jar.toString(), "check", "--format", format)
                    .output();
            assertTrue(report.contains("src/Web/web.config"), format + "\n" + report);
        }
        for (String format : new String[]{"text", "json"}) {
            String report = Programs.run(source, run, Programs.java(), "-jar", jar.toString(), "check", "--format", format)
                    .output();
            String unified = report.replace("\\\\", "/").replace('\\', '/');
            assertTrue(unified.contains("Web/web.config") && !unified.contains("src/Web/web.config"), format + "\n" + report);
        }
        String annotated = Programs.run(source, run, Programs.java(), "-jar", jar.toString(), "check", "--format", "github")
                .output();
        assertTrue(annotated.contains("::warning file=src/Web/web.config,line=1,"), annotated);
    }
}
