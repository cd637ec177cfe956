package io.github.iislint.iis;

import io.github.iislint.file.ShippedFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Configuration that iislint ships with: what is above the files that it is given. A run needs little of it: a file is read
 * when one of its sections is requested; {@code sections.txt} lists the sections of each file.
 */
enum BuiltIn implements SectionSource {
    /** The machine.config of .NET Framework 2.0 with WCF, which also serves 3.0 and 3.5. */
    MACHINE_2("dotnet2/machine.xml", "the machine.config of .NET 2.0", FrameworkFiles.MACHINE),
    /** The web.config beside it. */
    WEB_ROOT_2("dotnet2/web.xml", "the root web.config of .NET 2.0", FrameworkFiles.WEB_ROOT),
    /** The machine.config of .NET Framework 4.8. */
    MACHINE_4("dotnet4/machine.xml", "the machine.config of .NET 4", FrameworkFiles.MACHINE),
    /** The web.config beside it. */
    WEB_ROOT_4("dotnet4/web.xml", "the root web.config of .NET 4", FrameworkFiles.WEB_ROOT),
    // What a new Windows Server sets in its applicationHost.config.
    SERVER("stock/webServer.xml", "the default server", 0),
    SERVER_HANDLERS("stock/handlers.xml", "the default server", 0),
    SERVER_MODULES("stock/modules.xml", "the default server", 0),
    SERVER_FILTERING("stock/requestFiltering.xml", "the default server", 0),
    SERVER_STATIC_CONTENT("stock/staticContent.xml", "the default server", 0);

    private static final Map<String, List<String>> SECTIONS = index();
    private static final Map<String, XmlFile> FILES = new ConcurrentHashMap<>();

    private final String resource;
    private final String shown;
    private final int level;

    BuiltIn(String resource, String shown, int level) {
        this.resource = resource;
        this.shown = shown;
        this.level = level;
    }

    private static Map<String, List<String>> index() {
        Map<String, List<String>> sections = new HashMap<>();
        text("sections.txt").lines().forEach(line -> {
            int colon = line.indexOf(':');
            sections.put(line.substring(0, colon), List.of(line.substring(colon + 2).split(" ")));
        });
        return sections;
    }

    private static String text(String resource) {
        return ShippedFiles.text(BuiltIn.class, "builtin/" + resource);
    }

    private static XmlFile file(String resource, String shown) {
        return FILES.computeIfAbsent(resource, r -> XmlFile.parse(Path.of("builtin", r), shown, SourceText.of(text(r))));
    }

    /** Whether iislint ships with that file. */
    static boolean has(XmlFile file) {
        return FILES.containsValue(file);
    }

    /** The sections that a .NET Framework declares. */
    static XmlFile declarations(boolean four) {
        return four
                ? file("dotnet4/declarations.xml", "the machine.config of .NET 4")
                : file("dotnet2/declarations.xml", "the machine.config of .NET 2.0");
    }

    @Override
    public int level() {
        return level;
    }

    @Override
    public XmlFile file() {
        return file(resource, shown);
    }

    @Override
    public boolean sets(String section) {
        return SECTIONS.getOrDefault(resource, List.of()).contains(section);
    }
}
