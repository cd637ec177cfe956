package io.github.iislint.bench;

import io.github.iislint.certificate.Revocations;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.fix.FixPlanner;
import io.github.iislint.fix.FixSelection;
import io.github.iislint.fix.Fixer;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.FrameworkFiles;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.CertificateFunctions;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.RuleEvaluator;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.ServerContext;
import io.github.iislint.settings.Expectations;
import io.github.iislint.settings.Settings;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The stages of a run, warm: what an embedding program or a long run feels. Start-up is the matter of compare.py. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class StageBenchmark {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path HOST = ROOT.resolve("applicationHost.config");

    @Param({"50", "900"})
    int sites;

    private SourceText text;
    private MemoryFiles files;
    private RuleSet rules;
    private Server server;
    private CertificateFunctions certificates;

    @Setup
    public void setUp() throws IOException, RuleException {
        text = SourceText.of(configuration(sites));
        files = new MemoryFiles(ROOT, Map.of(HOST, text));
        rules = RuleSet.builtIn();
        server = load();
        certificates = new CertificateFunctions(null, Revocations.none(), Instant.parse("2027-01-01T00:00:00Z"), 30);
    }

    private static String configuration(int sites) {
        StringBuilder list = new StringBuilder();
        StringBuilder locations = new StringBuilder();
        for (int i = 0; i < sites; i++) {
            list.append("""
                      <site name="site%1$d" id="%1$d">
                        <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\site%1$d" /></application>
                        <bindings>
                          <binding protocol="http" bindingInformation="*:80:site%1$d.example" />
                          <binding protocol="https" bindingInformation="*:443:site%1$d.example" sslFlags="1" />
                        </bindings>
                      </site>
                    """.formatted(i));
            locations.append("""
                      <location path="site%d">
                        <system.webServer>
                          <security><access sslFlags="%s" /></security>
                          <defaultDocument><files><add value="start%d.aspx" /></files></defaultDocument>
                        </system.webServer>
                      </location>
                    """.formatted(i, i % 40 == 7 ? "Ssl, SslRequireCert" : "None", i % 20));
        }
        return "<configuration>\n<system.applicationHost><sites>\n" + list + "</sites></system.applicationHost>\n" + locations
                + "</configuration>\n";
    }

    private Server load() throws IOException {
        return new ServerLoader(files, Schema.builtIn(), new FolderMap(files, List.of(), Map.of()),
                FrameworkFiles.NONE, path -> false)
                .load(HOST, List.of());
    }

    @Benchmark
    public XmlFile parse() {
        return XmlFile.parse(HOST, "applicationHost.config", text);
    }

    /** Parsing included. */
    @Benchmark
    public Server resolve() throws IOException {
        return load();
    }

    /** All rules, on a server that is loaded. */
    @Benchmark
    public Collection<Detection> evaluate() throws RuleException {
        return new RuleEvaluator(new ServerContext(server, new Expectations(List.of()), OptionalInt.empty(), certificates),
                rules.rules()).evaluate();
    }

    /** Plans and proves all fixes; nothing is written. */
    @Benchmark
    public Fixer.Outcome fix() throws LintException {
        LintOptions options = LintOptions.builder(Settings.empty(ROOT), Instant.parse("2027-01-01T00:00:00Z")).build();
        return new Fixer(files, new Linter(rules, options, path -> false, new FixPlanner()),
                new FixSelection(Set.of(), Set.of())).run(List.of(HOST));
    }
}
