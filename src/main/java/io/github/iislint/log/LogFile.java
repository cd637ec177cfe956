package io.github.iislint.log;

import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file with a log.
 *
 * @param name how messages call it
 * @param size in bytes
 */
public record LogFile(Path path, String name, long size) {

    /** Of folders and of {@code s-sitename}: {@code W3SVC1} is the site with the number 1. */
    static final byte[] SITE_PREFIX = "w3svc".getBytes(StandardCharsets.US_ASCII);

    /**
     * The files that are named, and those in folders that are named whose names are those of logs ({@code *.log},
     * {@code fr*.xml}, also with {@code .gz}), each once, in order. Links within a folder are not followed.
     *
     * @param files knows what must not be opened, and what names are relative to
     * @param unread gets a line for each file in a folder that must not be opened
     * @throws IOException if a path leads nowhere or must not be opened, or a folder cannot be listed; the message names it
     */
    public static List<LogFile> find(Collection<Path> named, FileTree files, Consumer<String> unread) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path path : named) {
            Path absolute = files.workingFolder().resolve(path).normalize();
            String refusal = files.refusal(absolute);
            if (refusal != null) {
                throw new IOException(files.name(absolute) + ": not read, it " + refusal);
            }
            if (Files.isRegularFile(absolute)) {
                found.add(absolute);
            } else if (Files.isDirectory(absolute)) {
                found.addAll(inFolder(absolute, files, unread));
            } else {
                throw new IOException(files.name(absolute) + ": no such file or folder");
            }
        }
        List<LogFile> logs = new ArrayList<>();
        for (Path path : found) {
            logs.add(new LogFile(path, files.name(path), Files.size(path)));
        }
        return logs;
    }

    private static List<Path> inFolder(Path folder, FileTree files, Consumer<String> unread) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.filter(LogFile::named).sorted().toList()) {
                String refusal = files.refusal(path);
                if (refusal != null) {
                    unread.accept(files.name(path) + ": not read, it " + refusal);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    logs.add(path);
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(files.name(folder) + ": cannot be listed", e);
        }
        return logs;
    }

    private static boolean named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".log") || plain.startsWith("fr") && plain.endsWith(".xml");
    }

    /** The number of the site that the nearest folder tells whose name is {@code W3SVC<id>}; 0 where none does. */
    int site() {
        for (Path folder = path.getParent(); folder != null && folder.getFileName() != null; folder = folder.getParent()) {
            byte[] segment = folder.getFileName().toString().getBytes(StandardCharsets.UTF_8);
            if (segment.length > SITE_PREFIX.length && Bytes.equalsIgnoreCase(segment, 0, SITE_PREFIX.length, SITE_PREFIX)) {
                long id = Bytes.number(segment, SITE_PREFIX.length, segment.length);
                if (id > 0 && id <= Integer.MAX_VALUE) {
                    return (int) id;
                }
            }
        }
        return 0;
    }
}
