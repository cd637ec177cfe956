package io.github.iislint.iis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells a transform from a configuration, and what is said of one that is not applied. */
class UnappliedTransformsTest {

    private static final String OPEN = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">";

    private static XmlFile file(String text) {
        return XmlFile.parse(Path.of("Web.Release.config").toAbsolutePath(), "Web.Release.config", SourceText.of(text));
    }

    private static List<String> said(String text) {
        return Transforms.problems(file(text)).stream().map(problem -> problem.origin() + " " + problem.message()
                .replace(" when the project is published, but is not evaluated, because it "
                        + "is not applied to a web.config here", "…"))
                .toList();
    }

    @Test
    void anAttributeOrElementOfTheNamespaceMakesATransform() {
        assertTrue(Transforms.edits(file(OPEN + "<a><b xdt:Transform=\"Remove\"/></a></configuration>")));
        assertTrue(Transforms.edits(file(OPEN + "<a><xdt:Import path=\"x\"/></a></configuration>")));
        assertFalse(Transforms.edits(file(OPEN + "<a b=\"c\"><d/></a></configuration>")));
        assertFalse(Transforms.edits(file("<configuration><a b=\"c\"/></configuration>")));
        assertFalse(Transforms.edits(file(OPEN + "<a xdt:Transform=\"Remove\">")));
    }

    @Test
    void whatItSetsOfClientCertificatesIsWorthKnowing() {
        assertEquals(List.of("Web.Release.config:2 this transform sets sslFlags to \"Ssl\"…",
                "Web.Release.config:3 this transform changes <iisClientCertificateMappingAuthentication>…",
                "Web.Release.config:4 this transform changes <clientCertificateMappingAuthentication>…"),
                said(OPEN + "<s>\n<access sslFlags=\"Ssl\"/><access/>\n<iisClientCertificateMappingAuthentication/>\n"
                        + "<clientCertificateMappingAuthentication enabled=\"true\"/><other "
                        + "sslFlags=\"Ssl\"/></s></configuration>"));
    }

    @Test
    void aConfigurationAndAMalformedFileSayNothing() {
        assertEquals(List.of(), said("<configuration><access sslFlags=\"Ssl\"/></configuration>"));
        assertEquals(List.of(), said(OPEN + "<access sslFlags=\"Ssl\"/>"));
    }
}
