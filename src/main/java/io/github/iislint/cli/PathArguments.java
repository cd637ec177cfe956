package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.LinkPolicy;
import io.github.iislint.settings.Glob;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The paths of a command line. Patterns are expanded here, because the shells of Windows do not expand them: {@code *} and
 * {@code ?} within a segment, {@code **} as a whole segment for any number of folders, with either slash. A file or folder
 * that has the name of a pattern takes precedence.
 */
final class PathArguments {

    static final String STANDARD_INPUT = "-";
    private static final Set<String> CONFIGURATION = Set.of("web.config", "applicationhost.config");

    private final FileSystem system;
    private final List<String> arguments;
    private final Path stdinName;

    /**
     * @param system of the paths
     * @param stdinName what {@code -} stands for
     */
    PathArguments(FileSystem system, List<String> arguments, Path stdinName) {
        this.system = system;
        this.arguments = arguments.isEmpty() ? List.of("") : arguments;
        this.stdinName = stdinName;
    }

    /**
     * A path as Windows may show it: the prefix for long paths ({@code \\?\}) is left out, which Java adds by itself where
     * needed.
     *
     * @throws InvalidPathException if it is none
     */
    static Path path(String text) {
        return path(FileSystems.getDefault(), text);
    }

    /** The same on another file system. */
    static Path path(FileSystem system, String text) {
        return system.getPath(text.startsWith("\\\\?\\UNC\\")
                ? "\\\\" + text.substring(8)
                : text.startsWith("\\\\?\\") ? text.substring(4) : text);
    }

    private static boolean pattern(String argument) {
        String rest = argument.startsWith("\\\\?\\") ? argument.substring(4) : argument;
        return rest.indexOf('*') >= 0 || rest.indexOf('?') >= 0;
    }

    private Path plain(String argument) {
        try {
            return argument.equals(STANDARD_INPUT) ? stdinName : path(system, argument);
        } catch (InvalidPathException e) {
            throw new FailureException("\"" + argument + "\" is not a valid path: " + e.getReason());
        }
    }

    /** Whether a pattern is the name of something that exists. */
    private static boolean exists(FileTree files, String argument) {
        try {
            Path path = resolved(files, argument);
            return files.isFile(path) || files.isFolder(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path resolved(FileTree files, String argument) {
        Path folder = files.workingFolder();
        return folder.resolve(path(folder.getFileSystem(), argument)).normalize();
    }

    /** The arguments that are no patterns. */
    List<Path> literal() {
        return arguments.stream().filter(argument -> !pattern(argument)).map(this::plain).toList();
    }

    /** What the arguments name, of patterns the folder in which they start to search. */
    List<Path> named() {
        return arguments.stream().map(argument -> pattern(argument) ? path(system, Pattern.of(argument).folder) : plain(argument))
                .toList();
    }

    /** The first argument, or the folder in which a pattern starts to search. */
    Path start() {
        return pattern(arguments.get(0)) ? path(system, Pattern.of(arguments.get(0)).folder) : plain(arguments.get(0));
    }

    /** @param skipped folders that patterns do not look into */
    List<Path> expand(FileTree files, Predicate<Path> skipped) {
        List<Path> paths = new ArrayList<>();
        for (String argument : arguments) {
            if (!pattern(argument)) {
                paths.add(plain(argument));
            } else if (exists(files, argument)) {
                paths.add(path(system, argument));
            } else {
                paths.addAll(Pattern.of(argument).find(files, skipped));
            }
        }
        return paths;
    }

    /** The patterns that match nothing. */
    List<String> unmatched(FileTree files, Predicate<Path> skipped) {
        return arguments.stream().filter(argument -> pattern(argument) && !exists(files, argument)
                && Pattern.of(argument).find(files, skipped).isEmpty()).toList();
    }

    /**
     * A pattern.
     *
     * @param folder what comes before the first wildcard
     * @param steps how deep matches can be below it
     * @param anyFile whether it does not restrict file names, so that it matches configuration files
     */
    private record Pattern(String folder, Glob glob, int steps, boolean anyFile) {

        static Pattern of(String argument) {
            String text = argument.replace('\\', '/').replaceAll("(?<!^)/+", "/");
            int wildcard = (text + "*").indexOf('*');
            int question = text.indexOf('?');
            int slash = text.lastIndexOf('/', question < 0 ? wildcard : Math.min(question, wildcard));
            String rest = text.substring(slash + 1);
            rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
            String last = rest.substring(rest.lastIndexOf('/') + 1);
            return new Pattern(slash == 0 ? "/" : text.substring(0, Math.max(0, slash)), Glob.of(rest),
                    rest.contains("**") ? Integer.MAX_VALUE : rest.split("/").length, last.chars().allMatch(c -> c == '*'));
        }

        List<Path> find(FileTree files, Predicate<Path> skipped) {
            List<Path> found = new ArrayList<>();
            Path start = resolved(files, folder);
            if (files.isFolder(start)) {
                try {
                    search(files, LinkPolicy.everywhere(files, notice -> {
                    }), start, "", 1, skipped, found);
                } catch (IOException e) {
                    throw new FailureException(e);
                }
            }
            return found;
        }

        private void search(FileTree files, LinkPolicy descent, Path in, String above, int depth, Predicate<Path> skipped,
                List<Path> found) throws IOException {
            for (Path path : files.list(in)) {
                String name = path.getFileName().toString();
                String relative = above + name;
                boolean matches = glob.matches(relative);
                if (files.isFile(path)) {
                    if (matches && (!anyFile || CONFIGURATION.contains(name.toLowerCase(Locale.ROOT)))) {
                        found.add(path);
                    }
                } else if (!name.equals(".git") && files.isFolder(path) && !skipped.test(path)) {
                    if (matches) {
                        found.add(path);
                    }
                    if (depth < steps && descent.enters(in, path)) {
                        search(files, descent, path, relative + "/", depth + 1, skipped, found);
                    }
                }
            }
        }
    }
}
