package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.PathMap;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What options and settings say about where things are. */
final class Maps {

    private Maps() {
    }

    /** The path maps in the order of {@link LintOptions#allMaps()}. */
    static FolderMap of(FileTree files, LintOptions options) {
        Map<String, String> variables = new HashMap<>(options.settings().environment());
        variables.putAll(options.environment());
        return new FolderMap(files, options.allMaps().stream().map(m -> new FolderMap.Entry(m.physicalPath(), m.to())).toList(),
                variables);
    }

    /** The locations that are to be looked at whatever the files say. */
    static List<String> asked(LintOptions options) {
        return options.allExpectations().stream().map(Expectation::location).toList();
    }

    /** The local folders of all path maps, those of single servers included. */
    static List<Path> targets(LintOptions options) {
        return java.util.stream.Stream.concat(options.maps().stream(), options.settings().allMaps().stream()).map(PathMap::to).toList();
    }
}
