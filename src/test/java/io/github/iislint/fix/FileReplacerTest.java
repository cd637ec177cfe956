package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.Edit;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacerTest {

    @TempDir
    private Path folder;

    private Fixer.FileEdit edit(String name, String before, String after) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, before);
        return edit(file, after);
    }

    private static Fixer.FileEdit edit(Path file, String after) throws IOException {
        SourceText source = SourceText.decode(Files.readAllBytes(file));
        return new Fixer.FileEdit(file, source, source.edited(List.of(new Edit(new Span(0, source.text().length()), after))));
    }

    private FileReplacer replacer(Disk disk) {
        return new FileReplacer(new DiskFiles(folder, DiskFiles.DEFAULT_MAX_SIZE), disk);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesAreReplacedAndNothingIsLeftBeside() throws IOException {
        replacer(new Disk()).write(List.of(edit("a.config", "<a/>", "<b/>"), edit("b.config", "<c/>", "<d/>")), null);
        assertEquals("<b/>", Files.readString(folder.resolve("a.config")));
        assertEquals("<d/>", Files.readString(folder.resolve("b.config")));
        assertEquals(List.of("a.config", "b.config"), names());
    }

    @Test
    void markAndEncodingStay() throws IOException {
        Path file = folder.resolve("a.config");
        byte[] bytes = "\uFEFF<a b='Geschäft'/>\r\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        SourceText source = SourceText.decode(bytes);
        replacer(new Disk())
                .write(List.of(new Fixer.FileEdit(file, source, source.edited(List.of(new Edit(new Span(1, 2), "x"))))), null);
        assertArrayEquals("\uFEFF<x b='Geschäft'/>\r\n".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
    }

    @Test
    void permissionsStay() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        Files.setPosixFilePermissions(edit.file(), PosixFilePermissions.fromString("rw-r-----"));
        replacer(new Disk()).write(List.of(edit), null);
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(edit.file())));
    }

    @Test
    void aSymbolicLinkStaysAndItsTargetChanges() throws IOException {
        Path target = folder.resolve("real.config");
        Files.writeString(target, "<a/>");
        Path link = Files.createSymbolicLink(folder.resolve("link.config"), target);
        replacer(new Disk()).write(List.of(edit(link, "<b/>")), null);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("<b/>", Files.readString(target));
    }

    @Test
    void aFileThatChangedSinceItWasReadIsRefused() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        Files.writeString(edit.file(), "<other/>");
        IOException refused = assertThrows(IOException.class, () -> replacer(new Disk()).write(List.of(edit), null));
        assertTrue(refused.getMessage().startsWith("a.config: changed since it was read"), refused.getMessage());
        assertEquals("<other/>", Files.readString(edit.file()));
    }

    @Test
    void aReadOnlyFileIsRefused() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        IOException refused = assertThrows(IOException.class, () -> replacer(new Disk() {
            @Override
            boolean writable(Path file) {
                return false;
            }
        }).write(List.of(edit), null));
        assertEquals("a.config: is read-only; nothing was written", refused.getMessage());
    }

    @Test
    void aBackupKeepsTheOldText() throws IOException {
        replacer(new Disk()).write(List.of(edit("a.config", "<a/>", "<b/>")), ".bak");
        assertEquals("<a/>", Files.readString(folder.resolve("a.config.bak")));
        assertEquals("<b/>", Files.readString(folder.resolve("a.config")));
    }

    @Test
    void aFurtherBackupKeepsTheEarlierOnes() throws IOException {
        replacer(new Disk()).write(List.of(edit("a.config", "<a/>", "<b/>")), ".bak");
        replacer(new Disk()).write(List.of(edit(folder.resolve("a.config"), "<c/>")), ".bak");
        replacer(new Disk()).write(List.of(edit(folder.resolve("a.config"), "<d/>")), ".bak");
        assertEquals("<c/>", Files.readString(folder.resolve("a.config.bak")));
        assertEquals("<a/>", Files.readString(folder.resolve("a.config.bak.1")));
        assertEquals("<b/>", Files.readString(folder.resolve("a.config.bak.2")));
    }

    @Test
    void extendedAttributesStay() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        UserDefinedFileAttributeView notes = Files.getFileAttributeView(edit.file(), UserDefinedFileAttributeView.class);
        assumeTrue(notes != null && Files.getFileStore(folder).supportsFileAttributeView("user"));
        notes.write("note", ByteBuffer.wrap("kept".getBytes(StandardCharsets.UTF_8)));
        replacer(new Disk()).write(List.of(edit), null);
        UserDefinedFileAttributeView after = Files.getFileAttributeView(edit.file(), UserDefinedFileAttributeView.class);
        ByteBuffer value = ByteBuffer.allocate(after.size("note"));
        after.read("note", value);
        assertEquals("kept", new String(value.array(), StandardCharsets.UTF_8));
        assertEquals("<b/>", Files.readString(edit.file()));
    }

    @Test
    void whatCannotBeKeptIsAReasonToChangeNothing() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        IOException refused = assertThrows(IOException.class, () -> replacer(new Disk() {
            @Override
            void copyPermissions(Path from, Path to) throws IOException {
                throw new IOException("its owner root and group www cannot be kept by this user");
            }
        }).write(List.of(edit), null));
        assertEquals(
                "a.config: cannot be written: its owner root and group www cannot be kept by this user; nothing has changed",
                refused.getMessage());
        assertEquals("<a/>", Files.readString(edit.file()));
        assertEquals(List.of("a.config"), names());
    }

    @Test
    void theReasonOfTheSystemIsToldInWords() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        for (IOException cause : List.of(new AccessDeniedException("a"), new FileSystemException("a", null,
                "the disk is full"), new NoSuchFileException("a"))) {
            IOException refused = assertThrows(IOException.class, () -> replacer(new Disk() {
                @Override
                void copyPermissions(Path from, Path to) throws IOException {
                    throw cause;
                }
            }).write(List.of(edit), null));
            String words = cause.getMessage().contains("full")
                    ? "the disk is full"
                    : cause instanceof AccessDeniedException ? "permission" : "NoSuchFileException";
            assertTrue(refused.getMessage().startsWith("a.config: cannot be written: ") && refused.getMessage().contains(words),
                    refused.getMessage());
        }
    }

    @Test
    void twoNamesOfOneFileStayNamesOfOneFile() throws IOException {
        Fixer.FileEdit first = edit("a.config", "<a/>", "<b/>");
        Path second = folder.resolve("b.config");
        Files.createLink(second, first.file());
        replacer(new Disk()).write(List.of(first, edit(second, "<b/>")), null);
        assertEquals("<b/>", Files.readString(first.file()));
        assertTrue(Files.isSameFile(first.file(), second));
        assertEquals(List.of("a.config", "b.config"), names());
    }

    @Test
    void aNameThatIsNotKnownIsNotPartedFromItsFile() throws IOException {
        Fixer.FileEdit edit = edit("a.config", "<a/>", "<b/>");
        Files.createLink(folder.resolve("elsewhere"), edit.file());
        IOException refused = assertThrows(IOException.class, () -> replacer(new Disk()).write(List.of(edit), null));
        assertEquals("a.config: has 2 names (hard links), and 1 of them would keep the old text; nothing was written",
                refused.getMessage());
        assertEquals("<a/>", Files.readString(edit.file()));
    }

    @Test
    void aLinkAndItsTargetAreWrittenOnce() throws IOException {
        Fixer.FileEdit target = edit("real.config", "<a/>", "<b/>");
        Path link = Files.createSymbolicLink(folder.resolve("link.config"), target.file());
        replacer(new Disk()).write(List.of(edit(link, "<b/>"), target), null);
        assertEquals("<b/>", Files.readString(target.file()));
        assertTrue(Files.isSymbolicLink(link));
        IOException refused = assertThrows(IOException.class,
                () -> replacer(new Disk()).write(List.of(edit(link, "<c/>"), edit(target.file(), "<d/>")), null));
        assertEquals("real.config: is the same file as link.config, and needs another change there; nothing was written",
                refused.getMessage());
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndWhatALivingOneNeedsStays() throws IOException {
        Process dead = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
        assertDoesNotThrow(() -> dead.waitFor());
        ProcessHandle own = ProcessHandle.current();
        String alive = ".iislint-" + own.pid() + "-" + own.info().startInstant().orElseThrow().toEpochMilli() + "-99.tmp";
        Files.writeString(folder.resolve(alive), "");
        Files.writeString(folder.resolve(".iislint-" + dead.pid() + "-1-1.tmp"), "");
        Files.writeString(folder.resolve(".iislint-notes.tmp"), "");
        replacer(new Disk()).write(List.of(edit("a.config", "<a/>", "<b/>")), null);
        assertEquals(List.of(alive, ".iislint-notes.tmp", "a.config").stream().sorted().toList(), names());
    }

    @Test
    void aFailureAtAnyStepLeavesAllFilesAsTheyWere() throws IOException {
        int steps = countSteps();
        for (int step = 1; step <= steps; step++) {
            List<Fixer.FileEdit> edits = List.of(edit("a.config", "<a/>", "<b/>"), edit("b.config", "<c/>", "<d/>"));
            FailingDisk disk = new FailingDisk(step, false);
            assertThrows(IOException.class, () -> replacer(disk).write(edits, null), "step " + step);
            assertEquals("<a/>", Files.readString(folder.resolve("a.config")), "after step " + disk.last());
            assertEquals("<c/>", Files.readString(folder.resolve("b.config")), "after step " + disk.last());
            assertEquals(List.of("a.config", "b.config"), names(), "after step " + disk.last());
        }
    }

    @Test
    void aProcessThatDiesAtAnyStepLeavesEachFileOldOrNewAndWhole() throws IOException {
        int steps = countSteps();
        for (int step = 1; step <= steps; step++) {
            List<Fixer.FileEdit> edits = List.of(edit("a.config", "<a/>", "<b/>"), edit("b.config", "<c/>", "<d/>"));
            FailingDisk disk = new FailingDisk(step, true);
            assertThrows(IOException.class, () -> replacer(disk).write(edits, null), "step " + step);
            assertTrue(List.of("<a/>", "<b/>").contains(Files.readString(folder.resolve("a.config"))),
                    "after step " + disk.last());
            assertTrue(List.of("<c/>", "<d/>").contains(Files.readString(folder.resolve("b.config"))),
                    "after step " + disk.last());
            for (String name : names()) {
                if (name.endsWith(".tmp")) {
                    Files.delete(folder.resolve(name));
                }
            }
        }
    }

    private int countSteps() throws IOException {
        FailingDisk counter = new FailingDisk(Integer.MAX_VALUE, false);
        replacer(counter).write(List.of(edit("a.config", "<a/>", "<b/>"), edit("b.config", "<c/>", "<d/>")), null);
        assertTrue(counter.steps.size() > 10, counter.steps.toString());
        return counter.steps.size();
    }

    /** Fails at one step; a dead one does nothing any more. A write that fails leaves half of the bytes. */
    private static final class FailingDisk extends Disk {

        private final int failAt;
        private final boolean dead;
        private final List<String> steps = new ArrayList<>();

        FailingDisk(int failAt, boolean dead) {
            this.failAt = failAt;
            this.dead = dead;
        }

        String last() {
            return steps.size() + " " + steps.get(Math.min(failAt, steps.size()) - 1);
        }

        private boolean fails(String step) {
            steps.add(step);
            return steps.size() == failAt || dead && steps.size() > failAt;
        }

        private void step(String step) throws IOException {
            if (fails(step)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        byte[] read(Path file) throws IOException {
            step("read");
            return super.read(file);
        }

        @Override
        void copy(Path from, Path to) throws IOException {
            step("copy");
            super.copy(from, to);
        }

        @Override
        void write(Path file, byte[] bytes) throws IOException {
            if (fails("write")) {
                if (steps.size() == failAt) {
                    super.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                }
                throw new IOException("No space left on device");
            }
            super.write(file, bytes);
        }

        @Override
        void copyPermissions(Path from, Path to) throws IOException {
            step("permissions");
            super.copyPermissions(from, to);
        }

        @Override
        void replace(Path from, Path to) throws IOException {
            step("replace");
            super.replace(from, to);
        }

        @Override
        void delete(Path file) throws IOException {
            if (dead && steps.size() >= failAt) {
                throw new IOException("dead");
            }
            super.delete(file);
        }
    }
}
