package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.Expectations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.dom4j.Node;
import org.junit.jupiter.api.Test;

/** What a rule sees of a location, and of those below. */
class LocationFunctionsTest {

    private static final String FLAGS = "system.webServer/security/access/@sslFlags";
    private static final String LIMIT = "system.webServer/security/requestFiltering/requestLimits/@maxAllowedContentLength";

    private static final String DIRECTORY = "system.webServer/security/authentication/clientCertificateMappingAuthentication";
    private static final String IIS = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication";
    private static final String DENIED = IIS + "/manyToOneMappings/add/@permissionMode";

    private final ServerContext facts = facts("""
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
                    </application>
                    <application path="/partners">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\partners" />
                    </application>
                  </site>
                  <site name="Blog" id="2">
                    <application path="/">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\blog" />
                    </application>
                  </site>
                </sites>
              </system.applicationHost>
              <location path="Shop">
                <system.webServer>
                  <security>
                    <access sslFlags="Ssl" />
                    <requestFiltering>
                      <requestLimits maxAllowedContentLength="1000" />
                    </requestFiltering>
                  </security>
                </system.webServer>
              </location>
              <location path="Shop/partners">
                <system.webServer>
                  <security>
                    <access />
                    <requestFiltering>
                      <requestLimits maxAllowedContentLength="2000" />
                    </requestFiltering>
                  </security>
                </system.webServer>
              </location>
              <location path="Blog">
                <system.webServer>
                  <security>
                    <authentication>
                      <clientCertificateMappingAuthentication enabled="True" />
                      <iisClientCertificateMappingAuthentication>
                        <manyToOneMappings>
                          <add name="Old CA" permissionMode="deny" />
                        </manyToOneMappings>
                      </iisClientCertificateMappingAuthentication>
                    </authentication>
                  </security>
                </system.webServer>
              </location>
            </configuration>
            """);

    @Test
    void anAttributeIsSetWhereAFileSetsItAndNowhereBelow() throws Exception {
        assertTrue(test("Shop", "iis:set-here(" + FLAGS + ")"));
        assertFalse(test("Shop/partners", "iis:set-here(" + FLAGS + ")"));
        assertFalse(test("Shop/partners/archive", "iis:set-here(" + FLAGS + ")"));
    }

    @Test
    void anAttributeOfAnInnerElementIsSetWhereItIsReplaced() throws Exception {
        assertTrue(test("Shop", "iis:set-here(" + LIMIT + ")"));
        assertTrue(test("Shop/partners", "iis:set-here(" + LIMIT + ")"));
    }

    @Test
    void aDefaultOfTheSchemaIsSetNowhere() throws Exception {
        assertFalse(test("", "iis:set-here(" + FLAGS + ")"));
        assertFalse(test("Blog", "iis:set-here(" + FLAGS + ")"));
    }

    @Test
    void belowALocationAreTheLocationItselfAndWhatDiffersFromIt() throws Exception {
        assertEquals(List.of("1000", "2000"), values("Shop", "iis:below()/" + LIMIT));
        assertEquals(List.of("2000"), values("Shop/partners", "iis:below()/" + LIMIT));
        assertTrue(test("", "iis:below()/" + LIMIT + " = 2000"));
        assertFalse(test("Blog", "iis:below()/" + LIMIT + " = 2000"));
    }

    @Test
    void booleansAndNamesAreComparedAsTheSchemaSpellsThem() throws Exception {
        assertEquals(List.of("true"), values("Blog", DIRECTORY + "/@enabled"));
        assertEquals(List.of("Deny"), values("Blog", DENIED));
    }

    @Test
    void nodesOfTwoSectionsHaveAnOrder() throws Exception {
        assertEquals(2, values("Shop", FLAGS + " | " + LIMIT).size());
    }

    @Test
    void whatALocationBelowInheritsWholeIsThereOnce() throws Exception {
        assertEquals(List.of("Ssl", "Ssl"), values("Shop", "iis:below()/" + FLAGS), "Shop/partners sets an element of its own");
        assertEquals(List.of("None"), values("Blog", "iis:below()/" + FLAGS));
        String asksForMore = "iis:below()/" + LIMIT + "[/configuration/system.webServer/security/access/@sslFlags = 'Ssl']";
        assertEquals(List.of("1000", "2000"), values("Shop", asksForMore));
    }

