package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.iis.schema.Schema;
import org.junit.jupiter.api.Test;

/** What is left of an expression for a look at locations that are alike: it selects as much or more. */
class PrefilterTest {

    private static final String ACCESS = "system.webServer/security/access";

    private static void assertWeaker(String expected, String xpath) throws RuleException {
        assertEquals(text(expected), new Expression(xpath, "test", Variables.NONE).weaker(Schema.builtIn().sections()).root()
                .getText());
    }

    private static String text(String xpath) throws RuleException {
        return new Expression(xpath, "test", Variables.NONE).compile().getText();
    }

    @Test
    void predicatesAboutWhatLocationsShareStay() throws RuleException {
        String shared = ACCESS + "[@sslFlags = 'Ssl']/@sslFlags[iis:has-flag(., 'Ssl')][iis:expected() = 'none']";
        assertWeaker(shared, shared);
    }

    @Test
    void predicatesAboutTheLocationAsSuchGo() throws RuleException {
        assertWeaker(ACCESS + "/@sslFlags", ACCESS + "/@sslFlags[iis:location() = 'Shop']");
        assertWeaker(ACCESS + "/@sslFlags", ACCESS + "/@sslFlags[iis:set-here(.)]");
        assertWeaker(ACCESS + "/@sslFlags", ACCESS + "/@sslFlags[iis:site()/@name = 'Shop']");
        assertWeaker(ACCESS + "/@sslFlags", ACCESS + "/@sslFlags[not(iis:location() = 'Shop') and . = 'Ssl']");
    }

    @Test
    void thoseAfterThemInTheSameStepGoTooForTheyMayCountWhatIsLeft() throws RuleException {
        assertWeaker(ACCESS + "[@sslFlags = 'Ssl']/@sslFlags",
                ACCESS + "[@sslFlags = 'Ssl'][iis:location() = 'Shop'][1]/@sslFlags");
        assertWeaker(ACCESS + "/@sslFlags[. = 'Ssl']", ACCESS + "[iis:location() = 'Shop']/@sslFlags[. = 'Ssl']");
    }

    @Test
    void eachPartOfAUnionIsTreatedAlone() throws RuleException {
        assertWeaker(ACCESS + "/@sslFlags | system.webServer/directoryBrowse/@enabled[. = 'true']", ACCESS
                + "/@sslFlags[iis:location()] | system.webServer/directoryBrowse/@enabled[. = 'true']");
    }

    @Test
    void predicatesOnTheResultOfAFunctionGoAsWell() throws RuleException {
        assertWeaker("iis:site()/bindings/binding", "iis:site()[iis:location() = 'a']/bindings/binding[iis:location() = 'a']");
        assertWeaker("(" + ACCESS + ")", "(" + ACCESS + ")[iis:location() = 'a']");
    }

    @Test
    void whatABindingLeadsToGoes() throws RuleException {
        assertWeaker("iis:site()/bindings/binding[@protocol = 'https']/@sslFlags[. >= 0]",
                "iis:site()/bindings/binding[@protocol = 'https']/@sslFlags[. >= 0][not(iis:endpoint(..)[@negotiate = 'on'])]");
    }

    @Test
    void bothSidesOfAUnionAndThePathInBracketsAreLookedInto() throws RuleException {
        assertWeaker(ACCESS + "/@sslFlags | " + ACCESS, ACCESS + "/@sslFlags[iis:location()] | " + ACCESS + "[iis:location()]");
        assertWeaker("(" + ACCESS + "/@sslFlags)[. = 'Ssl']", "(" + ACCESS + "/@sslFlags[iis:location()])[. = 'Ssl']");
    }
}
