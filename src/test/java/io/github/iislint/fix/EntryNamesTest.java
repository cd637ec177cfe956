package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How entries are called in the paths of settings, and how one is found again at another location. */
class EntryNamesTest {

    private static Server server(String content) {
        return ShopServer.with("<system.webServer>" + content + "</system.webServer>");
    }

    private static ElementState section(String content, String path) {
        return server(content).location("Shop").section("system.webServer/" + path).element();
    }

    @Test
    void anEntryIsCalledByItsKeyInTheFormInWhichTwoSpellingsAreEqual() {
        ElementState modules = section("<modules><add name='Own' type='T'/><add name='Other'/></modules>", "modules");
        assertEquals(List.of("add[name=\"Own\"]", "add[name=\"Other\"]"), EntryNames.all(modules));
        assertEquals("add[name=\"Other\"]", EntryNames.of(modules, modules.entries().get(1)));
        assertEquals(List.of("mimeMap[fileExtension=\".js\"]"), EntryNames.all(section(
                "<staticContent><mimeMap fileExtension='.JS' mimeType='A/b'/></staticContent>", "staticContent")));
        ElementState errors = section(
                "<httpErrors><error statusCode='404' path='a'/><error statusCode='404' subStatusCode='2' path='b'/>"
                        + "</httpErrors>",
                "httpErrors");
        assertEquals(List.of("error[statusCode=\"404\"][subStatusCode=\"-1\"]", "error[statusCode=\"404\"][subStatusCode=\"2\"]"),
                EntryNames.all(errors));
    }

    @Test
    void anEntryWithoutAKeyIsCalledByAllThatItSaysAndTheSecondOfItsKindByItsNumber() {
        ElementState conditions = section(
                "<rewrite><rules><rule name='R'><match url='u'/><conditions><add pattern='p' input='i'/>"
                        + "<add input='i' pattern='p'/><add input='j'/></conditions><action type='None'/></rule></rules>"
                        + "</rewrite>",
                "rewrite/rules")
                .entries().get(0).child("conditions");
        List<String> names = EntryNames.all(conditions);
        assertEquals(3, names.size());
        assertTrue(names.get(0).startsWith("add["), names.toString());
        assertEquals(names.get(0) + "#2", names.get(1));
        assertEquals(names.get(1), EntryNames.of(conditions, conditions.entries().get(1)));
        assertFalse(names.get(2).contains("#"), names.toString());
    }

    @Test
    void aSecretIsNoPartOfAName() {
        ElementState mappings = section("<security><authentication><iisClientCertificateMappingAuthentication><oneToOneMappings>"
                + "<add userName='u' password='geheim' certificate='MIIB'/></oneToOneMappings>"
                + "</iisClientCertificateMappingAuthentication>"
                + "</authentication></security>", "security/authentication/iisClientCertificateMappingAuthentication").child(
                        "oneToOneMappings");
        assertFalse(EntryNames.all(mappings).get(0).contains("geheim"), EntryNames.all(mappings).toString());
    }

    @Test
    void anEntryThatIsToBeAddedHasTheNameThatItWillHave() {
        ElementState modules = section("<modules><add name='Own' type='T'/></modules>", "modules");
        assertEquals("add[name=\"OWN\"]", EntryNames.of("add", modules.entries().get(0).schema(), Map.of("name", "OWN")));
        assertEquals("add[a=\"1\"][b=\"2\"]", EntryNames.of("add", null, Map.of("b", "2", "a", "1")));
        ElementState errors = section("<httpErrors><error statusCode='404' path='a'/></httpErrors>", "httpErrors");
        assertEquals(EntryNames.all(errors).get(0),
                EntryNames.of("error", errors.entries().get(0).schema(), Map.of("statusCode", "404",
                        "path", "b")));
    }

    @Test
    void anEntryOfAnotherCollectionIsCalledByItself() {
        ElementState modules = section("<modules><add name='Own'/></modules>", "modules");
        ElementState other = section("<modules><add name='Else'/></modules>", "modules").entries().get(0);
        assertEquals("add[name=\"Else\"]", EntryNames.of(modules, other));
    }
}
