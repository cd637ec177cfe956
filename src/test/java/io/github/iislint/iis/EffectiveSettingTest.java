package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.access;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a section in effect: values, where they come from, what they replace, and nothing secret. */
class EffectiveSettingTest {

    private static final String DOCUMENTS = "system.webServer/defaultDocument";
    private static final String BROWSE = "system.webServer/directoryBrowse";
    private static final String POOLS = "system.applicationHost/applicationPools";

    private static String documents(String attributes, String... names) {
        return "<system.webServer><defaultDocument" + attributes + "><files><add value=\""
                + String.join("\"/><add value=\"", names)
                + "\"/></files></defaultDocument></system.webServer>";
    }

    private static List<String> told(List<EffectiveSetting> settings) {
        return settings.stream().map(setting -> setting.attribute() + "=" + setting.value() + " " + setting.kind()).toList();
    }

    private static List<String> told(Server server, String location, String section, boolean defaults) {
        return told(EffectiveSetting.of(server, server.location(location), section, defaults));
    }

    @Test
    void theSectionsOfALocationAreThoseThatFilesSetThereOrAbove() {
        Server server = host(documents("", "a") + location("S", access("Ssl")) + location("T", "<system.webServer>"
                + "<directoryBrowse enabled=\"true\"/></system.webServer>")).load();
        assertEquals(List.of("system.applicationHost/sites", DOCUMENTS), List.copyOf(EffectiveSetting.sections(server.root())));
        assertEquals(List.of("system.applicationHost/sites", DOCUMENTS, "system.webServer/security/access"),
                List.copyOf(EffectiveSetting.sections(server.location("S/app"))));
    }

    @Test
    void whatFilesSetIsToldWithItsOriginAndDefaultsOnlyIfAsked() {
        Server server = host(location("S", "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>")).load();
        assertEquals(List.of("enabled=true SET"), told(server, "S", BROWSE, false));
        assertEquals(List.of("enabled=true SET", "showFlags=Date, Time, Size, Extension DEFAULT"),
                told(server, "S", BROWSE, true));
        assertEquals(List.of(), told(server, "T", BROWSE, false));
        assertEquals(List.of("enabled=false DEFAULT", "showFlags=Date, Time, Size, Extension DEFAULT"),
                told(server, "T", BROWSE, true));
        assertEquals(List.of(), told(server, "T", "no/such", true));
        EffectiveSetting set = EffectiveSetting.of(server, server.location("S"), BROWSE, true).get(0);
        assertEquals("applicationHost.config", set.origin().fileName());
        assertNull(EffectiveSetting.of(server, server.location("T"), BROWSE, true).get(0).origin());
    }

    @Test
    void theReplacedValuesAreToldTheNearestFirst() {
        String browse = "<system.webServer><directoryBrowse showFlags=\"%s\"/></system.webServer>";
        Server server = host(browse.formatted("Date") + location("S", browse.formatted("Time")))
                .webConfig("s", browse.formatted("#{Flags}")).load();
        EffectiveSetting setting = EffectiveSetting.of(server, server.location("S"), BROWSE, false).get(0);
        assertEquals("#{Flags}", setting.value());
        assertEquals(EffectiveSetting.Kind.UNKNOWN, setting.kind());
        assertEquals(List.of("Time", "Date"), setting.overridden().stream().map(EffectiveSetting.Overridden::value).toList());
    }

    @Test
    void documentsAreToldInOrderAndOtherCollectionsByTheirNumber() {
        Server server = host(documents(" enabled=\"false\"", "a.htm", "b.htm")
                + "<system.webServer><modules><add name=\"A\"/><add name=\"B\"/></modules></system.webServer>").load();
        assertEquals(List.of("enabled=false SET", "files/[]=a.htm|b.htm SET"), told(server, "S", DOCUMENTS, false));
        assertEquals(List.of("[]=2 SET"), told(server, "S", "system.webServer/modules", false));
        assertEquals(List.of("A", "B"), EffectiveEntry.of(EffectiveSetting.of(server, server.location("S"),
                "system.webServer/modules", false).get(0).collection()).stream()
                .map(entry -> entry.attributes().get(0).value()).toList());
    }

    @Test
    void aCollectionThatNoFileTouchesIsADefault() {
        assertEquals(List.of("enabled=true DEFAULT", "files/[]= DEFAULT"), told(host("").load(), "S", DOCUMENTS, true));
        assertEquals(List.of("enabled=false SET"), told(host("<system.webServer><defaultDocument enabled=\"false\"/>"
                + "</system.webServer>").load(), "S", DOCUMENTS, false));
    }

    @Test
    void attributesOfInnerElementsAreNamedWithThem() {
        Server server = host("<system.webServer><security><requestFiltering><requestLimits maxUrl=\"9\"/></requestFiltering>"
                + "</security></system.webServer>").load();
        assertEquals(List.of("requestLimits@maxUrl=9 SET"),
                told(server, "S", "system.webServer/security/requestFiltering", false));
    }

    @Test
    void aPasswordIsNeverTold() {
        Server server = host("<system.applicationHost><applicationPools><add name=\"P\"><processModel userName=\"u\" "
                + "password=\"secret\"/></add></applicationPools></system.applicationHost>").load();
        ElementState pool = server.root().section(POOLS).element().entries().get(0);
        assertEquals(List.of("name=P SET", "processModel@password=*** SET", "processModel@userName=u SET"),
                told(EffectiveSetting.of(POOLS, pool, false)));
        EffectiveEntry told = EffectiveEntry.of(List.of(pool)).get(0);
        assertEquals(List.of("userName=u", "password=***"), told.elements().get(0).attributes().stream()
                .map(attribute -> attribute.name() + "=" + attribute.value()).toList());
    }

    @Test
    void whatALocationChangesIsWhatItDoesNotInherit() {
        Server server = host(documents(" enabled=\"false\"", "a", "b")).webConfig("s", documents("", "c")).load();
        ElementState own = server.location("S").section(DOCUMENTS).element();
        ElementState inherited = server.root().section(DOCUMENTS).element();
        List<EffectiveSetting> changed = EffectiveSetting.changed(DOCUMENTS, own, inherited);
        assertEquals(List.of("files/[]=c|a|b SET"), told(changed));
        assertEquals(List.of("c"), changed.get(0).collection().stream().map(entry -> entry.value("value")).toList());
        assertEquals(List.of(), EffectiveSetting.changed(DOCUMENTS, inherited, inherited));
        assertEquals(List.of("enabled=false SET", "files/[]=a|b SET"),
                told(EffectiveSetting.changed(DOCUMENTS, inherited, null)));
    }

    @Test
    void whatTheStockServerSetsIsADefaultWithAnOrigin() {
        Server server = host("").file("web.config", "<configuration>" + documents("", "mine.htm") + "</configuration>")
                .lone("site", Map.of("", "web.config"));
        assertEquals(List.of("files/[]=mine.htm|Default.htm|Default.asp|index.htm|index.html|iisstart.htm|default.aspx SET"),
                told(server, "site", DOCUMENTS, false));
        assertEquals(List.of(), told(server, "site", "system.webServer/httpErrors", false));
        EffectiveSetting errors = EffectiveSetting.of(server, server.location("site"), "system.webServer/httpErrors", true)
                .stream().filter(setting -> setting.attribute().equals("[]")).findFirst().orElseThrow();
        assertEquals(EffectiveSetting.Kind.DEFAULT, errors.kind());
        assertEquals(true, errors.origin().shipped());
    }
}
