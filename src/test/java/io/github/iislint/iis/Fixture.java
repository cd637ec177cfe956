package io.github.iislint.iis;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server in memory: site S in C:\sites\s with the applications / and /app, site T in C:\sites\t. */
final class Fixture {

    /** Sections as a server declares them: access is locked, the others are not. */
    static final String DECLARED = """
            <configSections>
              <sectionGroup name="system.applicationHost">
                <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny"/>
                <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny"/>
              </sectionGroup>
              <sectionGroup name="system.webServer">
                <section name="defaultDocument" overrideModeDefault="Allow"/>
                <section name="directoryBrowse"/>
                <section name="modules" allowDefinition="MachineToApplication"/>
                <sectionGroup name="security">
                  <section name="access" overrideModeDefault="Deny"/>
                  <section name="requestFiltering" overrideModeDefault="Allow"/>
                </sectionGroup>
              </sectionGroup>
            </configSections>
            """;
    static final String SITES = """
            <system.applicationHost><sites>
              <site name="S" id="1">
                <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\s"/></application>
                <application path="/app"><virtualDirectory path="/" physicalPath="C:\\sites\\s\\app"/></application>
                <bindings><binding protocol="http" bindingInformation="*:80:"/></bindings>
              </site>
              <site name="T" id="2">
                <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\t"/></application>
              </site>
            </sites></system.applicationHost>
            """;
    private static final Path WORK = Path.of("work").toAbsolutePath();

    private final Map<Path, SourceText> files = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String prefix = "C:\\sites";
    private Frameworks framework = Frameworks.NONE;
    private Reading reading = Reading.REFERENCE;

    /** A server whose applicationHost.config has this body after the declarations and the sites. */
    static Fixture host(String body) {
        return new Fixture().file("applicationHost.config", "<configuration>" + DECLARED + SITES + body + "</configuration>");
    }

    /** A server with this applicationHost.config. */
    static Fixture raw(String applicationHost) {
        return new Fixture().file("applicationHost.config", applicationHost);
    }

    Fixture file(String path, String text) {
        files.put(Path.of(path), SourceText.of(text));
        return this;
    }

    Fixture bytes(String path, byte[] bytes) {
        files.put(Path.of(path), SourceText.decode(bytes));
        return this;
    }

    /** A web.config; {@code C:\sites} is the folder {@code sites}. */
    Fixture webConfig(String folder, String body) {
        return file("sites/" + folder + "/web.config", "<configuration>" + body + "</configuration>");
    }

    Fixture map(String serverFolder) {
        prefix = serverFolder;
        return this;
    }

    Fixture variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Fixture framework(String machineConfig, String rootWebConfig) {
        framework = Frameworks.forAll(new FrameworkFiles(machineConfig == null ? null : WORK.resolve("machine.config"),
                rootWebConfig == null ? null : WORK.resolve("root.config")));
        return file("machine.config", String.valueOf(machineConfig)).file("root.config", String.valueOf(rootWebConfig));
    }

    Fixture reading(Reading whom) {
        reading = whom;
        return this;
    }

    Server load(String... asked) {
        MemoryFiles tree = new MemoryFiles(WORK, files);
        try {
            return loader(tree).load(WORK.resolve("applicationHost.config"), List.of(asked));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files as a lone site. */
    Server lone(String name, Map<String, String> webConfigs) {
        MemoryFiles tree = new MemoryFiles(WORK, files);
        Map<String, Path> paths = new LinkedHashMap<>();
        webConfigs.forEach((folder, path) -> paths.put(folder, WORK.resolve(path)));
        try {
            return loader(tree).loadLone(name, paths, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerLoader loader(MemoryFiles tree) {
        FolderMap map = new FolderMap(tree, List.of(new FolderMap.MappedFolder(prefix, WORK.resolve("sites"))), environment);
        return new ServerLoader(tree, Schema.builtIn(), map, framework, path -> false, reading);
    }

    static String access(String flags) {
        return "<system.webServer><security><access sslFlags=\"" + flags + "\"/></security></system.webServer>";
    }

    static String location(String path, String content) {
        return "<location path=\"" + path + "\">" + content + "</location>";
    }

    /** Unlocks access for all sites. */
    static String unlocked() {
        return "<location path=\"\" "
                + "overrideMode=\"Allow\"><system.webServer><security><access/></security></system.webServer></location>";
    }

    static String flags(Server server, String location) {
        return server.location(location).section("system.webServer/security/access").element().value("sslFlags");
    }

    static List<String> refusals(Server server, String location) {
        return server.refusals(location).stream().map(p -> p.kind() + " " + p.file().name()).toList();
    }

    /** What is found, as people read it. */
    static List<String> messages(Server server) {
        return server.problems().stream().map(Problem::message).toList();
    }

    /** What is only worth knowing. */
    static List<ProblemKind> assumed(Server server) {
        return server.problems().stream().filter(Problem::assumed).map(Problem::kind).toList();
    }
}
