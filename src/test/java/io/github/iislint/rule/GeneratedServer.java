package io.github.iislint.rule;

import io.github.iislint.certificate.Revocations;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.Expectations;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.PathMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/** A server with sites, applications, virtual directories, folders, mappings, placeholders and expectations by chance. */
final class GeneratedServer {

    private static final Path FOLDER = Path.of("/server");
    private static final List<String> FLAGS = List.of("None", "Ssl", "Ssl, SslNegotiateCert",
            "Ssl, SslNegotiateCert, SslRequireCert",
            "ssl,SslRequireCert", "#{Flags}", "104");

    private final Random random;
    private final Map<Path, SourceText> files = new HashMap<>();
    private final List<String> locations = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();

    private GeneratedServer(long seed) {
        random = new Random(seed);
    }

    static ServerContext of(long seed) {
        GeneratedServer server = new GeneratedServer(seed);
        server.host(server.random.nextInt(5));
        return server.context(loader -> loader.load(FOLDER.resolve("applicationHost.config"), List.of()));
    }

    private interface Load {

        Server from(ServerLoader loader) throws IOException;
    }

    /** A site without an applicationHost.config, where what IIS ships with counts. */
    static ServerContext lone(long seed) {
        GeneratedServer server = new GeneratedServer(seed);
        Map<String, Path> webConfigs = new LinkedHashMap<>();
        for (String folder : List.of("", "api", "sub", "sub/deep")) {
            if (folder.isEmpty() || server.chance(2)) {
                Path file = Path.of(folder, "web.config");
                server.files.put(file, text(new StringBuilder("<configuration>").append(server.sections())
                        .append("</configuration>")));
                webConfigs.put(folder, FOLDER.resolve(file));
            }
        }
        return server.context(loader -> loader.loadLone("S1", webConfigs, List.of()));
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private void host(int sites) {
        StringBuilder host = new StringBuilder("<configuration><system.applicationHost><applicationPools><add name=\"P\"")
                .append(chance(2) ? " queueLength=\"500\"" : "").append("/><add name=\"q\" managedRuntimeVersion=\"\"/>");
        host.append(chance(2) ? "<applicationPoolDefaults queueLength=\"700\"/>" : "").append("</applicationPools><sites>");
        host.append(chance(3) ? "<siteDefaults serverAutoStart=\"false\"><logFile directory=\"D:\\logs\"/></siteDefaults>" : "");
        host.append(chance(3) ? "<applicationDefaults applicationPool=\"P\"/>" : "");
        for (int i = 0; i < sites; i++) {
            site("S" + i, i + 1, host);
        }
        host.append("</sites></system.applicationHost>").append(chance(3) ? sections() : "");
        host.append(chance(3)
                ? ""
                : "<location path=\"\" overrideMode=\"Allow\"><system.webServer><security><access/><authentication>"
                        + "<iisClientCertificateMappingAuthentication/></authentication></security></system.webServer>"
                        + "</location>");
        for (String location : List.copyOf(locations)) {
            if (chance(3)) {
                host.append("<location path=\"").append(location).append(chance(6) ? "/deep" : "").append("\">")
                        .append(sections()).append("</location>");
            }
        }
        files.put(Path.of("applicationHost.config"), text(host.append("</configuration>")));
    }

    private void site(String name, int id, StringBuilder host) {
        host.append("<site name=\"").append(name).append("\" id=\"").append(id).append("\">");
        application(name, "/", host);
        if (chance(2)) {
            application(name, "/api", host);
        }
        host.append("<bindings>");
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean secure = chance(2);
            host.append("<binding protocol=\"").append(secure ? pick(List.of("https", "HTTPS")) : "http")
                    .append("\" bindingInformation=\"*:")
                    .append(secure ? 443 : 80).append(":").append(pick(List.of("", "a.example", "B.example")))
                    .append("\" sslFlags=\"")
                    .append(secure ? pick(List.of("0", "1", "33")) : "0").append("\"/>");
        }
        host.append("</bindings>")
                .append(chance(2) ? "<hsts enabled=\"true\" max-age=\"" + pick(List.of("1", "300")) + "\"/>" : "")
                .append(chance(3)
                        ? "<logFile directory=\"" + pick(List.of("E:\\a", "E:\\b"))
                                + pick(List.of("\" logExtFileFlags=\"Date, Time\"/>", "\" logFormat=\"IIS\"/>",
                                        "\" logFormat=\"#{Format}\"/>", "\" enabled=\"false\"/>",
                                        "\" enabled=\"true\"><customFields><add sourceName=\"X\"/></customFields></logFile>"))
                        : "")
                .append(chance(3) ? "<limits maxConnections=\"5\"/>" : "").append("</site>");
        locations.add(name);
        locations.add(name + "/api");
        locations.add(name + "/img");
        for (String location : List.of(name, name + "/api", name + "/sub")) {
            if (chance(4)) {
                expectations
                        .add(new Expectation(location, pick(List.of(ExpectedMode.values())), Expectation.Source.SETTINGS, null));
            }
        }
    }

