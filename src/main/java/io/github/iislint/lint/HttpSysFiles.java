package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.HttpSysReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what options and settings specify of http.sys and Schannel, once for all servers that share the files. */
public final class HttpSysFiles {

    private final FileTree files;
    private final Map<List<Path>, HttpSys> known = new LinkedHashMap<>();

    public HttpSysFiles(FileTree files) {
        this.files = files;
    }

    /** @throws LintException if a file cannot be read, or is none of the kind */
    public synchronized HttpSys of(LintOptions options) throws LintException {
        List<Path> paths = options.allHttpSys();
        HttpSys found = known.get(paths);
        if (found == null) {
            try {
                found = HttpSysReader.read(files, paths);
            } catch (IOException e) {
                throw new LintException(e);
            }
            known.put(paths, found);
        }
        return found;
    }

    /** What was read so far. */
    public synchronized List<HttpSys> all() {
        return new ArrayList<>(known.values());
    }
}
