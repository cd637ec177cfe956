package io.github.iislint.deployment;

import io.github.iislint.deployment.DeploymentSelection.Mode;
import io.github.iislint.deployment.DeploymentSelection.Pair;
import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the transforms of files. */
public final class TransformFinder {

    private static final String SUFFIX = ".config";
    private static final String RELEASE = "release";
    private static final String DEBUG = "debug";
    private static final int MOST_STEPS = 16;

    private final FileTree files;
    private final Predicate<Path> excluded;
    private final Map<Path, Map<String, Path>> siblings = new ConcurrentHashMap<>();

    /** @param excluded files that are not to be read */
    public TransformFinder(FileTree files, Predicate<Path> excluded) {
        this.files = files;
        this.excluded = excluded;
    }

    /** The files {@code Web.NAME.config} beside a {@code Web.config}, by name in lower case; those that are excluded left out. */
    public Map<String, Path> siblings(Path base) {
        return siblings.computeIfAbsent(base, this::find);
    }

    private Map<String, Path> find(Path base) {
        String stem = lower(base.getFileName());
        Map<String, Path> found = new TreeMap<>();
        if (!stem.endsWith(SUFFIX)) {
            return found;
        }
        String start = stem.substring(0, stem.length() - SUFFIX.length() + 1);
        try {
            for (Path path : files.list(base.resolveSibling(""))) {
                String name = lower(path.getFileName());
                if (name.length() > start.length() + SUFFIX.length() && name.startsWith(start) && name.endsWith(SUFFIX)
                        && files.isFile(path) && !excluded.test(path)) {
                    found.putIfAbsent(name.substring(start.length(), name.length() - SUFFIX.length()), path);
                }
            }
        } catch (IOException e) {
            // The folder of a file that was read; what cannot be listed has no transforms.
        }
        return found;
    }

    private static String lower(Path name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The chains of names with which one of some files is checked besides as written: each transform beside it but Debug, and
     * where there is a Release, it and then each other one, as a profile, a stage or a tenant is applied. Short ones come first.
     */
    public Set<List<String>> chains(Iterable<Path> bases) {
        Set<List<String>> chains = new LinkedHashSet<>();
        Set<List<String>> longer = new LinkedHashSet<>();
        for (Path base : bases) {
            Map<String, Path> found = siblings(base);
            for (String name : found.keySet()) {
                if (!name.equals(DEBUG)) {
                    chains.add(List.of(name));
                    if (found.containsKey(RELEASE) && !name.equals(RELEASE)) {
                        longer.add(List.of(RELEASE, name));
                    }
                }
            }
        }
        chains.addAll(longer);
        return chains;
    }

    /** The transforms of a file, in order: of a chain of names, those that there are. */
    public List<Path> transforms(Path base, List<String> names) {
        Map<String, Path> found = siblings(base);
        return names.stream().map(name -> found.get(name.toLowerCase(Locale.ROOT))).filter(path -> path != null).toList();
    }

    /** The transforms that a selection names for a file, in order. */
    public List<Path> transforms(Path base, DeploymentSelection selection) {
        if (selection.mode() == Mode.NAMED) {
            return transforms(base, selection.names());
        }
        return paired(base, selection.pairs());
    }

    /** The transforms that pairs name for a file, in order. */
    List<Path> paired(Path base, List<Pair> pairs) {
        List<Path> found = new ArrayList<>();
        for (Pair pair : pairs) {
            Path transform = transform(base, pair);
            if (transform != null && files.isFile(transform) && !transform.equals(base) && !excluded.test(transform)
                    && found.size() < MOST_STEPS) {
                found.add(transform);
            }
        }
        return found;
    }

    private @Nullable Path transform(Path base, Pair pair) {
        String name = lower(base.getFileName());
        String target = pair.target().toLowerCase(Locale.ROOT);
        try {
            if (target.startsWith("*.")) {
                String end = target.substring(1);
                return !name.endsWith(end)
                        ? null
                        : besides(base, base.getFileName().toString()
                                .substring(0, name.length() - end.length()) + pair.transform().substring(1));
            }
            Path whole = files.workingFolder().resolve(pair.target()).normalize();
            boolean same = pair.beside() && target.indexOf('/') < 0
                    ? name.equals(target)
                    : whole.toString().equalsIgnoreCase(base.toString());
            if (!same) {
                return null;
            }
            Path there = pair.beside() && !Path.of(pair.transform()).isAbsolute()
                    ? null
                    : files.workingFolder().resolve(pair.transform()).normalize();
            return there != null && files.isFile(there) ? there : besides(base, pair.transform());
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** A file in the folder of another one, or {@code null}; its name is sought in any letter case. */
    private @Nullable Path besides(Path base, String name) {
        Path exact = base.resolveSibling(name).normalize();
        if (files.isFile(exact)) {
            return exact;
        }
        return siblings(base).values().stream().filter(path -> path.getFileName().toString().equalsIgnoreCase(name)).findFirst()
                .orElse(null);
    }
}