    private void application(String site, String path, StringBuilder host) {
        String folder = (chance(4) ? "shared" : site) + path.replace("/", "-");
        host.append("<application path=\"").append(path).append("\"")
                .append(pick(List.of(" applicationPool=\"p\"", " applicationPool=\"Q\"",
                        " applicationPool=\"gone\"", "")))
                .append("><virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\").append(folder).append("\"/>");
        if (chance(3)) {
            host.append("<virtualDirectory path=\"/img\" physicalPath=\"C:\\sites\\")
                    .append(pick(List.of("img", folder + "\\sub"))).append("\"/>");
        }
        host.append("</application>");
        for (String file : List.of(folder, folder + "/sub")) {
            if (chance(3)) {
                files.put(Path.of("sites/" + file + "/web.config"),
                        text(new StringBuilder("<configuration>").append(sections()).append("</configuration>")));
            }
        }
    }

    private String sections() {
        StringBuilder server = new StringBuilder();
        server.append(chance(2) ? "<directoryBrowse enabled=\"" + pick(List.of("true", "false", "#{Browse}")) + "\"/>" : "");
        server.append(chance(3) ? "<handlers accessPolicy=\"" + pick(List.of("Read", "Read, Script, Write")) + "\"/>" : "");
        server.append(chance(3)
                ? "<httpProtocol><customHeaders>" + pick(List.of("<clear/>", "<add name=\"X-A\" value=\"1\"/>",
                        "<remove name=\"X-Powered-By\"/>")) + "</customHeaders></httpProtocol>"
                : "");
        server.append(chance(4)
                ? "<httpErrors><remove statusCode=\"404\"/><error statusCode=\"404\" path=\"/e.htm\" "
                        + "responseMode=\"ExecuteURL\"/></httpErrors>"
                : "");
        StringBuilder security = new StringBuilder(chance(2) ? "<access sslFlags=\"" + pick(FLAGS) + "\"/>" : "");
        security.append(chance(3)
                ? "<authentication><iisClientCertificateMappingAuthentication enabled=\"" + pick(List.of("true", "false", "#{M}"))
                        + "\"><manyToOneMappings>" + entry("a") + (chance(2) ? entry("b") : "")
                        + "</manyToOneMappings></iisClientCertificateMappingAuthentication></authentication>"
                : "");
        server.append(security.length() > 0 ? "<security>" + security + "</security>" : "");
        return "<system.webServer>" + server + "</system.webServer>"
                + (chance(4) ? "<system.web><sessionState timeout=\"5\"/></system.web>" : "");
    }

    private String entry(String name) {
        return "<add name=\"" + name + random.nextInt(1000) + "\" enabled=\"true\" permissionMode=\""
                + pick(List.of("Allow", "Deny"))
                + "\"><rules><add certificateField=\"Issuer\" certificateSubField=\"CN\" matchCriteria=\""
                + pick(List.of("*", "a*")) + "\"/></rules></add>";
    }

    private static SourceText text(StringBuilder text) {
        return SourceText.decode(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private OptionalInt release() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextBoolean() ? 2019 : 2022);
    }

    private ServerContext context(Load load) {
        MemoryFiles memory = new MemoryFiles(FOLDER, files);
        FolderMap folders = new FolderMap(memory,
                List.of(new FolderMap.MappedFolder(new PathMap("C:\\sites", FOLDER.resolve("sites"), null).physicalPath(),
                        FOLDER.resolve("sites"))),
                Map.of());
        try {
            Server server = load.from(new ServerLoader(memory, Schema.builtIn(), folders, Frameworks.NONE, path -> false));
            return new ServerContext(server, new Expectations(expectations), release(),
                    new CertificateFunctions(null, Revocations.none(), Instant.parse("2026-01-01T00:00:00Z"), 30),
                    HttpSys.unknown());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
