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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.dom4j.Node;

/** What expressions of rules answer at the locations of a server in memory; {@code C:\sites} is the folder {@code sites}. */
final class XPathFixture {

    /** The site Shop with the application /partners in the pool Main, and the site Blog. */
    static final String SITES = """
            <system.applicationHost>
              <applicationPools><add name="Main" managedRuntimeVersion=""/><add name="Other"/></applicationPools>
              <sites>
                <site name="Shop" id="1">
                  <application path="/" applicationPool="Main"><virtualDirectory path="/" \
            physicalPath="C:\\sites\\shop"/></application>
                  <application path="/partners" applicationPool="other">
                    <virtualDirectory path="/" physicalPath="C:\\sites\\partners"/>
                  </application>
                  <bindings>
                    <binding protocol="http" bindingInformation="*:80:shop.example"/>
                    <binding protocol="https" bindingInformation="*:443:shop.example" sslFlags="1"/>
                  </bindings>
                </site>
                <site name="Blog" id="2">
                  <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\blog"/></application>
                </site>
              </sites>
            </system.applicationHost>
            """;
    private static final Path FOLDER = Path.of("server").toAbsolutePath();

    private final Map<Path, SourceText> files = new LinkedHashMap<>();
    private List<Expectation> expectations = List.of();
    private OptionalInt windows = OptionalInt.empty();
    private HttpSys httpSys = HttpSys.unknown();
    private CertificateFunctions certificates = new CertificateFunctions(null, Revocations.none(),
            Instant.parse("2026-01-01T00:00:00Z"), 30);
    private ServerContext context;

    /** A server with {@link #SITES} and this after them. */
    static XPathFixture host(String body) {
        return new XPathFixture().file("applicationHost.config", "<configuration>" + SITES + body + "</configuration>");
    }

    /** A server of this file alone. */
    static XPathFixture raw(String body) {
        return new XPathFixture().file("applicationHost.config", "<configuration>" + body + "</configuration>");
    }

    /** A location tag with a section of {@code system.webServer}. */
    static String at(String location, String content) {
        return "<location path=\"" + location + "\"><system.webServer>" + content + "</system.webServer></location>";
    }

    static String access(String flags) {
        return "<security><access sslFlags=\"" + flags + "\"/></security>";
    }

    XPathFixture file(String path, String text) {
        files.put(Path.of(path), SourceText.of(text));
        return this;
    }

    XPathFixture expect(String location, String mode) {
        expectations = List.of(new Expectation(location, ExpectedMode.of(mode), Expectation.Source.OPTION, null));
        return this;
    }

    XPathFixture windows(int release) {
        windows = OptionalInt.of(release);
        return this;
    }

    XPathFixture httpSys(HttpSys known) {
        httpSys = known;
        return this;
    }

    XPathFixture certificates(CertificateFunctions functions) {
        certificates = functions;
        return this;
    }

    ServerContext context() {
        if (context == null) {
            MemoryFiles tree = new MemoryFiles(FOLDER, files);
            FolderMap map = new FolderMap(tree, List.of(new FolderMap.MappedFolder("C:\\sites", FOLDER.resolve("sites"))),
                    Map.of());
            try {
                Server server = new ServerLoader(tree, Schema.builtIn(), map, Frameworks.NONE, path -> false)
                        .load(FOLDER.resolve("applicationHost.config"), List.of("Shop/folder"));
                context = new ServerContext(server, new Expectations(expectations), windows, certificates, httpSys);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return context;
    }

    EffectiveTree.Root tree(String location) {
        return new EffectiveTree.Root(context().at(context().server().location(location)), EffectiveTree.World.LEAST);
    }

    /** An expression as XPath turns it into a text. */
    String string(String location, String xpath) throws RuleException {
        return new Expression("string(" + xpath + ")", "test", Variables.NONE).string(tree(location));
    }

    /** The texts of the nodes that an expression selects, in their order. */
    List<String> nodes(String location, String xpath) throws RuleException {
        return new Expression(xpath, "test", Variables.NONE).nodes(tree(location)).stream().map(Node::getStringValue).toList();
    }

    /** An expression of values alone. */
    static String value(String xpath) throws RuleException {
        return host("").string("Shop", xpath);
    }
}
