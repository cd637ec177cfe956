package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.messages;
import static io.github.iislint.iis.Fixture.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site needs in order to start and to answer. */
class SiteCheckTest {

    private static final String ROOT = "<virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\s\"/>";
    private static final String POOLS = "<applicationPools><add name=\"Main\"/></applicationPools>";

    private static String site(String name, String attributes, String content) {
        return "<site name=\"" + name + "\" id=\"" + name.length() + "\"" + attributes + "><application path=\"/\">" + ROOT
                + "</application>" + content + "</site>";
    }

    private static String bound(String name, String attributes, String protocol, String information) {
        return site(name, attributes, "<bindings><binding protocol=\"" + protocol + "\" bindingInformation=\"" + information
                + "\"/></bindings>");
    }

    private static Server server(String pools, String... sites) {
        return raw("<configuration><system.applicationHost>" + pools + "<sites>" + String.join("", sites)
                + "</sites></system.applicationHost></configuration>").load();
    }

    private static List<String> said(String pools, String... sites) {
        return messages(server(pools, sites));
    }

    @Test
    void aSiteHasARootApplication() {
        assertEquals(List.of("the site Shop has no <application path=\"/\">: IIS does not start a site without a root "
                + "application"),
                said("", "<site name=\"Shop\" id=\"1\"><application path=\"/a\">" + ROOT + "</application></site>"));
        assertEquals(List.of(),
                said("", "<site name=\"Shop\" id=\"1\"><application path=\"#{Path}\">" + ROOT + "</application></site>"));
    }

    @Test
    void anApplicationHasARootFolder() {
        Server server = server("", site("Shop", "", "<application path=\"/a/b\"><virtualDirectory path=\"/x\" "
                + "physicalPath=\"C:\\x\"/></application>"));
        assertEquals(List.of("the application /a/b of Shop has no <virtualDirectory path=\"/\">: nothing says which folder it "
                + "serves"), messages(server));
        assertEquals("Shop/a/b", server.problems().get(0).location());
    }

    @Test
    void anApplicationRunsInAPoolThatExists() {
        String application = "<application path=\"/a\" applicationPool=\"%s\">" + ROOT + "</application>";
        assertEquals(List.of("there is no application pool \"Other\": requests for Shop/a are answered with 503"),
                said(POOLS, site("Shop", "", application.formatted("Other"))));
        assertEquals(List.of(), said(POOLS, site("Shop", "", application.formatted("MAIN"))));
        assertEquals(List.of(), said(POOLS, site("Shop", "", application.formatted("#{Pool}"))));
    }

    @Test
    void whichPoolsThereAreIsNotKnownWhereNoneOrAPlaceholderIsListed() {
        String application = "<application path=\"/a\" applicationPool=\"Other\">" + ROOT + "</application>";
        assertEquals(List.of(), said("", site("Shop", "", application)));
        assertEquals(List.of(), said("<applicationPools><add name=\"#{Pool}\"/><add name=\"Main\"/></applicationPools>",
                site("Shop", "", application)));
    }

    @ParameterizedTest
    @CsvSource({"http, *:80:, http, *:80:", "http, :80:, http, *:80:", "https, *:443:SHOP.example, HTTPS, *:443:shop.example",
            "ftp, *:21:, ftp, *:21:"})
    void onlyOneSiteCanListenAtABinding(String one, String first, String other, String second) {
        Server server = server("", bound("Shop", "", one, first), bound("Wikis", "", other, second));
        assertEquals(List.of("the " + one + " binding " + second + " of Wikis is also one of Shop: only one of the sites can "
                + "listen there"), messages(server));
        assertEquals("Wikis", server.problems().get(0).location());
        assertEquals(ProblemKind.BINDING_DUPLICATE, server.problems().get(0).kind());
    }

    @ParameterizedTest
    @CsvSource({"http, *:80:, http, *:81:", "http, *:80:, https, *:80:", "net.tcp, 808:*, net.tcp, 808:*",
            "http, *:80:a, http, *:80:b", "http, *:#{Port}:, http, *:#{Port}:"})
    void otherBindingsDoNotMeet(String one, String first, String other, String second) {
        assertEquals(List.of(), said("", bound("Shop", "", one, first), bound("Wikis", "", other, second)));
    }

    @Test
    void aSiteThatIsStartedByHandTakesNoBinding() {
        String stopped = " serverAutoStart=\"False\"";
        assertEquals(List.of(), said("", bound("Shop", stopped, "http", "*:80:"), bound("Wikis", "", "http", "*:80:")));
        assertEquals(List.of(), said("", bound("Shop", "", "http", "*:80:"), bound("Wikis", stopped, "http", "*:80:")));
        assertEquals(1, said("", bound("Shop", " serverAutoStart=\"true\"", "http", "*:80:"),
                bound("Wikis", "", "http", "*:80:")).size());
    }

    @Test
    void theSitesOfIisExpressMayShareABinding() {
        assertEquals(List.of(), said("<applicationPools><add name=\"Clr4IntegratedAppPool\"/></applicationPools>",
                bound("Shop", "", "http", "*:8080:localhost"), bound("Wikis", "", "http", "*:8080:localhost")));
    }
}
