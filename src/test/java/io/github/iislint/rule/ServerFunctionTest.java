package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.SITES;
import static io.github.iislint.rule.XPathFixture.access;
import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static io.github.iislint.rule.XPathFixture.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions of rules tell of sites, pools, levels, other locations and mappings. */
class ServerFunctionTest {

    private static final String REQUIRE = "Ssl, SslNegotiateCert, SslRequireCert";
    private static final String ONE = "<oneToOneMappings><add enabled=\"%s\" userName=\"u\" password=\"p\" certificate=\"MII\"/>"
            + "</oneToOneMappings>";

    private static String mapping(String attributes, String entries) {
        return "<security><authentication><iisClientCertificateMappingAuthentication " + attributes + ">" + entries
                + "</iisClientCertificateMappingAuthentication></authentication></security>";
    }

    private static String many(String enabled, String rules) {
        return "<manyToOneMappings><add name=\"m\" enabled=\"" + enabled + "\" userName=\"u\" password=\"p\"><rules>" + rules
                + "</rules></add></manyToOneMappings>";
    }

    @ParameterizedTest
    @CsvSource({"'', server, ''", "Shop, site, Shop", "Shop/partners, application, Shop/partners",
            "Shop/folder, folder, Shop/folder"})
    void aLocationHasALevelAndAName(String location, String level, String name) throws Exception {
        assertEquals(level, host("").string(location, "iis:level()"));
        assertEquals(name, host("").string(location, "iis:location()"));
    }

    @Test
    void theServerLevelIsVisitedWhereThereAreNoSites() throws Exception {
        assertEquals("false", host("").string("", "iis:visited()"));
        assertEquals("true", host("").string("Shop", "iis:visited()"));
        assertEquals("true", raw("").string("", "iis:visited()"));
        assertEquals("false", raw("").string("", "iis:assumed()"));
    }

    @Test
    void theSiteIsThatOfTheLocationAndThereIsNoneAtTheServerLevel() throws Exception {
        assertEquals("Shop", host("").string("Shop/partners", "iis:site()/@name"));
        assertEquals("true", host("").string("Blog", "iis:site()/@serverAutoStart"));
        assertEquals("0", host("").string("", "count(iis:site())"));
    }

    @Test
    void thePoolIsThatOfTheNearestApplication() throws Exception {
        XPathFixture server = host("");
        assertEquals("Main", server.string("Shop", "iis:pool()/@name"));
        assertEquals("Main", server.string("Shop/folder", "iis:pool()/@name"));
        assertEquals("Other", server.string("Shop/partners", "iis:pool()/@name"));
        assertEquals("0", server.string("", "count(iis:pool())"));
        assertEquals("0", server.string("Blog", "count(iis:pool())"));
        assertEquals("DefaultAppPool", raw(SITES.replace("\"Other\"", "\"DefaultAppPool\"")).string("Blog", "iis:pool()/@name"));
    }

    @Test
    void anotherPathOfTheSameSiteIsAsked() throws Exception {
        XPathFixture server = host(at("Shop/partners", access("Ssl")));
        assertEquals("Ssl", server.string("Shop", "iis:at('/partners/x')/system.webServer/security/access/@sslFlags"));
        assertEquals("None", server.string("Shop/partners", "iis:at('/')/system.webServer/security/access/@sslFlags"));
        assertEquals("None", server.string("Blog", "iis:at('/partners')/system.webServer/security/access/@sslFlags"));
        assertEquals("0", server.string("", "count(iis:at('/partners'))"));
        assertEquals("None", server.string("Shop/partners", "iis:server()/system.webServer/security/access/@sslFlags"));
        assertEquals("Shop/partners", server.string("Shop", "iis:location(iis:at('/partners'))"));
    }

    @Test
    void whatIsBelowIsTheLocationItselfApplicationsAndWhatSetsSomething() throws Exception {
        XPathFixture server = host(at("Shop/set", access("Ssl")));
        assertEquals("3", server.string("Shop", "count(iis:below())"));
        assertEquals("1", server.string("Shop/partners", "count(iis:below())"));
    }

