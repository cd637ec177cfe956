package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Edit;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.fix.Fixer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patch that git applies gives the same bytes as the fix. */
class PatchReportTest {

    @TempDir
    private Path folder;

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    private static Fixer.FileEdit replaced(Path file, byte[] bytes, String what, String with) {
        SourceText source = SourceText.decode(bytes);
        List<Edit> edits = new ArrayList<>();
        for (int at = source.text().indexOf(what); at >= 0; at = source.text().indexOf(what, at + 1)) {
            edits.add(new Edit(new Span(at, at + what.length()), with));
        }
        return new Fixer.FileEdit(file, source, source.edited(edits));
    }

    private void applies(String name, byte[] bytes, String what, String with) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        Fixer.FileEdit edit = replaced(file, bytes, what, with);
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        assertEquals(List.of(), PatchReport.write(List.of(edit), path -> folder.relativize(path).toString(), "--fix", patch));
        Files.write(folder.resolve("fix.patch"), patch.toByteArray());
        git("apply", "fix.patch");
        assertArrayEquals(edit.after().encode(), Files.readAllBytes(file), patch.toString(StandardCharsets.UTF_8));
    }

    @Test
    void linesMayEndInCrLfAndTheFileWithoutOne() throws Exception {
        applies("web.config", "<a>\r\n<x/>\r\n</a>".getBytes(StandardCharsets.UTF_8), "<x/>", "<y/>");
    }

    @Test
    void aByteOrderMarkBelongsToTheFirstLine() throws Exception {
        applies("web.config", "\uFEFF<a>\n<x/>\n</a>\n".getBytes(StandardCharsets.UTF_8), "<a>", "<a b=''>");
    }

    @Test
    void aPatchHasTheEncodingOfItsFile() throws Exception {
        applies("web.config",
                "<?xml version='1.0' encoding='windows-1252'?>\n<!-- für -->\n<x/>\n".getBytes(Charset.forName("windows-1252")),
                "<x/>", "<y/>");
    }

    @Test
    void pathsMayHaveBlanksAndLetters() throws Exception {
        applies("Größe 1/web config/web.config", "<a>\n<x/>\n</a>\n".getBytes(StandardCharsets.UTF_8), "<x/>", "<y/>");
    }

    @Test
    void aRepositoryAboveTheWorkingFolderDoesNotMatter() throws Exception {
        git("init", "-q");
        Path sub = Files.createDirectories(folder.resolve("sub"));
        Path file = sub.resolve("web.config");
        byte[] bytes = "<a>\n<x/>\n</a>\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        PatchReport.write(List.of(replaced(file, bytes, "<x/>", "<y/>")), path -> sub.relativize(path).toString(), "--fix",
                patch);
        Files.write(sub.resolve("fix.patch"), patch.toByteArray());
        folder = sub;
        git("apply", "fix.patch");
        assertEquals("<a>\n<y/>\n</a>\n", Files.readString(file));
    }

    @Test
    void anyTextWithAnyEditsIsPatched() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
            int lines = 1 + random.nextInt(40);
            for (int i = 0; i < lines; i++) {
                text.append(random.nextInt(6) == 0 ? "<x/>" : "<line n='" + random.nextInt(5) + "'/>");
                text.append(i == lines - 1 && random.nextBoolean() ? "" : random.nextBoolean() ? "\r\n" : "\n");
            }
            if (text.indexOf("<x/>") >= 0) {
                applies("web.config", text.toString().getBytes(StandardCharsets.UTF_8), "<x/>",
                        random.nextBoolean() ? "<y/>" : "<y/>\r\n  <z/>");
            }
        }
    }

    @Test
    void utf16GetsAMessageInsteadOfAPatch() throws Exception {
        byte[] bytes = "\uFEFF<a><x/></a>".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        List<String> notices = PatchReport.write(List.of(replaced(folder.resolve("web.config"), bytes, "<x/>", "<y/>")),
                Path::toString, "--fix", patch);
        assertEquals(0, patch.size());
        assertTrue(notices.get(0).contains("use --fix"), notices.toString());
    }

    @Test
    void aSecretIsKeptOutOfTheContext() throws Exception {
        String text = "<a>\n<add password=\"Sekret-4711\"/>\n<x/>\n<b/>\n<c/>\n<add password=\"Sekret-4712\"/>\n</a>\n";
        Path file = folder.resolve("web.config");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        Fixer.FileEdit edit = replaced(file, bytes, "<x/>", "<y/>");
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        PatchReport.write(List.of(edit), path -> "web.config", "--fix", patch);
        assertFalse(patch.toString(StandardCharsets.UTF_8).contains("Sekret"), patch.toString(StandardCharsets.UTF_8));
        Files.write(folder.resolve("fix.patch"), patch.toByteArray());
        git("apply", "fix.patch");
        assertEquals(edit.after().text(), Files.readString(file));
    }
}
