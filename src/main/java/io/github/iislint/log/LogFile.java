package io.github.iislint.log;

import java.io.IOException;
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
     * @param working the folder that names are relative to; absolute
     * @throws IOException if a path leads nowhere or a folder cannot be listed; the message names it
     */
    public static List<LogFile> find(Collection<Path> named, Path working) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (Path path : named) {
            Path absolute = working.resolve(path).normalize();
            if (Files.isRegularFile(absolute)) {
                found.add(absolute);
            } else if (Files.isDirectory(absolute)) {
                try (Stream<Path> walk = Files.walk(absolute)) {
                    walk.filter(file -> named(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted()
                            .forEach(found::add);
                } catch (java.io.UncheckedIOException e) {
                    throw new IOException(name(absolute, working) + ": cannot be listed", e);
                }
            } else {
                throw new IOException(name(absolute, working) + ": no such file or folder");
            }
        }
        List<LogFile> files = new ArrayList<>();
        for (Path path : found) {
            files.add(new LogFile(path, name(path, working), Files.size(path)));
        }
        return files;
    }

    private static boolean named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return plain.endsWith(".log") || plain.startsWith("fr") && plain.endsWith(".xml");
    }

    private static String name(Path path, Path working) {
        boolean related = path.getRoot() != null && path.getRoot().equals(working.getRoot());
        return (related ? working.relativize(path) : path).toString().replace('\\', '/');
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