    @Test
    void anExpectationHoldsBelowItsLocation() throws Exception {
        XPathFixture server = host("").expect("Shop/partners", "require");
        assertEquals("", server.string("Shop", "iis:expected()"));
        assertEquals("require", server.string("Shop/partners", "iis:expected()"));
        assertEquals("", server.string("", "iis:expected()"));
    }

    @Test
    void aCertificateIsRequestedAtALocationOrBelow() throws Exception {
        XPathFixture server = host(at("Shop/partners", access(REQUIRE)));
        assertEquals("true", server.string("", "iis:requested-below()"));
        assertEquals("true", server.string("Shop", "iis:requested-below()"));
        assertEquals("false", server.string("Blog", "iis:requested-below()"));
        assertEquals("true", host(at("Blog", access("Ssl, SslNegotiateCert"))).string("Blog", "iis:requested-below()"));
        assertEquals("false", host(at("Blog", access("Ssl"))).string("Blog", "iis:requested-below()"));
    }

    @Test
    void theReleaseOfWindowsIsGivenOrToldByBindings() throws Exception {
        assertEquals("NaN", host("").string("Shop", "iis:windows()"));
        assertEquals("2019", host("").windows(2019).string("Shop", "iis:windows()"));
        assertEquals("2022", raw(SITES.replace("sslFlags=\"1\"", "sslFlags=\"17\"")).string("Blog", "iis:windows()"));
        assertEquals("NaN", raw(SITES.replace("sslFlags=\"1\"", "sslFlags=\"17\"").replace("\"https\"", "\"http\""))
                .string("Blog", "iis:windows()"));
    }

    @Test
    void aSettingOrAPathOfWhateverLocationIsFound() throws Exception {
        XPathFixture server = host(at("Shop/.well-known/acme", "<serverRuntime uploadReadAheadSize=\"1\"/>"
                + "<security><requestFiltering><requestLimits maxUrl=\"9\"/></requestFiltering></security>"));
        assertEquals("true", server.string("Blog", "iis:sets('system.webServer/serverRuntime/@uploadReadAheadSize')"));
        assertEquals("false", server.string("Blog", "iis:sets('system.webServer/serverRuntime/@enabled')"));
        assertEquals("true",
                server.string("Blog", "iis:sets('system.webServer/security/requestFiltering/requestLimits/@maxUrl')"));
        assertEquals("false", server.string("Blog", "iis:sets('system.webServer/security/requestFiltering/@maxUrl')"));
        assertEquals("true", server.string("Blog", "iis:has-location('/.well-known')"));
        assertEquals("true", server.string("Blog", "iis:has-location('/.WELL-known/acme')"));
        assertEquals("false", server.string("Blog", "iis:has-location('/well-known')"));
    }

    @Test
    void aSectionIsLockedForWebConfigFiles() throws Exception {
        XPathFixture server = host(
                "<location path=\"\" overrideMode=\"Deny\"><system.webServer><directoryBrowse/></system.webServer>"
                        + "</location><location path=\"\" overrideMode=\"Allow\"><system.webServer>"
                        + "<defaultDocument/></system.webServer>"
                        + "</location>");
        assertEquals("true", server.string("Shop", "iis:locked('system.webServer/directoryBrowse')"));
        assertEquals("false", server.string("Shop", "iis:locked('system.webServer/defaultDocument')"));
        assertEquals("false", server.string("Shop", "iis:locked('system.webServer/urlCompression')"));
    }

    @Test
    void anAttributeIsSetByAFileOrADefault() throws Exception {
        XPathFixture server = host(at("Shop", access("Ssl")));
        String flags = "system.webServer/security/access/@sslFlags";
        assertEquals("true", server.string("Shop/partners", "iis:is-set(" + flags + ")"));
        assertEquals("false", server.string("Blog", "iis:is-set(" + flags + ")"));
    }

