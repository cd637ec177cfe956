package io.github.iislint.cli;

import io.github.iislint.settings.PathMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that map the folders of a server to folders on this machine. */
final class MapOptions {

    private final OptionSpec maps = Options.values("--map", "PREFIX=FOLDER", String.class,
            "A folder of the server and the local folder that stands for it, such as 'C:\\sites=sites'. Repeatable.");

    private final OptionSpec environment = OptionSpec.builder("--env").paramLabel("NAME=VALUE").type(Map.class)
            .auxiliaryTypes(String.class, String.class).initialValue(Map.of())
            .description("An environment variable in physicalPath. Repeatable.").build();

    private final Machine machine;

    MapOptions(Machine machine) {
        this.machine = machine;
    }

    void addTo(CommandSpec spec) {
        Options.add(spec, maps, environment);
    }

    /** The variables of the server, by their names as they are given. */
    Map<String, String> environment() {
        return environment.getValue();
    }

    /** @throws FailureException if one is not a map */
    List<PathMap> maps() {
        List<PathMap> found = new ArrayList<>();
        for (String map : maps.<List<String>>getValue()) {
            int equals = map.indexOf('=');
            if (equals < 1 || equals == map.length() - 1) {
                throw new FailureException("--map \"" + map + "\": expected PREFIX=FOLDER, such as 'C:\\sites=sites'");
            }
            found.add(new PathMap(map.substring(0, equals), machine.workingFolder()
                    .resolve(machine.path(map.substring(equals + 1))).normalize(), null));
        }
        return found;
    }
}
