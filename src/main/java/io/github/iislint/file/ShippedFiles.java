package io.github.iislint.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The files that iislint ships with: in a jar, in a runtime image, or in folders of compiled classes. */
public final class ShippedFiles {

    private static final @Nullable JarFile JAR = findJar();

    private ShippedFiles() {
    }

    /** The jar that all of them are in; {@code null} if they are in none. */
    public static @Nullable JarFile jar() {
        return JAR;
    }

    /**
     * The text of a file, in UTF-8. A jar is read without a class loader, which looks in each module of Java first: that takes as
     * long as reading most of these files.
     *
     * @param neighbour a class in the package of the file
     * @param name relative to the folder of the package
     */
    public static String text(Class<?> neighbour, String name) {
        try (InputStream in = JAR != null
                ? JAR.getInputStream(JAR.getJarEntry(neighbour.getPackageName().replace('.', '/') + '/' + name))
                : neighbour.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable JarFile findJar() {
        URL url = ShippedFiles.class.getResource("ShippedFiles.class");
        try {
            return url != null && url.openConnection() instanceof JarURLConnection connection ? connection.getJarFile() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
