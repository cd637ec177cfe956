package io.github.iislint.rule;

import io.github.iislint.file.ShippedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The folder of the rule files that iislint ships with: in a jar, in a runtime image, or of compiled classes. */
final class RuleFolder {

    static final RuleFolder SHIPPED = shipped();

    private static final String FOLDER = "rules/";
    private static final String SUFFIX = ".xml";

    private final @Nullable JarFile jar;
    private final @Nullable Path path;

    private RuleFolder(@Nullable JarFile jar, @Nullable Path path) {
        this.jar = jar;
        this.path = path;
    }

    private static RuleFolder shipped() {
        JarFile jar = ShippedFiles.jar();
        if (jar != null) {
            return new RuleFolder(jar, null);
        }
        // In a runtime image a module's folders have no URL, only paths.
        String module = RuleFolder.class.getModule().getName();
        try {
            return new RuleFolder(null, Path.of(module == null
                    ? RuleFolder.class.getResource("/" + FOLDER).toURI()
                    : URI.create("jrt:/" + module + "/rules")));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isInJar() {
        return jar != null;
    }

    /** How messages call the file of a rule. */
    static String name(String id) {
        return FOLDER + id + SUFFIX;
    }

    /** The lengths of the files in bytes, by the ids of the rules in them; not in a jar, where that takes 3 % of a short run. */
    Map<String, Long> lengths() {
        Map<String, Long> lengths = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                lengths.put(name.substring(0, name.length() - SUFFIX.length()), Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lengths;
    }

    private Path folder() {
        return Objects.requireNonNull(path, "the rules are in a jar");
    }

    /** The file of a rule. */
    InputStream open(String id) throws IOException {
        return jar != null
                ? jar.getInputStream(jar.getJarEntry(name(id)))
                : Files.newInputStream(folder().resolve(id + SUFFIX));
    }
}