    @ParameterizedTest
    @CsvSource({"enabled='true', true, true", "enabled='false', true, false", "'', true, false", "enabled='true', false, false",
            "enabled='true' oneToOneCertificateMappingsEnabled='false', true, false"})
    void aOneToOneMappingIsInEffectWhereItIsSwitchedOnAndHasAnEntry(String attributes, String entry, String expected)
            throws Exception {
        XPathFixture server = host(at("Shop", mapping(attributes, ONE.formatted(entry))));
        assertEquals(expected, server.string("Shop", "iis:mapping-in-effect()"));
    }

    @ParameterizedTest
    @CsvSource({"enabled='true', true, 1, true", "enabled='true', true, 0, false", "enabled='true', false, 1, false",
            "enabled='true' manyToOneCertificateMappingsEnabled='false', true, 1, false"})
    void aManyToOneMappingIsInEffectWhereAnEntryHasRules(String attributes, String entry, int rules, String expected)
            throws Exception {
        String rule = "<add certificateField=\"Issuer\" certificateSubField=\"O\" matchCriteria=\"Contoso\"/>";
        XPathFixture server = host(at("Shop", mapping(attributes, many(entry, rule.repeat(rules)))));
        assertEquals(expected, server.string("Shop", "iis:mapping-in-effect()"));
    }

    @Test
    void aMappingNeedsItsModule() throws Exception {
        String directory = "<security><authentication><clientCertificateMappingAuthentication enabled=\"true\"/></authentication>"
                + "</security>";
        String modules = "<system.webServer><modules><add name=\"%s\"/></modules></system.webServer>";
        assertEquals("true", host(at("Shop", directory)).string("Shop", "iis:mapping-in-effect()"));
        assertEquals("true", host(modules.formatted("CertificateMappingAuthenticationModule") + at("Shop", directory))
                .string("Shop", "iis:mapping-in-effect()"));
        assertEquals("false", host(modules.formatted("StaticFileModule") + at("Shop", directory)).string("Shop",
                "iis:mapping-in-effect()"));
        assertEquals("false", host(modules.formatted("StaticFileModule") + at("Shop", mapping("enabled='true'",
                ONE.formatted("true")))).string("Shop", "iis:mapping-in-effect()"));
        assertEquals("true", host(modules.formatted("IISCertificateMappingAuthenticationModule")
                + at("Shop", mapping("enabled='true'", ONE.formatted("true")))).string("Shop", "iis:mapping-in-effect()"));
    }

    @Test
    void aModuleIsInstalledWhereBothListsHaveIt() throws Exception {
        String module = "<system.webServer><%1$s><add name=\"%2$s\"/></%1$s></system.webServer>";
        String asked = "iis:module-installed('M')";
        assertEquals("unknown", host("").string("Shop", asked));
        assertEquals("yes", host(module.formatted("modules", "M")).string("Shop", asked));
        assertEquals("no", host(module.formatted("modules", "N")).string("Shop", asked));
        assertEquals("no", host("<system.webServer><globalModules><add name=\"N\" image=\"n\"/></globalModules><modules>"
                + "<add name=\"M\"/></modules></system.webServer>").string("Shop", asked));
        assertEquals("unknown", host(at("Shop", "<modules><add name=\"Mine\" type=\"T\"/></modules>")).string("Shop", asked));
    }

    @ParameterizedTest
    @CsvSource({"'', absent", "secret, plain", "[enc:IISWASOnlyAesProvider:AbC=:enc], encrypted", "[enc::AbC=:enc], plain",
            "#{Password}, unknown"})
    void aPasswordHasAKindAndIsNotTold(String password, String kind) throws Exception {
        XPathFixture server = host(at("Shop", "<security><authentication><anonymousAuthentication password=\"" + password
                + "\"/></authentication></security>"));
        assertEquals(kind, server.string("Shop",
                "iis:password-kind(system.webServer/security/authentication/anonymousAuthentication/@password)"));
        assertEquals("absent", server.string("Blog",
                "iis:password-kind(system.webServer/security/authentication/anonymousAuthentication/@password)"));
    }

