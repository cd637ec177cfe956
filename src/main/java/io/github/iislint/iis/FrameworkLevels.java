package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is above applicationHost.config for application pools that load another version of .NET than most. */
final class FrameworkLevels {

    private final FileTree tree;
    private final Frameworks frameworks;
    private final Server server;
    private final Declarations start;
    private final Declarations usual;
    private final Map<Framework, Level> known = new EnumMap<>(Framework.class);

    /**
     * @param files the topmost first
     * @param declarations of these files, of applicationHost.config, and of what is above all
     */
    record Level(List<SectionSource> files, Declarations declarations) {
    }

    /**
     * @param server with the declarations above applicationHost.config for most pools, and not yet those of that file
     * @param start what is declared above all files
     */
    FrameworkLevels(FileTree tree, Frameworks frameworks, Server server, Declarations start) {
        this.tree = tree;
        this.frameworks = frameworks;
        this.server = server;
        this.start = start;
        this.usual = server.root.declarations();
    }

    Level of(Framework version) throws IOException {
        Level level = known.get(version);
        if (level == null) {
            level = level(version, frameworks.of(version));
            known.put(version, level);
        }
        return level;
    }

    private Level level(Framework version, FrameworkFiles given) throws IOException {
        XmlFile machine = read(given.machineConfig(), tree, server);
        XmlFile web = read(given.rootWebConfig(), tree, server);
        List<SectionSource> files = new ArrayList<>(version.files);
        replace(files, machine, FrameworkFiles.MACHINE);
        replace(files, web, FrameworkFiles.WEB_ROOT);
        // A machine.config declares all that there is; what IIS ships with takes the place of one that nobody gives.
        Declarations above = machine == null
                ? usual.instead(Framework.V4.declarations(), version.declarations())
                : start.with(machine);
        above = web == null ? above : above.with(web);
        return new Level(files, server.root.declarations().instead(usual, above));
    }

    private void replace(List<SectionSource> files, @Nullable XmlFile file, int level) {
        for (int i = 0; i < files.size() && file != null; i++) {
            if (files.get(i).level() == level) {
                files.set(i, new SectionSource.GivenFile(file, level));
            }
        }
    }

    /**
     * Reads a file above applicationHost.config.
     *
     * @return {@code null} where it is not given, or malformed, which is a problem of the server
     */
    static @Nullable XmlFile read(@Nullable Path path, FileTree files, Server server) throws IOException {
        if (path == null) {
            return null;
        }
        XmlFile file = XmlFile.parse(files, path);
        server.files().put(path, file);
        if (file.problem().isPresent()) {
            server.problems().add(Problem.malformed(file, ""));
            return null;
        }
        new DeclarationCheck(file, server.schema(), null, "", server.problems()::add).check();
        return file;
    }
}
