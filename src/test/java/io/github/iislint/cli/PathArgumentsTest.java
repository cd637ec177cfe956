package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PathArgumentsTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private static MemoryFiles files(String... names) {
        Map<Path, SourceText> files = new TreeMap<>();
        for (String name : names) {
            files.put(Path.of(name), SourceText.of(""));
        }
        return new MemoryFiles(FOLDER, files);
    }

    private static final MemoryFiles TREE = files("web.config", "readme.txt", "sites/shop/web.config", "sites/shop/app.config",
            "sites/shop/logo.png", "sites/news/Web.config", "sites/a b/Größe/web.config", ".git/x.config", "bin/web.config");

    private static List<String> expand(String... arguments) {
        return new PathArguments(FileSystems.getDefault(), List.of(arguments), Path.of("typed.config"))
                .expand(TREE, path -> path.endsWith("bin")).stream()
                .map(path -> FOLDER.relativize(FOLDER.resolve(path)).toString().replace('\\', '/')).toList();
    }

    @Test
    void withoutArgumentsTheWorkingFolderIsMeant() {
        assertEquals(List.of(""), expand());
    }

    @Test
    void aStarStaysInItsFolder() {
        assertEquals(List.of("web.config"), expand("*.config"));
        assertEquals(List.of("sites/a b", "sites/news", "sites/shop"), expand("sites/*"));
        assertEquals(List.of("sites/shop/app.config"), expand("sites/*/app.config"));
    }

    @Test
    void twoStarsStandForAnyNumberOfFolders() {
        assertEquals(
                List.of("sites/a b/Größe/web.config", "sites/news/Web.config", "sites/shop/app.config", "sites/shop/web.config",
                        "web.config"),
                expand("**/*.config"));
        assertEquals(List.of("sites/shop/web.config"), expand("sites/**/shop/web.config"));
    }

    @Test
    void aQuestionMarkIsOneCharacter() {
        assertEquals(List.of("sites/a b"), expand("sites/a?b"));
    }

    @Test
    void backslashesSeparateTooAndLetterCaseMakesNoDifference() {
        assertEquals(List.of("sites/news/Web.config", "sites/shop/web.config"),
                expand("Sites\\*\\WEB.config".replace("Sites", "sites")));
    }

    @Test
    void absolutePatternsAndThoseFromAboveWork() {
        assertEquals(List.of("web.config"), expand(FOLDER + "/*.config"));
        assertEquals(List.of("web.config"), expand("sites/../*.config"));
    }

    @Test
    void aPatternThatTellsNoNameMeansConfigurationFiles() {
        assertEquals(List.of("sites/shop/web.config"), expand("sites/shop/*"));
    }

    @Test
    void aNameThatExistsWins() {
        MemoryFiles odd = files("what?/web.config", "whatx/web.config");
        assertEquals(List.of(Path.of("what?")),
                new PathArguments(FileSystems.getDefault(), List.of("what?"), null).expand(odd, path -> false));
    }

    @Test
    void aPatternThatMatchesNothingIsKnown() {
        assertEquals(List.of("x/**"),
                new PathArguments(FileSystems.getDefault(), List.of("x/**", "*.config", "none"), null).unmatched(TREE,
                        path -> false));
    }

    @Test
    void theDashIsStandardInput() {
        assertEquals(List.of("typed.config"), expand("-"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePrefixOfLongPathsIsLeftOut() {
        assertEquals(Path.of("C:\\repo\\web.config"), PathArguments.path("\\\\?\\C:\\repo\\web.config"));
        assertEquals(Path.of("\\\\server\\share"), PathArguments.path("\\\\?\\UNC\\server\\share"));
        assertThrows(FailureException.class, () -> new PathArguments(FileSystems.getDefault(), List.of("a\0b"), null).literal());
    }
}