    @Test
    void theEntriesOfALocationAreThoseThatItAdds() throws Exception {
        XPathFixture server = host(at("Shop", mapping("enabled='true'", ONE.formatted("true")))
                + at("Shop/partners", mapping("enabled='true'", many("true", ""))));
        assertEquals("1", server.string("Shop", "count(iis:entries-own())"));
        assertEquals(List.of("m"), server.nodes("Shop/partners", "iis:entries-own()/@name"));
        assertEquals("0", server.string("Shop/folder", "count(iis:entries-own())"));
    }

    @Test
    void theEntryThatAlwaysWinsIsTold() throws Exception {
        String entry = "<add name=\"%s\" enabled=\"true\" userName=\"u\" password=\"p\"><rules><add certificateField=\"Issuer\" "
                + "certificateSubField=\"O\" matchCriteria=\"%s\"/></rules></add>";
        XPathFixture server = host(at("Shop", mapping("enabled='true'", "<manyToOneMappings>" + entry.formatted("wide", "C*")
                + entry.formatted("narrow", "Contoso") + entry.formatted("other", "Fabrikam") + "</manyToOneMappings>")));
        String entries = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication"
                + "/manyToOneMappings/add";
        assertEquals("wide", server.string("Shop", "iis:earlier-entry(" + entries + "[@name = 'narrow'])/@name"));
        assertEquals("0", server.string("Shop", "count(iis:earlier-entry(" + entries + "[@name = 'other']))"));
        assertEquals("0", server.string("Shop", "count(iis:earlier-entry(" + entries + "[@name = 'wide']))"));
    }

    @Test
    void aFolderThatAnotherLocationServesWithLessIsABypass() throws Exception {
        String sites = SITES.replace("C:\\sites\\blog", "C:\\SITES\\shop\\");
        String locations = at("Shop", access(REQUIRE));
        assertEquals(List.of("None"), raw(sites + locations).nodes("Shop", "iis:bypass()"));
        assertEquals(List.of("None"), raw(sites + locations).nodes("Shop/folder", "iis:bypass()"));
        assertEquals(List.of("Ssl, SslNegotiateCert"), raw(sites + locations + at("Blog", access("Ssl, SslNegotiateCert")))
                .nodes("Shop", "iis:bypass()"));
        assertEquals(List.of(), raw(sites + locations).nodes("Blog", "iis:bypass()"));
        assertEquals(List.of(), raw(sites + locations).nodes("Shop/partners", "iis:bypass()"));
        assertEquals(List.of(), raw(sites + locations + at("Blog", access(REQUIRE))).nodes("Shop", "iis:bypass()"));
        assertEquals(List.of(), raw(sites + locations).expect("Blog", "none").nodes("Shop", "iis:bypass()"));
        assertEquals(List.of(), raw(sites + at("Shop", access("#{Flags}"))).nodes("Shop", "iis:bypass()"));
        assertEquals(List.of(), host(locations).nodes("Shop", "iis:bypass()"));
    }

    @Test
    void aFolderBelowIsABypassOfItselfAndNotOfItsNeighbours() throws Exception {
        XPathFixture server = raw(SITES.replace("C:\\sites\\blog", "C:\\sites\\shop\\Other\\inner") + at("Shop", access(REQUIRE))
                + at("Shop/other/inner", "<directoryBrowse enabled=\"false\"/>"));
        assertEquals(List.of("None"), server.nodes("Shop/other/inner", "iis:bypass()"));
        assertEquals(List.of(), server.nodes("Shop/folder", "iis:bypass()"));
        assertEquals(List.of(), server.nodes("Shop", "iis:bypass()"));
    }
}
