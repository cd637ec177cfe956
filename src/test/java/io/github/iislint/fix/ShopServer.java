package io.github.iislint.fix;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server with the site Shop, in memory. */
final class ShopServer {

    private ShopServer() {
    }

    /** @param content what stands after its system.applicationHost */
    static Server with(String content) {
        String text = "<configuration><system.applicationHost><sites><site name='Shop' id='1'><application path='/'>"
                + "<virtualDirectory path='/' physicalPath='C:\\shop'/></application></site></sites></system.applicationHost>"
                + content + "</configuration>";
        MemoryFiles files = new MemoryFiles(Path.of("/server"), Map.of(Path.of("applicationHost.config"), SourceText.of(text)));
        try {
            return new ServerLoader(files, Schema.builtIn(), new FolderMap(files, List.of(), Map.of()), Frameworks.NONE,
                    path -> false).load(Path.of("/server/applicationHost.config"), List.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
