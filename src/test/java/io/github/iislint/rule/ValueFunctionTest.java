package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions of rules say of a single value. */
class ValueFunctionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "iis:has-flag('Ssl, SslRequireCert', 'SslRequireCert')|true",
            "iis:has-flag('ssl,sslrequirecert', 'SslRequireCert')|true",
            "iis:has-flag('SslRequireCert', 'Ssl')|false", "iis:has-flag('104', 'Ssl')|true", "iis:has-flag('0x60', 'Ssl')|false",
            "iis:has-flag('0x60', 'SslRequireCert')|true", "iis:has-flag('', 'Ssl')|false",
            "iis:has-bit('37', 32)|true", "iis:has-bit('37', 2)|false", "iis:has-bit(' 0x20 ', 32)|true",
            "iis:has-bit('', 1)|false",
            "iis:has-bit('many', 1)|false",
            "iis:flags-style('Ssl, SslRequireCert')|''", "iis:flags-style('104')|numeric", "iis:flags-style('Ssl, 8')|numeric",
            "iis:flags-style('Ssl,Ssl')|duplicate", "iis:flags-style('Ssl,SSL')|duplicate", "iis:flags-style('None')|''",
            "iis:flags-style('None, Ssl')|none-beside-others", "iis:flags-style('ssl')|letter-case",
            "iis:flags-style('none,ssl')|none-beside-others", "iis:flags-style('Unknown')|''", "iis:flags-style('')|''",
            "iis:lower-case('ÄBC Def')|äbc def", "iis:equals('Shop', 'SHOP')|true", "iis:equals('Shop', 'Shops')|false",
            "iis:equals(12, '12')|true",
            "iis:seconds('00:20:00')|1200", "iis:seconds('1.02:03:04')|93784", "iis:seconds('00:20')|1200",
            "iis:seconds(' 90 ')|90", "iis:seconds('infinite')|Infinity", "iis:seconds('soon')|NaN", "iis:seconds('')|NaN",
            "iis:seconds('-5')|NaN"})
    void isAsDocumented(String xpath, String expected) throws Exception {
        assertEquals(expected.equals("''") ? "" : expected, XPathFixture.value(xpath));
    }

    @ParameterizedTest
    @CsvSource({"*:443:shop.example, *, 443, shop.example, false", ":80:, *, 80, '', false",
            "10.0.0.1:8080:, 10.0.0.1, 8080, '', false", "[::1]:443:h, [::1], 443, h, true",
            "[2001:db8::1]:80:, [2001:db8::1], 80, '', true"})
    void aBindingHasAddressPortAndHost(String information, String address, String port, String host, String ipv6)
            throws Exception {
        String binding = "iis:binding('" + information + "')/@";
        assertEquals(List.of(address, port, host, ipv6), List.of(XPathFixture.value(binding + "address"),
                XPathFixture.value(binding + "port"), XPathFixture.value(binding + "host"),
                XPathFixture.value(binding + "ipv6")));
    }

    @ParameterizedTest
    @CsvSource({"808:*", "localhost", "[::1]:443", "''"})
    void aBindingOfAnotherFormHasNone(String information) throws Exception {
        assertEquals("0", XPathFixture.value("count(iis:binding('" + information + "')/@*)"));
        assertEquals("1", XPathFixture.value("count(iis:binding('" + information + "'))"));
    }

    @Test
    void aBindingElementIsReadByItsInformation() throws Exception {
        assertEquals("443", XPathFixture.value("iis:binding(iis:site()/bindings/binding[@protocol = 'https'])/@port"));
    }

    @Test
    void duplicatesAreAllButTheFirstOfATextInAnyLetterCase() throws Exception {
        XPathFixture server = host(
                at("Shop", "<handlers><add name=\"A\" path=\"*.X\" verb=\"*\"/><add name=\"B\" path=\"*.y\" verb=\"*\"/>"
                        + "<add name=\"C\" path=\"*.x\" verb=\"*\"/><add name=\"D\" path=\"*.x\" verb=\"*\"/></handlers>"));
        assertEquals(List.of("C", "D"), server.nodes("Shop", "iis:duplicates(system.webServer/handlers/add/@path)/../@name"));
        assertEquals(List.of(), server.nodes("Shop", "iis:duplicates(system.webServer/handlers/add/@name)"));
    }

    @Test
    void twoNodeSetsAreEqualIfANodeOfEachIs() throws Exception {
        XPathFixture server = host(at("Shop", "<modules><add name=\"A\"/><add name=\"b\"/></modules>"));
        String names = "system.webServer/modules/add/@name";
        assertEquals("true", server.string("Shop", "iis:equals(" + names + ", 'B')"));
        assertEquals("true", server.string("Shop", "iis:equals('a', " + names + ")"));
        assertEquals("false", server.string("Shop", "iis:equals(" + names + ", 'c')"));
        assertEquals("false", server.string("Shop", "iis:equals(" + names + ", system.webServer/no/@name)"));
    }

    @Test
    void theSchemaTellsTheUnitOfANumberAndTheFlagsOfAValue() throws Exception {
        XPathFixture server = host(at("Shop", "<directoryBrowse showFlags=\"date,TIME\"/><handlers accessPolicy=\"512\"/>")
                + "<location path=\"Shop\"><system.web><sessionState timeout=\"20\"/><httpRuntime executionTimeout=\"110\"/>"
                + "</system.web></location>");
        assertEquals("1200", server.string("Shop", "iis:seconds(system.web/sessionState/@timeout)"));
        assertEquals("110", server.string("Shop", "iis:seconds(system.web/httpRuntime/@executionTimeout)"));
        assertEquals("true", server.string("Shop", "iis:has-flag(system.webServer/directoryBrowse/@showFlags, 'Time')"));
        assertEquals("letter-case", server.string("Shop", "iis:flags-style(system.webServer/directoryBrowse/@showFlags)"));
        assertEquals("true", server.string("Shop", "iis:has-flag(system.webServer/handlers/@accessPolicy, 'Script')"));
        assertEquals("false", server.string("Shop", "iis:has-flag(system.webServer/handlers/@accessPolicy, 'Read')"));
    }

    @Test
    void concatJoinsTwoOrMoreTexts() throws Exception {
        assertEquals("abc", XPathFixture.value("concat('a', 'b', 'c')"));
        assertEquals("1a", XPathFixture.value("concat(1, 'a')"));
        assertTrue(assertThrows(RuleException.class, () -> XPathFixture.value("concat('a')")).getMessage()
                .contains("concat() needs at least two arguments"));
    }

    @Test
    void whatIsMissingOrMisspeltInACallIsSaid() {
        assertTrue(assertThrows(RuleException.class, () -> XPathFixture.value("iis:has-flag('Ssl')")).getMessage()
                .contains("iis:has-flag needs 2 arguments"));
        assertTrue(assertThrows(RuleException.class, () -> XPathFixture.value("iis:has-flag('Ssl', 'Sll')")).getMessage()
                .contains("there is no flag \"Sll\""));
    }
}
