package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.lint.LintResult;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a run are one file under several names. */
class AliasesTest {

    @TempDir
    private Path folder;

    @Test
    void aLinkAndItsTargetAreOneFileAndOthersAreNot() throws Exception {
        Path real = folder.toRealPath();
        Files.writeString(real.resolve("a.config"), "<a/>");
        Files.writeString(real.resolve("other.config"), "<a/>");
        Files.createSymbolicLink(real.resolve("b.config"), real.resolve("a.config"));
        DiskFiles files = new DiskFiles(real, DiskFiles.DEFAULT_MAX_SIZE);
        Map<Path, XmlFile> read = new TreeMap<>();
        for (String name : List.of("a.config", "b.config", "other.config")) {
            read.put(real.resolve(name), XmlFile.parse(files, real.resolve(name)));
        }
        LintResult none = Run.of("folder-listed").file("web.config", "<configuration/>").lint();
        Snapshot snapshot = new Snapshot(none, List.of(), Map.of(), read);
        Aliases aliases = new Aliases(files);
        for (String name : List.of("a.config", "b.config")) {
            assertEquals(List.of(read.get(real.resolve("a.config")), read.get(real.resolve("b.config"))),
                    aliases.of(read.get(real.resolve(name)), snapshot), name);
        }
        assertEquals(List.of(read.get(real.resolve("other.config"))),
                aliases.of(read.get(real.resolve("other.config")), snapshot));
    }
}
