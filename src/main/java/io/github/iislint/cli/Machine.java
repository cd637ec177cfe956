package io.github.iislint.cli;

import io.github.iislint.httpsys.LiveRegistry;
import io.github.iislint.iis.LiveServer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The computer that a command runs on.
 *
 * @param workingFolder absolute
 * @param temporary the folder for temporary files
 * @param environment its variables
 * @param system the name of the operating system as Java tells it, such as {@code Windows Server 2022}
 * @param runner runs the programs of Windows
 */
record Machine(Path workingFolder, Path temporary, Map<String, String> environment, String system, LiveRegistry.Runner runner) {

    private static final Pattern RELEASE = Pattern.compile("Windows Server (2016|2019|2022|2025)");

    static Machine here(Map<String, String> environment) {
        return new Machine(Path.of("").toAbsolutePath(), Path.of(System.getProperty("java.io.tmpdir")), environment,
                System.getProperty("os.name"), LiveRegistry::process);
    }

    boolean windows() {
        return workingFolder.getFileSystem().getSeparator().equals("\\");
    }

    /** @throws InvalidPathException if it is none */
    Path path(String text) {
        return PathArguments.path(workingFolder.getFileSystem(), text);
    }

    /** This machine as a server, whether IIS is installed or not; empty where it does not run Windows. */
    Optional<LiveServer> server() {
        if (!windows()) {
            return Optional.empty();
        }
        String folder = environment.entrySet().stream().filter(variable -> variable.getKey().equalsIgnoreCase("SystemRoot"))
                .map(Map.Entry::getValue).findFirst().orElse("");
        try {
            Path windows = path(folder);
            return windows.isAbsolute() ? Optional.of(LiveServer.local(windows.normalize(), environment)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether IIS is installed. Everybody can see its folder; only administrators can see its configuration folder. */
    boolean hasIis() {
        return server().map(LiveServer::configuration).filter(folder -> Files.exists(folder.resolveSibling("w3wp.exe"))
                || Files.exists(folder.resolve("applicationHost.config"))).isPresent();
    }

    /**
     * Whether the working folder is one for configuration files, so that a command without a path reads it: it is in a
     * repository, has settings, or contains a configuration file.
     */
    boolean inProject() {
        for (Path folder = workingFolder; folder != null; folder = folder.getParent()) {
            if (has(folder, ".git") || has(folder, "iislint.xml")) {
                return true;
            }
        }
        return has(workingFolder, "web.config") || has(workingFolder, "applicationHost.config");
    }

    private static boolean has(Path folder, String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** The release of Windows Server that it runs, where it is one that rules know. */
    OptionalInt release() {
        Matcher matcher = RELEASE.matcher(system);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
