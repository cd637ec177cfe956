package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.Deployment;
import io.github.iislint.deployment.DeploymentPlan;
import io.github.iislint.deployment.TransformFinder;
import io.github.iislint.file.FileTree;
import io.github.iislint.iis.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lints servers again with each deployment: with each chain of the transforms beside their web.config files, or with those that
 * settings describe. Only servers with files that these change are linted again. For any number of threads.
 */
final class DeployedLint {

    final FileTree files;
    final FileTree read;
    final LintOptions options;
    final ServersAgain again;
    private final TransformFinder finder;
    private final Predicate<Path> transformable;

    /**
     * @param files as they lie on disk
     * @param read what servers are read from: the files with values, or as the one deployment leaves them that options name
     */
    DeployedLint(FileTree files, FileTree read, LintOptions options, ServersAgain again) {
        this.files = files;
        this.read = read;
        this.options = options;
        this.again = again;
        this.finder = Servers.transforms(files, options);
        this.transformable = switch (options.transforms().mode()) {
            case NONE -> path -> false;
            case AUTO -> path -> !finder.siblings(path).isEmpty();
            case EACH, ONE -> path -> true;
            case NAMED, PAIRS -> path -> !finder.transforms(path, options.transforms()).isEmpty();
        };
    }

    /**
     * What becomes of a server.
     *
     * @param found where it was found
     * @param run what was found with the files as they were read
     */
    DeployedServer lint(Servers.ServerFiles found, ServerRun run) throws LintException {
        DeployedServer server = new DeployedServer(this, found, run, changeable(run.server()));
        if (server.changeable().isEmpty()) {
            return server;
        }
        if (options.transforms().explicit()) {
            server.compare((DeployedFiles) read);
            return server;
        }
        for (DeploymentPlan plan : options.transforms().plans()) {
            server.lint(plan.on(finder, options.values()));
        }
        if (!described()) {
            for (List<String> chain : finder.chains(server.changeable())) {
                server.lint(Deployment.of(path -> server.changeable().contains(path)
                        ? finder.transforms(path, chain)
                        : List.of(), options.values()));
            }
        }
        return server;
    }

    /** Whether settings describe the deployments: these may change any file. */
    boolean described() {
        return !options.transforms().plans().isEmpty();
    }

    /** The files of a server that deployments may change. */
    private List<Path> changeable(@Nullable Server server) {
        if (server == null) {
            return List.of();
        }
        Path host = server.file() == null ? null : server.file().path();
        return server.files().keySet().stream()
                .filter(path -> (described() || !path.equals(host)) && transformable.test(path) && files.isFile(path)).toList();
    }
}
