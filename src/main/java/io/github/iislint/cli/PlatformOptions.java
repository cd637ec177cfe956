package io.github.iislint.cli;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.iis.FrameworkFiles;
import io.github.iislint.iis.LiveServer;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that describe what is installed on the server: the schema of modules, .NET, the Windows release. */
final class PlatformOptions {

    private static final List<Integer> RELEASES = List.of(2016, 2019, 2022, 2025);

    private final OptionSpec schemaFolders = Options.values("--schema", "DIR", Path.class,
            "A folder with the schema files of a real server (inetsrv\\config\\schema). Repeatable.");

    private final OptionSpec machineConfig = Options.value("--machine-config", "FILE", Path.class,
            "The machine.config of the .NET Framework, from which applicationHost.config inherits.");

    private final OptionSpec rootWebConfig = Options.value("--root-web-config", "FILE", Path.class,
            "The web.config beside machine.config.");

    private final OptionSpec windows = Options.value("--windows", "RELEASE", Integer.class,
            "The release of Windows Server: 2016, 2019, 2022 or 2025.");

    private final Console console;

    PlatformOptions(Console console) {
        this.console = console;
    }

    void addTo(CommandSpec spec) {
        Options.add(spec, schemaFolders, machineConfig, rootWebConfig, windows);
    }

    /** The files and folders that are named. */
    List<Path> named() {
        List<Path> named = new ArrayList<>(schemaFolders.<List<Path>>getValue());
        for (OptionSpec option : List.of(machineConfig, rootWebConfig)) {
            if (option.getValue() != null) {
                named.add(option.getValue());
            }
        }
        return named;
    }

    /**
     * The schema that ships, with what live servers and the named folders have besides.
     *
     * @param disk where the bytes of schema files come from
     * @throws FailureException if a named folder is none, or a file in it cannot be read
     */
    Schema schema(FileTree files, DiskFiles disk, List<LiveServer> live) {
        Schema schema = Schema.builtIn();
        for (LiveServer server : live) {
            Path folder = server.configuration().resolve("schema");
            for (Path file : files.isFolder(folder) ? schemaFiles(files, folder) : List.<Path>of()) {
                try {
                    schema = with(schema, files, disk, file);
                } catch (IOException e) {
                    // A broken schema file of a module is not an error of the user who lints the server.
                    console.err().println("iislint: skipped: " + e.getMessage());
                }
            }
        }
        for (Path folder : schemaFolders.<List<Path>>getValue()) {
            try {
                for (Path file : schemaFiles(files, files.workingFolder().resolve(folder))) {
                    schema = with(schema, files, disk, file);
                }
            } catch (IOException e) {
                throw new FailureException(folder + ": no folder of schema files: " + e.getMessage());
            }
        }
        return schema;
    }

    private static List<Path> schemaFiles(FileTree files, Path folder) {
        try {
            return files.list(folder).stream()
                    .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml")).toList();
        } catch (IOException e) {
            throw new FailureException(files.name(folder) + ": no folder of schema files: " + e.getMessage());
        }
    }

    private static Schema with(Schema schema, FileTree files, DiskFiles disk, Path file) throws IOException {
        return schema.with(files.name(file), new ByteArrayInputStream(disk.bytes(file)));
    }

    /** @throws FailureException if a file that is named is not there */
    FrameworkFiles framework(FileTree files) {
        return new FrameworkFiles(file(files, machineConfig), file(files, rootWebConfig));
    }

    private static @Nullable Path file(FileTree files, OptionSpec option) {
        Path given = option.getValue();
        Path path = given == null ? null : files.workingFolder().resolve(given).normalize();
        if (path != null && !files.isFile(path)) {
            throw new FailureException(option.longestName() + ": " + files.name(path) + ": there is no such file");
        }
        return path;
    }

    /**
     * The release of Windows Server that an option names, else that of this machine if it is the only server and no setting says
     * otherwise.
     */
    OptionalInt release(Settings settings, List<LiveServer> live, Machine machine) {
        Integer release = windows.getValue();
        if (release == null) {
            boolean here = settings.windows() == null && live.size() == 1 && live.get(0).isLocal();
            return here ? machine.release() : OptionalInt.empty();
        }
        if (!RELEASES.contains(release)) {
            throw new FailureException("--windows " + release + ": expected 2016, 2019, 2022 or 2025");
        }
        return OptionalInt.of(release);
    }
}
