package io.github.iislint.fix;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A deployment that is not the one whose findings are fixed: what a fix changes there must be what it is meant to change.
 *
 * @param label as messages call it, such as {@code with Web.Release.config}
 * @param options under which its files are read
 */
record OtherDeployment(String label, LintOptions options, Predicate<Path> skipped) {

    /** The servers of a tree, by their names in {@link Snapshot}. */
    Map<String, Server> servers(FileTree tree, Collection<Path> inputs) throws LintException {
        Map<String, Server> servers = new HashMap<>();
        new Servers(tree, options, skipped).visit(inputs, (server, own) -> server,
                server -> servers.put(server.key(), server));
        return servers;
    }
}
