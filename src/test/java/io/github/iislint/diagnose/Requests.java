package io.github.iislint.diagnose;

import io.github.iislint.certificate.CertificateFile;
import io.github.iislint.certificate.CertificateFileException;
import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Requests to a server that a test describes. */
final class Requests {

    static final RuleSet RULES = RuleSet.builtIn();
    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private final Map<Path, SourceText> files = new LinkedHashMap<>();
    private final Map<Assumption, Boolean> assumed = new EnumMap<>(Assumption.class);
    private final List<Expectation> expectations = new ArrayList<>();
    private List<Path> trust = List.of();
    private List<Path> crls = List.of();
    private Path certificate;
    private OptionalInt windows = OptionalInt.empty();
    private String status;

    /** The site Shop on http and https, with the application /partners, and these sections for the site. */
    static Requests site(String sections) {
        return server(Requests.binding("http", "*:80:shop.example", "0") + binding("https", "*:443:shop.example", "1"), sections);
    }

    static String binding(String protocol, String information, String flags) {
        return "<binding protocol=\"" + protocol + "\" bindingInformation=\"" + information + "\" sslFlags=\"" + flags
                + "\" />\n";
    }

    static Requests server(String bindings, String sections) {
        return new Requests().file("applicationHost.config", """
                <configuration>
                  <system.applicationHost>
                    <sites>
                      <site name="Shop" id="1">
                        <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
                        <application path="/partners"><virtualDirectory path="/" physicalPath="C:\\partners" /></application>
                        <bindings>
                %s</bindings>
                      </site>
                    </sites>
                  </system.applicationHost>
                  <location path="Shop">
                    <system.webServer>
                      <security>
                %s
                      </security>
                    </system.webServer>
                  </location>
                </configuration>
                """.formatted(bindings, sections));
    }

    static String access(String flags) {
        return "<access sslFlags=\"" + flags + "\" />\n";
    }

    /** @param mapping what stands within {@code iisClientCertificateMappingAuthentication}; {@code null} for no mapping */
    static String authentication(boolean anonymous, String mapping) {
        return "<authentication><anonymousAuthentication enabled=\"" + anonymous + "\" />" + (mapping == null
                ? ""
                : "<iisClientCertificateMappingAuthentication enabled=\"true\">" + mapping
                        + "</iisClientCertificateMappingAuthentication>")
                + "</authentication>";
    }

    Requests file(String name, String text) {
        files.put(Path.of(name), SourceText.decode(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Requests trust(Path... paths) {
        trust = List.of(paths);
        return this;
    }

    Requests crl(Path... paths) {
        crls = List.of(paths);
        return this;
    }

    Requests certificate(Path file) {
        certificate = file;
        return this;
    }

    Requests assume(Assumption assumption, boolean holds) {
        assumed.put(assumption, holds);
        return this;
    }

    Requests windows(int release) {
        windows = OptionalInt.of(release);
        return this;
    }

    Requests expect(String location, ExpectedMode mode) {
        expectations.add(new Expectation(location, mode, Expectation.Source.OPTION, null));
        return this;
    }

    Requests status(String asked) {
        status = asked;
        return this;
    }

    Diagnosis https(String location) throws DiagnoseException {
        return ask(Target.location("https", location));
    }

    Diagnosis http(String location) throws DiagnoseException {
        return ask(Target.location("http", location));
    }

    Diagnosis url(String url) throws DiagnoseException {
        return ask(Target.url(url));
    }

    private Diagnosis ask(Target target) throws DiagnoseException {
        MemoryFiles tree = new MemoryFiles(FOLDER, files);
        LintOptions options = LintOptions.builder(Settings.empty(FOLDER), TestAuthority.NOW).expectations(expectations)
                .windows(windows).trust(trust).crls(crls).build();
        try {
            Visitor.Certificate shown = certificate == null
                    ? null
                    : new Visitor.Certificate(CertificateFile.read(certificate, null), certificate.getFileName().toString());
            return new Diagnoser(tree, RULES, options, List.of(FOLDER))
                    .diagnose(new Diagnoser.Question(target, shown, assumed, status)).get(0);
        } catch (LintException | CertificateFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer in a word or two. */
    static String answer(Diagnosis diagnosis) {
        return diagnosis.refused()
                ? diagnosis.decisive().status() == null ? "no answer" : diagnosis.decisive().status()
                : "in, " + diagnosis.outcome().identity();
    }
}
