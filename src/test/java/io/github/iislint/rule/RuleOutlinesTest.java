package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.Revocations;
import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.Expectations;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What runs know of the shipped rules that they do not read. After a change of a rule, {@code mvn test -Dgolden.write=true}
 * writes the file anew.
 */
class RuleOutlinesTest {

    private static final Path FILE = Path.of("src/main/resources/io/github/iislint/rule/outlines.txt");
    private static final String POOLS = "<applicationPools><add name='a' managedRuntimeVersion='v4.0'/>"
            + "<add name='b' managedRuntimeVersion='v2.0'/><add name='c' managedRuntimeVersion=''/></applicationPools>";

    private static List<ServerContext> servers;
    private static RuleSet rules;

    @BeforeAll
    static void read() throws RuleException, IOException {
        rules = RuleSet.of(new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE), Path.of("rules"));
        servers = List.of(raw("<system.applicationHost>" + POOLS + "<sites>" + site("a") + site("b") + site("c")
                + "</sites></system.applicationHost>").context(), lone());
    }

    /** A web.config without an applicationHost.config: of that, what IIS comes with takes the place. */
    private static ServerContext lone() throws IOException {
        Path file = Path.of("site/web.config").toAbsolutePath();
        MemoryFiles tree = new MemoryFiles(file.getParent(), Map.of(file, SourceText.of("<configuration/>")));
        Server server = new ServerLoader(tree, Schema.builtIn(), new FolderMap(tree, List.of(), Map.of()), Frameworks.NONE,
                path -> false).loadLone("site", Map.of("", file), List.of("site/folder"));
        return new ServerContext(server, new Expectations(List.of()), OptionalInt.empty(), new CertificateFunctions(null,
                Revocations.none(), Instant.EPOCH, 30), HttpSys.unknown());
    }

    private static String site(String pool) {
        return "<site name='" + pool + "'>" + application("/", pool) + application("/app", pool) + "</site>";
    }

    private static String application(String path, String pool) {
        return "<application path='" + path + "' applicationPool='" + pool
                + "'><virtualDirectory path='/' physicalPath='C:\\none'/></application>";
    }

    private static String line(Rule rule) throws RuleException, IOException {
        return String.join(" ", rule.id(), String.valueOf(Files.size(Path.of("rules", rule.id() + ".xml"))),
                rule.severity().toString(), rule.source().name().toLowerCase(Locale.ROOT), list(rule.replaces().stream().sorted()
                        .toList()),
                list(rule.sets()), list(rule.controls()), needs(rule));
    }

    private static String needs(Rule rule) throws RuleException {
        Set<String> needs = NeededSections.of(rule, servers);
        return list(needs == null ? List.of() : List.copyOf(needs));
    }

    private static String list(List<String> parts) {
        return parts.isEmpty() ? "-" : String.join(",", parts);
    }

    private static List<String> lines() throws RuleException, IOException {
        List<String> lines = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            lines.add(line(rule));
        }
        return lines;
    }

    @Test
    void theFileSaysWhatTheRulesSay() throws RuleException, IOException {
        String lines = String.join("\n", lines()) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, lines);
        }
        assertEquals(lines, Files.readString(FILE), "mvn test -Dtest=RuleOutlinesTest -Dgolden.write=true writes it anew");
    }

    @Test
    void whatShipsIsReadWhenItIsRequested() throws RuleException {
        for (Rule rule : ShippedRules.all()) {
            Rule written = rules.rule(rule.id());
            assertNotNull(written);
            assertFalse(rule.isRead(), rule.id());
            assertEquals(written.scope(), rule.scope(), rule.id());
            assertTrue(rule.isRead(), rule.id());
            assertEquals(written.parameters().toString(), rule.parameters().toString(), rule.id());
        }
    }

    private static @Nullable Set<String> needs(String match) throws RuleException {
        return NeededSections.of(RuleReader.read(XmlFile.parse(Path.of("r.xml"), "r.xml", SourceText.of(
                "<rule xmlns='urn:iislint:rule:1' id='r' severity='info'><title>t</title><parameter name='max' default='2'/>"
                        + "<match>" + match + "</match><message>m</message><explanation>e</explanation></rule>"))),
                servers);
    }

    @Test
    void whatNoDefaultMatchesNeedsItsSection() throws RuleException {
        assertEquals(Set.of("system.web/trace"), needs("system.web/trace/@enabled[. = 'true']"));
        assertEquals(Set.of("appSettings"), needs("appSettings/add[iis:location() = 'a' or @name = 'b']"));
        assertEquals(Set.of("appSettings", "system.web/trace"), needs("appSettings/add | system.web/trace/@enabled[. = 'true']"));
        assertEquals(Set.of("appSettings"), needs("appSettings/add[/configuration/system.web/trace/@enabled = 'false']"));
        assertEquals(Set.of("appSettings"), needs("appSettings/add[string-length(@key) > $max]"));
    }

    @Test
    void whatADefaultOrAnotherSectionMatchesNeedsNone() throws RuleException {
        assertNull(needs("system.web/trace/@enabled[. = 'false']"));
        // The web.config of .NET 4 sets it.
        assertNull(needs("system.web/httpHandlers/add"));
        // What IIS comes with sets it.
        assertNull(needs("system.webServer/handlers/add"));
        assertNull(needs("iis:site()/bindings/binding"));
        assertNull(needs("iis:below()/appSettings/add"));
        assertNull(needs("//add"));
        assertNull(needs("system.web/trace/@enabled[iis:location() = 'a'][. = 'true'][1] | .[/configuration/appSettings/add]"));
    }

    @Test
    void whatAsksForAnEndpointNeedsHttpSys() throws Exception {
        for (String match : List.of("a/b[iis:endpoint(.)]", "a/b[iis:endpoint(..)/@served = 'no']",
                "a/b[c][2 > iis:endpoints()/@x]",
                "a[iis:schannel()[x]/y and d]/b", "iis:http-parameters()/value[1]", "a[iis:schannel()] | a/b[iis:endpoint(.)]",
                "a[iis:endpoint(.) = @x or iis:schannel()]", "(a | b)[c][iis:endpoint(.)]", "a[b[iis:endpoint(.)]]")) {
            assertEquals(Set.of("http.sys"), needs(match), match);
        }
    }

    @Test
    void whatMayHoldWithoutAnEndpointDoesNot() throws Exception {
        for (String match : List.of("a/b[not(iis:endpoint(.))]", "a/b[count(iis:endpoint(.)) = 0]",
                "a/b[iis:endpoint(.) = false()]",
                "a/b[iis:endpoint(.) = iis:assumed()]", "a/b[iis:endpoint(.) or c]", "a[iis:endpoint(.)] | b",
                "a[iis:endpoint(.) | b]", "a/b[string(iis:endpoint(.)) = '']", "a[iis:endpoint(.) = (b or c)]",
                "a[iis:endpoint(.) + 1]")) {
            Set<String> needs = needs(match);
            assertFalse(needs != null && needs.contains("http.sys"), match);
        }
    }

    @Test
    void whatLooksOutOfItsSectionIsTakenOut() throws RuleException {
        // Left as it is, it would match nothing where appSettings is not set.
        assertNull(needs("system.web/trace/@enabled[ancestor::configuration/appSettings/add]"));
        assertNull(needs("system.web/trace/@enabled[/configuration/appSettings/add]"));
        assertNull(needs("system.web/trace/@enabled[iis:expected() = 'required']"));
        assertNull(needs("appSettings/add/ancestor::*"));
    }
}
