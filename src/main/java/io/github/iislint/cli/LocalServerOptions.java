package io.github.iislint.cli;

import io.github.iislint.file.SourceText;
import io.github.iislint.httpsys.LiveRegistry;
import io.github.iislint.iis.LiveServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options for the server that a command runs on, and the meaning of a command line that names a live server. */
final class LocalServerOptions {

    private final OptionSpec local = Options.flag("--local",
            "Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the "
                    + "settings of http.sys and Schannel.");

    private final OptionSpec noLive = Options.flag("--no-live",
            "On this server, do not run reg.exe to read the settings of http.sys and Schannel.");

    private final Console console;
    private final Machine machine;

    LocalServerOptions(Console console) {
        this.console = console;
        this.machine = console.machine();
    }

    void addTo(CommandSpec spec) {
        Options.add(spec, local, noLive);
    }

    /**
     * Whether the input is this server.
     *
     * @param named whether the command line names paths
     * @throws FailureException if it names some besides {@code --local}
     */
    boolean meant(boolean named) {
        if (named && Options.on(local)) {
            throw new FailureException("--local reads this server and takes no PATH");
        }
        return Options.on(local) || !named && machine.hasIis() && !machine.inProject();
    }

    /**
     * The applicationHost.config of this server. Where no option asks for it, this is said on standard error.
     *
     * @throws FailureException if there is none, or it cannot be read
     */
    Path host() {
        LiveServer server = machine.server()
                .orElseThrow(() -> new FailureException("--local: expected Windows with IIS, and this is "
                        + machine.system() + "; copy %windir%\\System32\\inetsrv\\config and the folders of the sites here, and "
                        + "check them with --map"));
        Path host = server.configuration().resolve("applicationHost.config");
        if (!Files.isReadable(host)) {
            throw new FailureException(
                    host + ": cannot be read; expected IIS on this machine, and an administrator to run iislint"
                            + (Options.on(local) ? "" : " (give the path . for the working folder)"));
        }
        if (!Options.on(local)) {
            console.err().println("iislint: without a path, this server is read (" + host
                    + "); give the path . for the working folder");
        }
        return host;
    }

    /**
     * The servers whose physical paths are read as they are: the command line names their folder inetsrv\config, below the
     * Windows folder of this machine or on the share of a drive. A folder of that name elsewhere or a link to it does not count.
     *
     * @param named what the command line names, nothing that comes from standard input
     */
    List<LiveServer> among(List<Path> named) {
        List<LiveServer> found = new ArrayList<>();
        Optional<LiveServer> here = machine.server();
        for (Path each : named) {
            Path path = machine.workingFolder().resolve(each).normalize();
            if (found.stream().noneMatch(server -> server.holds(path))) {
                here.filter(server -> server.holds(path))
                        .or(() -> each.isAbsolute() ? LiveServer.remote(path) : Optional.empty()).ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * What the registry of this machine contains about http.sys and Schannel, by the paths that it is read under; nothing if
     * this machine is not among the servers.
     */
    Map<Path, SourceText> registry(List<LiveServer> servers) {
        Map<Path, SourceText> registry = new LinkedHashMap<>();
        Optional<LiveServer> here = servers.stream().filter(LiveServer::isLocal).findFirst();
        if (here.isPresent() && !Options.on(noLive)) {
            new LiveRegistry(here.get().system(), machine.temporary(), machine.runner())
                    .read(line -> console.err().println("iislint: " + line))
                    .forEach((name, text) -> registry.put(machine.workingFolder().resolve(name), text));
        }
        return registry;
    }
}