    /** Each of so many matches must not look at each of so many locations. */
    @Test
    void workGrowsWithMatchesAndLocationsAndNotWithTheirProduct() throws Exception {
        String[] rules = {"mapping-empty", "tls13-renegotiation", "http2-renegotiation"};
        for (String id : rules) {
            long some = visited(id, 50);
            long more = visited(id, 200);
            assertTrue(some > 50, id + " looks at something: " + some);
            assertTrue(more < 6 * some, id + " visits " + some + " nodes of 50 and " + more + " of 200");
        }
    }

    /** How many nodes a rule visits where a site has so many bindings, entries of mappings and folders. */
    private static long visited(String id, int count) throws RuleException {
        StringBuilder bindings = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        StringBuilder folders = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bindings.append("<binding protocol=\"https\" bindingInformation=\"*:443:h").append(i).append("\"/>");
            entries.append("<add userName=\"u\" password=\"p\" enabled=\"false\" certificate=\"MII").append(i).append("\"/>");
            folders.append("<location path=\"Shop/a").append(i).append("\"><system.webServer><security>"
                    + "<access sslFlags=\"Ssl, SslRequireCert\"/></security></system.webServer></location>");
        }
        ServerContext context = facts("<configuration><system.applicationHost><sites><site name=\"Shop\" id=\"1\">"
                + "<application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"C:\\s\"/></application><bindings>"
                + bindings
                + "</bindings></site></sites></system.applicationHost><location path=\"Shop\"><system.webServer><security>"
                + "<authentication><iisClientCertificateMappingAuthentication enabled=\"true\"><oneToOneMappings>" + entries
                + "</oneToOneMappings></iisClientCertificateMappingAuthentication></authentication></security>"
                + "</system.webServer></location>" + folders + "</configuration>");
        LocalNameNavigator.visited();
        Rule rule = RuleSet.builtIn().rule(id);
        EffectiveTree.Root tree = new EffectiveTree.Root(context.at(context.server().location("Shop")),
                EffectiveTree.World.LEAST);
        for (Node node : rule.match().nodes(tree)) {
            rule.message(node, context.server().location("Shop"));
            for (Rule.RelatedTemplate related : rule.related()) {
                related.nodes().nodes(node);
            }
        }
        return LocalNameNavigator.visited();
    }

    @Test
    void aTextIsChosenByACondition() throws Exception {
        assertTrue(test("Shop", "iis:if(iis:has-flag(" + FLAGS + ", 'Ssl'), 'yes', 'no') = 'yes'"));
        assertTrue(test("Shop", "iis:if(iis:has-flag(" + FLAGS + ", 'Ssl128'), 'yes', 'no') = 'no'"));
        assertTrue(test("Shop", "iis:if(iis:has-flag(" + FLAGS + ", 'Ssl128'), 'yes') = ''"));
        assertTrue(test("Shop", "iis:if(" + FLAGS + ", iis:location(), '') = 'Shop'"));
    }

    private boolean test(String location, String xpath) throws RuleException {
        return new Expression(xpath, "test", Variables.NONE).test(tree(location));
    }

    private List<String> values(String location, String xpath) throws RuleException {
        return new Expression(xpath, "test", Variables.NONE).nodes(tree(location)).stream().map(Node::getText).toList();
    }

    /** As a rule sees it that names these sections and no other. */
    private EffectiveTree.Root tree(String location) {
        EffectiveTree.Root tree = new EffectiveTree.Root(facts.at(facts.server().location(location)), EffectiveTree.World.LEAST);
        tree.allow(Set.of("system.webServer/security/access", "system.webServer/security/requestFiltering", DIRECTORY, IIS));
        return tree;
    }

    private static ServerContext facts(String applicationHost) {
        MemoryFiles files = new MemoryFiles(Path.of("/server"), Map.of(Path.of("applicationHost.config"),
                SourceText.decode(applicationHost.getBytes(StandardCharsets.UTF_8))));
        try {
            Server server = new ServerLoader(files, Schema.builtIn(), new FolderMap(files, List.of(), Map.of()),
                    Frameworks.NONE, path -> false)
                    .load(Path.of("/server/applicationHost.config"), List.of());
            return new ServerContext(server, new Expectations(List.of()), OptionalInt.empty(), null, HttpSys.unknown());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
