package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maps folders of the server to local folders. The longest prefix is used, by whole segments; letter case, the kind
 * of slash and trailing slashes do not matter.
 */
public final class FolderMap {

    private static final Pattern VARIABLE = Pattern.compile("%([^%\\\\/]+)%");
    /** How Windows writes a share of another server where paths may be longer than usual. */
    private static final String LONG_SHARE = "\\\\?\\UNC\\";
    private static final Map<String, String> VARIABLES = Map.of("systemdrive", "C:", "windir", "C:\\Windows",
            "systemroot", "C:\\Windows", "programfiles", "C:\\Program Files", "programfiles(x86)", "C:\\Program Files (x86)",
            "programdata", "C:\\ProgramData", "allusersprofile", "C:\\ProgramData");

    /** In the place of an index: the path is that of a live server. */
    static final int AS_IT_IS = -1;

    private final FileTree files;
    private final List<MappedFolder> entries;
    private final @Nullable LiveServer live;
    private final List<List<String>> prefixes = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>(VARIABLES);
    private final Map<Path, Map<String, Path>> listed = new HashMap<>();
    private final Set<String> refused = new LinkedHashSet<>();

    /**
     * One prefix.
     *
     * @param prefix a folder of the server, such as {@code C:\sites} or {@code \\server\share}
     * @param to the local folder, absolute
     */
    public record MappedFolder(String prefix, Path to) {
    }

    /**
     * Where a folder of the server is to be found.
     *
     * @param entry the index of the prefix that covers it; {@link #AS_IT_IS} where none does
     * @param folder {@code null} where the map covers it, but there is no such folder
     */
    record Located(int entry, @Nullable Path folder) {
    }

    /** @param variables environment variables by name, in addition to those that every server has */
    public FolderMap(FileTree files, List<MappedFolder> entries, Map<String, String> variables) {
        this(files, entries, variables, null);
    }

    /** @param live the server whose physical paths are read as they are where no prefix covers them; {@code null} for none */
    public FolderMap(FileTree files, List<MappedFolder> entries, Map<String, String> variables, @Nullable LiveServer live) {
        this.files = files;
        this.entries = List.copyOf(entries);
        this.live = live;
        if (live != null) {
            live.environment().forEach((name, value) -> this.variables.put(name.toLowerCase(Locale.ROOT), value));
        }
        variables.forEach((name, value) -> this.variables.put(name.toLowerCase(Locale.ROOT), value));
        this.entries.forEach(entry -> prefixes.add(segments(entry.prefix())));
    }

    /** The local folder for a folder of the server, or {@code null} where no prefix covers it. */
    @Nullable
    Located locate(String physicalPath) {
        if (entries.isEmpty() && live == null) {
            return null;
        }
        List<String> path = segments(physicalPath);
        int best = -1;
        int length = 0;
        for (int i = 0; i < entries.size(); i++) {
            List<String> prefix = prefixes.get(i);
            if (prefix.size() > length && startsWith(path, prefix)) {
                best = i;
                length = prefix.size();
            }
        }
        return best < 0 ? asItIs(path) : new Located(best, resolve(entries.get(best).to(), path.subList(length, path.size())));
    }

    private @Nullable Located asItIs(List<String> path) {
        Path folder = live == null ? null : live.folder(path);
        if (folder == null) {
            return null;
        }
        files.admit(folder);
        return new Located(AS_IT_IS, searched(folder));
    }

    boolean live() {
        return live != null;
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        if (path.size() < prefix.size()) {
            return false;
        }
        for (int i = 0; i < prefix.size(); i++) {
            if (!path.get(i).equalsIgnoreCase(prefix.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The form in which two spellings of one folder of the server are equal. */
    String key(String physicalPath) {
        return String.join("\\", segments(physicalPath)).toLowerCase(Locale.ROOT);
    }

    private List<String> segments(String physicalPath) {
        String path = expand(physicalPath).replace('/', '\\');
        if (path.regionMatches(true, 0, LONG_SHARE, 0, LONG_SHARE.length())) {
            path = "\\\\" + path.substring(LONG_SHARE.length());
        } else if (path.startsWith("\\\\?\\")) {
            path = path.substring(4);
        }
        List<String> segments = new ArrayList<>();
        boolean share = path.startsWith("\\\\");
        if (share) {
            segments.add("\\\\");
        }
        // Nothing is above a drive, nor above a share of another server.
        int top = share ? 3 : 1;
        for (String segment : path.split("\\\\")) {
            if (segment.equals("..")) {
                if (segments.size() > top) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isBlank() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private String expand(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        Matcher matcher = VARIABLE.matcher(path);
        return matcher.replaceAll(m -> Matcher.quoteReplacement(
                variables.getOrDefault(m.group(1).toLowerCase(Locale.ROOT), m.group())));
    }

    private @Nullable Path resolve(Path folder, List<String> segments) {
        Path at = folder;
        for (String segment : segments) {
            at = children(at).get(segment.toLowerCase(Locale.ROOT));
            if (at == null) {
                return null;
            }
        }
        return searched(at);
    }

    /** The folder, or {@code null} where it is none or must not be searched. */
    private @Nullable Path searched(Path folder) {
        if (!files.isFolder(folder)) {
            return null;
        }
        String refusal = files.refusal(folder);
        if (refusal != null) {
            refused.add(files.name(folder) + ": not searched, it " + refusal);
        }
        return refusal == null ? folder : null;
    }

    /** The folders that were requested and must not be searched, a line each. */
    Set<String> refused() {
        return refused;
    }

    private Map<String, Path> children(Path folder) {
        return listed.computeIfAbsent(folder, f -> {
            Map<String, Path> byName = new HashMap<>();
            try {
                if (files.isFolder(f)) {
                    for (Path child : files.list(f)) {
                        byName.putIfAbsent(child.getFileName().toString().toLowerCase(Locale.ROOT), child);
                    }
                }
            } catch (IOException e) {
                // A folder that cannot be listed is as good as none: what is in it stays unknown.
                return Map.of();
            }
            return byName;
        });
    }
}
