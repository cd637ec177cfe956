package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server whose files are at hand where its configuration says that they are: this machine, or another one by its
 * administrative shares ({@code \\web01\c$}). Then physical paths are read as they are. Whoever runs iislint decides that, by
 * naming the folder {@code inetsrv\config} itself; a folder of that name elsewhere, such as in a repository, is none.
 */
public final class LiveServer {

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    /** {@code \\web01\c$\}: the root of a path by an administrative share. */
    private static final Pattern SHARE = Pattern.compile("\\\\\\\\([^\\\\?.][^\\\\]*)\\\\([A-Za-z])\\$\\\\?");
    /** Variables that worker processes do not have, or have other values of, than whoever runs iislint. */
    private static final Set<String> OF_THE_USER = Set.of("userprofile", "appdata", "localappdata", "homepath", "homedrive",
            "homeshare", "temp", "tmp", "username", "userdomain", "path", "onedrive", "logonserver", "sessionname", "clientname");

    private final Path windows;
    private final @Nullable String machine;
    private final Map<String, String> environment;

    /** @param machine {@code null} for this machine */
    private LiveServer(Path windows, @Nullable String machine, Map<String, String> environment) {
        this.windows = windows;
        this.machine = machine;
        this.environment = environment;
    }

    /**
     * This machine.
     *
     * @param windows its Windows folder, such as {@code C:\Windows}
     * @param environment the variables of this process
     */
    public static LiveServer local(Path windows, Map<String, String> environment) {
        Map<String, String> own = new HashMap<>();
        environment.forEach((name, value) -> {
            if (!OF_THE_USER.contains(name.toLowerCase(Locale.ROOT))) {
                own.put(name, value);
            }
        });
        return new LiveServer(windows, null, own);
    }

    /**
     * The server to whose configuration a path by an administrative share leads: the share of a drive, the Windows folder
     * directly on it, and there {@code System32\inetsrv\config} or what is below.
     *
     * @param path absolute, as it was named; links in it are not looked at
     */
    public static Optional<LiveServer> remote(Path path) {
        Path root = path.getRoot();
        Matcher share = SHARE.matcher(root == null ? "" : root.toString());
        if (!share.matches() || path.getNameCount() < 4) {
            return Optional.empty();
        }
        Path windows = root.resolve(path.getName(0));
        LiveServer server = new LiveServer(windows, share.group(1),
                Map.of("SystemDrive", share.group(2).toUpperCase(Locale.ROOT) + ":", "SystemRoot",
                        share.group(2).toUpperCase(Locale.ROOT) + ":\\" + path.getName(0), "windir",
                        share.group(2).toUpperCase(Locale.ROOT) + ":\\" + path.getName(0)));
        return server.holds(path) ? Optional.of(server) : Optional.empty();
    }

    /** Whether it is the machine on which iislint runs. */
    public boolean isLocal() {
        return machine == null;
    }

    /** The folder {@code inetsrv\config}. */
    public Path configuration() {
        return system().resolve("inetsrv").resolve("config");
    }

    /** The folder {@code System32}. */
    public Path system() {
        return windows.resolve("System32");
    }

    /** Whether a path is that of its configuration folder or is below. */
    public boolean holds(Path path) {
        return path.startsWith(configuration());
    }

    /** The variables that physical paths may name, as they are on the server. */
    Map<String, String> environment() {
        return environment;
    }

    /** The machine.config and root web.config files of the versions of .NET that are installed. */
    public Frameworks frameworks(FileTree files) {
        Path framework = windows.resolve("Microsoft.NET").resolve("Framework");
        Path framework64 = framework.resolveSibling("Framework64");
        Map<Framework, FrameworkFiles> found = new EnumMap<>(Framework.class);
        for (Framework version : List.of(Framework.V2, Framework.V4)) {
            String name = version == Framework.V2 ? "v2.0.50727" : "v4.0.30319";
            if (files.isFolder(framework64)) {
                found.put(version, framework(files, framework64.resolve(name)));
                found.put(version.of32Bits(), framework(files, framework.resolve(name)));
            } else {
                found.put(version, framework(files, framework.resolve(name)));
            }
        }
        return Frameworks.installed(found);
    }

    private static FrameworkFiles framework(FileTree files, Path version) {
        return new FrameworkFiles(file(files, version, "machine.config"), file(files, version, "web.config"));
    }

    private static @Nullable Path file(FileTree files, Path version, String name) {
        Path file = version.resolve("Config").resolve(name);
        return files.isFile(file) ? file : null;
    }

    /**
     * Where a physical path leads from here.
     *
     * @param segments a drive ({@code C:}) or two backslashes, a server and a share, then folders
     * @return {@code null} where it is neither, or no path that Windows has
     */
    @Nullable
    Path folder(List<String> segments) {
        List<String> rest = new ArrayList<>(segments);
        String root;
        if (segments.size() >= 3 && segments.get(0).equals("\\\\") && !Set.of("?", ".").contains(segments.get(1))) {
            root = "\\\\" + segments.get(1) + "\\" + segments.get(2) + "\\";
            rest = rest.subList(3, rest.size());
        } else if (!segments.isEmpty() && DRIVE.matcher(segments.get(0)).matches()) {
            root = isLocal()
                    ? segments.get(0) + "\\"
                    : "\\\\" + machine + "\\" + Character.toLowerCase(segments.get(0).charAt(0)) + "$\\";
            rest = rest.subList(1, rest.size());
        } else {
            return null;
        }
        try {
            return windows.getFileSystem().getPath(root, rest.toArray(String[]::new)).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return machine == null ? "this server" : machine;
    }
}
