package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.schema.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression depends on. */
class DependenciesTest {

    private static final String ACCESS = "system.webServer/security/access";
    private static final String BROWSE = "system.webServer/directoryBrowse";

    private static Dependencies of(String xpath) {
        return of(xpath, Variables.NONE);
    }

    private static Dependencies of(String xpath, Variables variables) {
        try {
            Dependencies reads = new Dependencies(Schema.builtIn().sections(), variables);
            new Expression(xpath, "test", variables).collect(reads);
            return reads;
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sectionsAreThoseThatPathsNameFromTheTop() {
        assertEquals(Set.of(ACCESS), of(ACCESS + "/@sslFlags[. = 'Ssl']").sections);
        assertEquals(Set.of(ACCESS, BROWSE), of(ACCESS + "/@sslFlags | " + BROWSE + "/@enabled").sections);
        assertEquals(Set.of(ACCESS, BROWSE), of(ACCESS + "[/configuration/" + BROWSE + "/@enabled = 'true']").sections);
        assertEquals(Set.of(ACCESS, BROWSE), of(ACCESS + "/@sslFlags[string(/configuration/" + BROWSE + ")]").sections);
        assertFalse(of(ACCESS + "/@sslFlags").everything);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//access", "*/security", "system.webServer/*", "descendant::access", "system.webServer"})
    void whatNamesNoSectionDependsOnAll(String xpath) {
        assertTrue(of(xpath).everything);
    }

    @Test
    void aRelativePathInAPredicateStaysInItsSection() {
        assertEquals(Set.of(ACCESS), of(ACCESS + "[../access/@sslFlags]").sections);
        assertFalse(of(ACCESS + "[child/@x]").everything);
    }

    @Test
    void aSectionThatNoSchemaKnowsIsReadUnderEachPathThatItMayHave() {
        assertEquals(Set.of("company", "company/settings"), of("company/settings/@x").sections);
    }

    @ParameterizedTest
    @EnumSource(IisFunction.class)
    void everyFunctionIsSeen(IisFunction function) {
        Dependencies reads = new Dependencies(Set.of(), Variables.NONE);
        try {
            reads.add(new Expression("iis:" + function + "()", "test", Variables.NONE).compile());
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
        assertEquals(Set.of(function), reads.functions);
    }

    @Test
    void theLocationAsSuchPlaysAPartWhereAFunctionSaysSo() {
        assertTrue(of("iis:location()").single());
        assertTrue(of(ACCESS + "/@sslFlags[iis:set-here(.)]").single());
        assertFalse(of(ACCESS + "/@sslFlags[iis:expected() = 'none']").single());
        assertFalse(of(ACCESS + "/@sslFlags[iis:has-flag(., 'Ssl')]").single());
    }

    @Test
    void ofTheSiteOnlyTheShapeOfItsBindingsIsShared() {
        assertTrue(of("iis:site()/bindings/binding/@protocol = 'https'").siteShapeOnly());
        assertTrue(of("iis:site()/bindings/binding[@sslFlags = '1']").siteShapeOnly());
        assertFalse(of("iis:site()/bindings/binding/@bindingInformation").siteShapeOnly());
        assertFalse(of("iis:site()/@name").siteShapeOnly());
        assertFalse(of("iis:site()/*").siteShapeOnly());
        assertFalse(of("string(iis:site())").siteShapeOnly());
        assertFalse(of("iis:site()//binding/@protocol").siteShapeOnly());
        assertFalse(of("iis:site()[contains(., 'x')]/bindings").siteShapeOnly());
        assertEquals(Set.of("@name", "bindings"), of("iis:site()[@name = 'a']/bindings/binding").site);
    }

    @Test
    void conditionsOnTheSiteAreLookedInto() {
        assertEquals(Set.of("@id", "@name"), of("iis:site()[@name = 'a' and @id = '1']").site);
        assertEquals(Set.of("@name", "bindings"), of("iis:site()[contains(@name, 'a')]/bindings").site);
        assertFalse(of("iis:site()[contains(@name, 'a')]/bindings").wholeSite);
        assertTrue(of("iis:site()[string() = 'a']/bindings").wholeSite);
        assertTrue(of("iis:site()/bindings[../@name = 'a']").wholeSite);
        assertTrue(of("iis:site()/bindings[count(../application) = 1]").wholeSite);
        assertTrue(of("iis:site()/bindings[1 + count(../application) = 2]").wholeSite);
        assertFalse(of("iis:site()/bindings[count(binding) = 2]").wholeSite);
        assertEquals(Set.of(BROWSE), of("iis:site()[/configuration/" + BROWSE + "/@enabled]/bindings").sections);
        assertEquals(Set.of(IisFunction.SITE, IisFunction.EXPECTED),
                of("iis:site()/bindings/binding[iis:expected() = '']").functions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iis:site()/logFile[@enabled = 'true']/@logFormat",
            "iis:site()/logFile/@logFormat[../@enabled = 'true']",
            "iis:site()/logFile[not(@enabled = 'true') or -1 > @enabled]/@logFormat[contains(string(), 'W') and . != 'a']",
            "iis:site()/logFile/@logFormat[. = 'IIS'] | iis:site()/logFile[iis:has-flag(@enabled, 'a')]/@logFormat"})
    void ofAChildOfTheSiteNoMoreThanTheAttributesThatAreNamed(String xpath) {
        assertTrue(Set.of("logFile/@enabled", "logFile/@logFormat").containsAll(of(xpath).site), xpath);
        assertFalse(of(xpath).wholeSite, xpath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iis:site()/logFile/@*", "iis:site()/logFile[@*]/@logFormat", "iis:site()/logFile",
            "iis:site()/logFile[string() = '']/@logFormat", "iis:site()/logFile[iis:is-set(.)]/@logFormat",
            "iis:site()/logFile[customFields/add]/@logFormat", "iis:site()/logFile[@enabled[. = 'true']]/@logFormat",
            "iis:site()/logFile[@enabled = 'true']/customFields/add/@sourceName",
            "iis:site()/logFile[(@enabled)[. = 'true']]/@logFormat"})
    void allOfAChildWhereItIsUnknownWhichAttributes(String xpath) {
        assertTrue(of(xpath).wholeSite || of(xpath).site.contains("logFile"), xpath);
    }

    @Test
    void whatAConditionReadsElsewhereIsNoPartOfTheChild() {
        Dependencies reads = of("iis:site()/logFile/@logFormat[iis:site()/hsts/@enabled = 'true'][iis:pool()/@name]"
                + "[/configuration/" + BROWSE + "/@enabled = 'true'][iis:at('/')/" + ACCESS + "/@sslFlags]");
        assertEquals(Set.of("logFile/@logFormat", "hsts/@enabled"), reads.site);
        assertFalse(reads.wholeSite);
        assertEquals(Set.of(BROWSE), reads.sections);
        assertEquals(Set.of(ACCESS), reads.at.get(0).sections());
        assertTrue(of("iis:site()/logFile/@logFormat[iis:duplicates(../customFields/add)/../../../@name]").wholeSite);
    }

    @Test
    void conditionsOnBindingsMayTellThemApartByMoreThanTheirShape() {
        assertTrue(of("iis:site()/bindings/binding[@protocol = 'https' or @sslFlags = '1']").siteShapeOnly());
        assertFalse(of("iis:site()/bindings/binding[contains(@bindingInformation, 'a')]").siteShapeOnly());
        assertFalse(of("iis:site()/bindings/binding[@protocol = 'https' or @certificateHash = 'a']").siteShapeOnly());
        assertFalse(of("iis:site()/bindings/binding[@*]").siteShapeOnly());
        assertFalse(of("iis:site()/bindings/binding[iis:endpoint(.)]").siteShapeOnly());
        assertFalse(of("iis:binding(iis:site()/bindings/binding)").siteShapeOnly());
        assertFalse(of("system.applicationHost/sites/site/bindings/binding[iis:binding(.)]").single());
    }

    @Test
    void conditionsAfterAFunctionAreLookedInto() {
        assertEquals(Set.of(BROWSE), of("iis:below()/" + BROWSE).sections);
        assertEquals(Set.of(IisFunction.BELOW, IisFunction.EXPECTED), of("iis:below()/" + BROWSE + "[iis:expected()]").functions);
        assertEquals(Set.of(IisFunction.POOL, IisFunction.EXPECTED), of("iis:pool()/@queueLength[iis:expected()]").functions);
        assertEquals(Set.of(ACCESS, BROWSE), of("(" + ACCESS + ")[/configuration/" + BROWSE + "]").sections);
        assertEquals(Set.of(ACCESS), of("-count(" + ACCESS + ")").sections);
        assertFalse(of("iis:at('/api')[iis:expected() = '']/" + BROWSE).at.get(0).known());
        assertEquals(Set.of(ACCESS, BROWSE),
                of("iis:at('/api')[/configuration/" + ACCESS + "/@sslFlags]/" + BROWSE).at.get(0).sections());
        assertEquals(Set.of(ACCESS, BROWSE),
                of("iis:at('/api')[not(" + ACCESS + "/@sslFlags = '')]/" + BROWSE).at.get(0).sections());
        assertTrue(of("iis:at('/api')[*]/" + BROWSE).everything);
        assertTrue(of("iis:at('/api')[string()]/" + BROWSE).everything);
        assertTrue(of("iis:at('/api')[-" + ACCESS + "]/" + BROWSE).everything);
        assertFalse(of("iis:at('/api')[" + ACCESS + "][1]['a' = 'b']/" + BROWSE).everything);
        assertTrue(of("iis:at(concat('/', 'api'))/" + BROWSE).single());
        assertFalse(of("iis:at('/api')/" + BROWSE).single());
    }

    @Test
    void anotherPathOfTheSiteIsKnownWhereItIsWrittenAndNothingButSectionsIsReadThere() {
        Dependencies.PathDependency api = of("iis:at('/api')/" + BROWSE + "/@enabled").at.get(0);
        assertEquals(List.of("api"), api.path());
        assertEquals(Set.of(BROWSE), api.sections());
        assertTrue(api.known());
        assertFalse(of("iis:at(concat('/', 'api'))/" + BROWSE).at.get(0).known());
        assertFalse(of("iis:at('/api')").at.get(0).known());
        assertFalse(of("iis:at('/api')/" + BROWSE + "[iis:expected() = '']").at.get(0).known());
        assertTrue(of("iis:at('/api')/" + BROWSE + "[iis:lower-case(@enabled) = 'true']").at.get(0).known());
        Dependencies.PathDependency more = of("iis:at('/api')/" + BROWSE + "[/configuration/" + ACCESS + "/@sslFlags]").at.get(0);
        assertEquals(Set.of(ACCESS, BROWSE), more.sections());
        assertFalse(of("iis:at('/api')/" + BROWSE + "[//access]").at.get(0).known());
    }

    @Test
    void aVariableIsWhatItStandsFor() throws RuleException {
        Variables variables = Variables.NONE.with("flags", new Expression(ACCESS + "/@sslFlags", "test", Variables.NONE));
        assertEquals(Set.of(ACCESS, BROWSE), of(BROWSE + "/@enabled[$flags = 'Ssl']", variables).sections);
    }

    private static Variables named(String name, String xpath) {
        try {
            return Variables.NONE.with(name, new Expression(xpath, "test", Variables.NONE));
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPathFromAVariableLeadsOnFromWhatItStandsFor() {
        Variables bindings = named("bindings", "iis:site()/bindings/binding");
        assertTrue(of("$bindings/@protocol", bindings).siteShapeOnly());
        assertTrue(of("$bindings[@sslFlags = '1']", bindings).siteShapeOnly());
        assertTrue(of("$bindings/@bindingInformation", bindings).wholeBindings);
        assertTrue(of("$bindings[contains(@bindingInformation, 'a')]", bindings).wholeBindings);
        assertTrue(of("($bindings[2])[1]/../../@name", bindings).wholeSite);
        Variables api = named("api", "iis:at('/api')/system.webServer");
        assertTrue(of("$api/directoryBrowse", api).at.get(0).known());
        assertEquals(Set.of(BROWSE), of("$api/directoryBrowse", api).at.get(0).sections());
        assertFalse(of("$api/directoryBrowse[iis:expected() = '']", api).at.get(0).known());
        assertFalse(of("$api", api).at.get(0).known());
        assertEquals(Set.of(ACCESS), of("$security/access/@sslFlags", named("security", "system.webServer/security")).sections);
    }

    @Test
    void aPathFromAUnionLeadsOnFromEachOfItsParts() {
        assertTrue(of("(iis:site()/bindings/binding | iis:site()/bindings/other)/@protocol").siteShapeOnly());
        assertTrue(of("(iis:site()/bindings/binding | " + ACCESS + ")/@bindingInformation").wholeBindings);
        assertTrue(of("(iis:site()/bindings/binding | " + ACCESS + ")[contains(@bindingInformation, 'a')]").wholeBindings);
        assertEquals(Set.of(ACCESS, BROWSE), of("(" + ACCESS + " | " + BROWSE + ")[1]/@enabled").sections);
    }

    @Test
    void namesThatStandForTooMuchDependOnEverything() throws RuleException {
        Variables variables = named("a0", ACCESS);
        for (int i = 1; i <= 40; i++) {
            String before = "$a" + (i - 1);
            variables = variables.with("a" + i, new Expression(before + " | " + before, "test", variables));
        }
        Dependencies reads = of("$a40/@sslFlags", variables);
        assertTrue(reads.everything && reads.wholeSite && reads.single());
    }

    @Test
    void expressionsThatDependOnTheSameHaveTheSameSignature() {
        assertEquals(of(ACCESS + "/@sslFlags").signature(), of(ACCESS + "[@sslFlags = 'x']").signature());
        List<String> different = List.of(ACCESS, BROWSE, ACCESS + "[iis:expected()]", "//access", "iis:site()/@name",
                "iis:site()/@id", "iis:site()/bindings/binding/@protocol", "iis:site()/bindings/binding/@bindingInformation",
                "string(iis:site())", "iis:at('/a')/" + BROWSE, "iis:at('/b')/" + BROWSE, "iis:at('/a')/" + ACCESS);
        for (int i = 0; i < different.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertNotEquals(of(different.get(i)).signature(), of(different.get(j)).signature(),
                        different.get(i) + " and " + different.get(j));
            }
        }
    }

    @Test
    void namesThatMeanNothingAreKept() {
        Dependencies reads = new Dependencies(Set.of(), Variables.NONE);
        try {
            reads.add(DocumentOrder.parse("iis:nothing() + $x + count($y/c) + count(a:b) + a:f() + concat('a', 'b')"));
        } catch (org.jaxen.JaxenException e) {
            throw new AssertionError(e);
        }
        assertEquals(Set.of("nothing"), reads.unknown);
        assertEquals(Set.of("$x", "$y", "a:b", "a:f"), reads.foreign);
        assertEquals(Set.of("concat", "count"), reads.standard);
    }

    @Test
    void whatIsNestedTooDeeplyIsSaidToBe() throws Exception {
        Dependencies reads = new Dependencies(Set.of(), Variables.NONE);
        reads.add(DocumentOrder.parse("1" + " + 1".repeat(600)));
        assertTrue(reads.deep);
        assertFalse(of("1" + " + 1".repeat(100)).deep);
    }
}
