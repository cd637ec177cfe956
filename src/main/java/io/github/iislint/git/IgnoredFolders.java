package io.github.iislint.git;

import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Determines the folders that git ignores: by the .gitignore files from the top of the repository down, and
 * .git/info/exclude. Without a repository the working folder is the top. What git has in its index is not ignored. A folder
 * that is searched because it was named is searched as a whole, even if
 * it is ignored. Belongs to one thread.
 */
public final class IgnoredFolders implements Predicate<Path> {

    private final FileTree files;
    private final boolean ignoreCase;
    private final List<Path> named = new ArrayList<>();
    /** The top of the repository around a folder, if there is one. */
    private final Map<Path, Optional<Path>> tops = new Recent<>();
    private final Map<Path, Inside> insides = new Recent<>();
    /** The folders with configuration files that git has, by the top of the repository; asked for where something is ignored. */
    private final Map<Path, Set<Path>> tracked = new HashMap<>();

    /** A search asks about the folders above again and again, and never about those that it has left. */
    private static final class Recent<T> extends LinkedHashMap<Path, T> {

        private static final long serialVersionUID = 1L;
        private static final int MOST = 2_000;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, T> eldest) {
            return size() > MOST;
        }
    }

    /**
     * @param named folders that are searched whatever is ignored; absolute and normalized
     * @param ignoreCase whether letter case makes no difference, as on Windows
     */
    public IgnoredFolders(FileTree files, Collection<Path> named, boolean ignoreCase) {
        this.files = files;
        this.ignoreCase = ignoreCase;
        for (Path path : named) {
            if (files.isFolder(path) && ignored(path, true)) {
                this.named.add(path);
            }
        }
    }

    /** @param folder absolute and normalized */
    @Override
    public boolean test(Path folder) {
        return named.stream().noneMatch(folder::startsWith) && ignored(folder, true) && !holdsTracked(folder);
    }

    /** Whether git has configuration files of the folder, or of one below, in its index, whatever is ignored. */
    private boolean holdsTracked(Path folder) {
        Path top = repository(folder).orElse(null);
        return top != null && tracked.computeIfAbsent(top, Repository::trackedFolders).contains(folder);
    }

    /** Whether the path, or a folder above it, is ignored. */
    boolean ignored(Path path, boolean folder) {
        Path parent = path.getParent();
        if (parent == null) {
            return false;
        }
        Inside inside = inside(parent);
        return inside.ignored || matches(inside, path, folder);
    }

    /**
     * What holds for what is in a folder.
     *
     * @param ignored whether all of it is ignored
     * @param sources the patterns, those of the nearest folder first
     */
    private record Inside(boolean ignored, List<FolderPatterns> sources) {
    }

    /** Patterns that are relative to a folder. */
    private record FolderPatterns(Path base, List<IgnorePattern> patterns) {
    }

    /** Asks the folder above only: a chain of folders costs as much as the folders that it has. */
    private Inside inside(Path folder) {
        Inside known = insides.get(folder);
        if (known == null) {
            Path top = repository(folder).orElse(folder.startsWith(files.workingFolder()) ? files.workingFolder() : folder);
            List<FolderPatterns> sources = new ArrayList<>(1);
            add(folder, folder.resolve(".gitignore"), sources);
            boolean ignored = false;
            Path parent = folder.getParent();
            if (parent == null || folder.equals(top)) {
                add(top, top.resolve(".git").resolve("info").resolve("exclude"), sources);
            } else {
                Inside above = inside(parent);
                ignored = above.ignored || matches(above, folder, true);
                sources.addAll(above.sources);
            }
            known = new Inside(ignored, sources);
            insides.put(folder, known);
        }
        return known;
    }

    private void add(Path base, Path file, List<FolderPatterns> sources) {
        List<IgnorePattern> patterns = read(file);
        if (!patterns.isEmpty()) {
            sources.add(new FolderPatterns(base, patterns));
        }
    }

    /** Whether the nearest, last pattern that matches the path says so. */
    private static boolean matches(Inside inside, Path path, boolean folder) {
        for (FolderPatterns source : inside.sources) {
            Boolean said = says(source.patterns, source.base, path, folder);
            if (said != null) {
                return said;
            }
        }
        return false;
    }

    private static @Nullable Boolean says(List<IgnorePattern> patterns, Path base, Path path, boolean folder) {
        List<String> steps = new ArrayList<>();
        base.relativize(path).forEach(step -> steps.add(step.toString()));
        for (int i = patterns.size() - 1; i >= 0; i--) {
            if (patterns.get(i).matches(steps, folder)) {
                return !patterns.get(i).negated();
            }
        }
        return null;
    }

    private List<IgnorePattern> read(Path file) {
        if (!files.isFile(file)) {
            return List.of();
        }
        List<IgnorePattern> read = new ArrayList<>();
        try {
            for (String line : files.read(file).text().split("\r?\n")) {
                IgnorePattern pattern = IgnorePattern.of(line, ignoreCase);
                if (pattern != null) {
                    read.add(pattern);
                }
            }
        } catch (IOException e) {
            // What cannot be read ignores nothing, as git has it.
            return List.of();
        }
        return read;
    }

    private Optional<Path> repository(Path folder) {
        Optional<Path> top = tops.get(folder);
        if (top == null) {
            top = Files.exists(folder.resolve(".git"))
                    ? Optional.of(folder)
                    : folder.getParent() == null ? Optional.empty() : repository(folder.getParent());
            tops.put(folder, top);
        }
        return top;
    }
}
