package io.github.iislint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * {@code @FILE} stands for the lines of a file, unless there is a file called {@code @FILE}: scripts pass the names of files that
 * a branch changed, and a folder that somebody calls {@code @x} must not make options of what {@code x} holds.
 */
final class ArgumentFiles {

    private ArgumentFiles() {
    }

    /** The arguments with a second {@code @}, which picocli takes for one, before names that are there. */
    static String[] escaped(String... arguments) {
        return Arrays.stream(arguments).map(argument -> isThere(argument) ? "@" + argument : argument).toArray(String[]::new);
    }

    private static boolean isThere(String argument) {
        if (!argument.startsWith("@")) {
            return false;
        }
        try {
            return Files.exists(Path.of(argument), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
