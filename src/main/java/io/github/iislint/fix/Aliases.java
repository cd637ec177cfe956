package io.github.iislint.fix;

import io.github.iislint.file.FileTree;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of a run that are the same file under several names, through links: what is written through one name changes all. */
final class Aliases {

    private final FileTree files;
    private @Nullable Map<Object, List<Path>> paths;

    Aliases(FileTree files) {
        this.files = files;
    }

    /** A file and the others that are the same, as a run has read them. */
    List<XmlFile> of(XmlFile file, Snapshot snapshot) {
        if (paths == null) {
            paths = new HashMap<>();
            for (Path path : snapshot.files().keySet()) {
                paths.computeIfAbsent(files.identity(path), identity -> new ArrayList<>(1)).add(path);
            }
        }
        List<Path> same = paths.getOrDefault(files.identity(file.path()), List.of(file.path()));
        return same.size() < 2 ? List.of(file) : same.stream().map(snapshot.files()::get).filter(each -> each != null).toList();
    }
}
