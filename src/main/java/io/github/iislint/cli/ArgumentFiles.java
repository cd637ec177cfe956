package io.github.iislint.cli;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code @FILE} stands for the lines of a file, unless there is a file called {@code @FILE}: scripts pass the names of files
 * that a branch changed, and a folder called {@code @x} must not turn the content of {@code x} into options. For the same
 * reason a line of such a file is a literal argument, even if it begins with {@code @}. {@code
 * @@FILE} is the argument {@code @FILE}.
 */
final class ArgumentFiles {

    private ArgumentFiles() {
    }

    /**
     * The arguments with the lines of files in place of their names. A line is one argument, without the white space around it;
     * empty lines and those that begin with {@code #} are left out, unless a file has that name.
     *
     * @throws FailureException if a file cannot be read, is none but a device or a pipe, or is behind a link that leads out of
     *         the working folder
     */
    static String[] expanded(Machine machine, String... arguments) {
        if (Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("@"))) {
            return arguments;
        }
        List<String> expanded = new ArrayList<>();
        for (String argument : arguments) {
            if (!argument.startsWith("@") || argument.length() == 1 || isThere(machine, argument)) {
                expanded.add(argument);
            } else if (argument.startsWith("@@")) {
                expanded.add(argument.substring(1));
            } else if (isThere(machine, argument.substring(1))) {
                lines(machine, argument.substring(1)).filter(line -> !line.startsWith("#") || isThere(machine, line))
                        .forEach(expanded::add);
            } else {
                expanded.add(argument);
            }
        }
        return expanded.toArray(String[]::new);
    }

    private static Stream<String> lines(Machine machine, String name) {
        try {
            SourceText text = new DiskFiles(machine.workingFolder(), DiskFiles.DEFAULT_MAX_SIZE).read(path(machine, name));
            return text.text().lines().map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new FailureException("@" + name + ": the arguments cannot be read: " + e.getMessage());
        }
    }

    private static boolean isThere(Machine machine, String name) {
        try {
            return Files.exists(path(machine, name), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(Machine machine, String name) {
        return machine.workingFolder().resolve(machine.path(name));
    }
}
