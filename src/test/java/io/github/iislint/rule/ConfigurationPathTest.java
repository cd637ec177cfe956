package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.Problem;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a path from the root of the configuration leads to, and what is said where it leads nowhere. */
class ConfigurationPathTest {

    private static final Schema SCHEMA = Schema.builtIn();

    @Test
    void aPathIsASectionAndElementsWithinIt() {
        ConfigurationPath path = ConfigurationPath.of(SCHEMA, "system.webServer/httpProtocol/customHeaders");
        assertEquals("system.webServer/httpProtocol", path.section());
        assertEquals(List.of("customHeaders"), path.within());
        assertEquals("customHeaders", path.element().name());
        ConfigurationPath section = ConfigurationPath.of(SCHEMA, "system.webServer/security/access");
        assertEquals("system.webServer/security/access", section.section());
        assertEquals(List.of(), section.within());
        ConfigurationPath deep = ConfigurationPath.of(SCHEMA,
                "system.applicationHost/applicationPools/applicationPoolDefaults/recycling/"
                        + "periodicRestart");
        assertEquals(List.of("applicationPoolDefaults", "recycling", "periodicRestart"), deep.within());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"system.webServer/httpProtocl|did you mean \"system.webServer/httpProtocol\"?",
            "nothing|there is no section \"nothing\"",
            "system.webServer/httpProtocol/customHeader|<httpProtocol> has no element \"customHeader\"; did you mean "
                    + "\"customHeaders\"?",
            "system.webServer/httpProtocol/zzzzzzzz|; there are customHeaders, redirectHeaders"})
    void whatLeadsNowhereIsAnsweredWithTheNearestName(String path, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> ConfigurationPath.of(SCHEMA, path)).getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void anAttributeIsOneOfTheElement() {
        ConfigurationPath browse = ConfigurationPath.of(SCHEMA, "system.webServer/directoryBrowse");
        assertEquals("showFlags", browse.attribute("showFlags").name());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> browse.attribute("showFlag")).getMessage()
                .contains("did you mean \"showFlags\"?"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> browse.attribute("zzzzzzzzz")).getMessage()
                .contains("; there are enabled, showFlags"));
    }

    private static AttributeSchema of(String webServer) {
        Problem problem = XPathFixture.host("<system.webServer>" + webServer + "</system.webServer>").context().server()
                .problems().get(0);
        return ConfigurationPath.attribute(SCHEMA, problem);
    }

    @Test
    void theAttributeOfAProblemIsFoundWhereverItStandsInItsSection() {
        assertEquals("sslFlags", of("<security><access sslFlags=\"x\"/></security>").name());
        assertEquals(AttributeSchema.Type.UINT, of("<security><requestFiltering><requestLimits maxUrl=\"x\"/></requestFiltering>"
                + "</security>").type());
        assertEquals(AttributeSchema.Type.FLAGS, of("<directoryBrowse showFlags=\"x\"/>").type());
        assertEquals("requireAccess",
                of("<handlers><add name=\"B\" path=\"*\" verb=\"*\" requireAccess=\"x\"/></handlers>").name());
        assertEquals("ignoreCase",
                of("<rewrite><rules><rule name=\"R\"><match url=\"u\" ignoreCase=\"x\"/></rule></rules></rewrite>").name());
        assertNull(of("<directoryBrowse colour=\"x\"/>"));
        assertNull(of("<undeclared/>"));
    }
}
