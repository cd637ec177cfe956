package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers, development tools and products bring, and what is well done, is worth no finding at all. */
class OkTest {

    private static final Path OK = Path.of("testdata/ok");

    static Stream<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(OK)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void nothingIsFound(Path folder) {
        String sites = "C:\\sites=" + folder.resolve("sites");
        Cli run = Files.isDirectory(folder.resolve("sites"))
                ? Cli.run("check", folder.toString(), "--format", "json", "--map", sites)
                : Cli.run("check", folder.toString(), "--format", "json");
        assertEquals(0, run.exit(), run.err());
        assertEquals(List.of(), run.findings());
    }
}
