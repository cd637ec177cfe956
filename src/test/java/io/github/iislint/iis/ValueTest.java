package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.raw;
import static io.github.iislint.iis.Fixture.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values the schema allows, and which IIS refuses. */
class ValueTest {

    private static final List<String> ALLOWED = List.of();
    private static final List<String> REFUSED = List.of("attribute-invalid applicationHost.config");

    private static List<String> pool(String content) {
        return refusals(raw("<configuration><system.applicationHost><applicationPools>" + content
                + "</applicationPools></system.applicationHost></configuration>").load(), "");
    }

    private static List<String> site(String content) {
        return refusals(raw("<configuration><system.applicationHost><sites><site name=\"S\" id=\"1\">" + content
                + "</site></sites></system.applicationHost></configuration>").load(), "");
    }

    private static List<String> webServer(String content) {
        return refusals(raw("<configuration><system.webServer>" + content + "</system.webServer></configuration>").load(), "");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DefaultAppPool", ".NET v4.5 Classic", "shop.example(domain)(4.0)(pool)", "#{Pool}"})
    void namesOfApplicationPools(String name) {
        assertEquals(ALLOWED, pool("<add name=\"" + name + "\"/>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\\b", "a:b", "a@b", "a,b", "a*", "a&b", "a<b", "a\"b", "[a]", "a|b", "a=b", "a+b", "a;b",
            "a?"})
    void namesThatNoApplicationPoolMayHave(String name) {
        assertEquals(REFUSED, pool("<add name=\"" + escaped(name) + "\"/>"));
    }

    @ParameterizedTest
    @CsvSource({"00:00:00,true", "00:20:00,true", "30.00:00:00,true", "30.00:01:00,false", "31.00:00:00,false", "-00:01:00,false",
            "20,false", "00:20,true", "720:00:00,true", "Infinite,false", "00:00:30,false", "00:60:00,false", "1:00:00:00,true",
            "twenty,false", "'',false", "$(Idle),true", "00:#{Minutes}:00,true"})
    void timeSpansWithinARange(String idleTimeout, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED,
                pool("<add name=\"A\"><processModel idleTimeout=\"" + idleTimeout + "\"/></add>"));
    }

    @ParameterizedTest
    @CsvSource({"03:00:00,true", "03:00:10,false", "23:59:00,true", "1.00:00:00,false"})
    void timeSpansAreMultiplesOfTheGranularity(String value, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED, pool("<add name=\"A\"><recycling><periodicRestart><schedule><add value=\""
                + value + "\"/></schedule></periodicRestart></recycling></add>"));
    }

    @ParameterizedTest
    @CsvSource({"httpRuntime executionTimeout,110,true", "httpRuntime executionTimeout,00:01:50,false",
            "httpRuntime executionTimeout,-1,false",
            "sessionState timeout,20,true", "sessionState timeout,307445734561825861,false", "sessionState timeout,35791394,true",
            "sessionState timeout,35791395,false", "sessionState timeout,00:20:00,false", "sessionState timeout,Infinite,true",
            "sessionState timeout,0,false",
            "customErrors mode,Off,true", "customErrors mode,off,false", "compilation debug,TRUE,true",
            "compilation debug,1,false",
            "httpRuntime maxRequestLength,-5,false", "authentication mode,Nonsense,false", "authentication mode,#{Mode},true"})
    void valuesOfDotNetAreReadAsDotNetReadsThem(String setting, String value, boolean allowed) {
        String[] names = setting.split(" ");
        assertEquals(allowed ? ALLOWED : REFUSED, refusals(raw("<configuration><system.web><" + names[0] + " " + names[1] + "=\""
                + value + "\"/></system.web></configuration>").load(), ""));
    }

    @Test
    void hoursBeyondADayAreNotJudgedForTheyAreReadInTwoWays() {
        assertEquals(ALLOWED, pool("<add name=\"A\"><recycling><periodicRestart time=\"29:00:00\"/></recycling></add>"));
    }

    @ParameterizedTest
    @CsvSource({"10,true", "65535,true", "9,false", "65536,false", "-1,false", "ten,false", "' 1000 ',true", "0x3e8,true",
            "__QUEUE__,true",
            "1{{zeros}},true"})
    void numbersWithinARange(String queueLength, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED, pool("<add name=\"A\" queueLength=\"" + queueLength + "\"/>"));
    }

    @ParameterizedTest
    @CsvSource({"1024,true", "4294967295,true", "1023,false", "0,false", "4294967296,false"})
    void numbersOutsideARange(String maxBandwidth, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED, site("<limits maxBandwidth=\"" + maxBandwidth + "\"/>"));
    }

    @ParameterizedTest
    @CsvSource({"/,true", "/app,true", "/app/v1.2,true", "/.well-known,true", "app,false", "/app/,false", "/./app,false",
            "/a/..,false", "'',false"})
    void pathsOfApplications(String path, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED, site("<application path=\"" + path + "\"/>"));
    }

    @Test
    void anApplicationWhosePathIsRefusedIsNotTakenForTheRoot() {
        String sites = "<system.applicationHost><sites><site name=\"S\" id=\"1\">"
                + "<application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\s\"/></application>"
                + "<application path=\"/app/\"><virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\a\"/></application>"
                + "</site></sites></system.applicationHost>";
        Server server = raw("<configuration>" + sites + "</configuration>")
                .webConfig("a", "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>").load("S");
        assertEquals(null, server.location("S").section("system.webServer/directoryBrowse"));
        assertEquals("true", server.location("S/app").section("system.webServer/directoryBrowse").element().value("enabled"));
    }

    @ParameterizedTest
    @CsvSource({"/new,true", "' /new',false", "'/new ',false"})
    void textsWithoutWhiteSpaceAround(String url, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED, webServer("<rewrite><rules><rule name=\"r\"><match url=\".\"/>"
                + "<action type=\"Rewrite\" url=\"" + url + "\"/></rule></rules></rewrite>"));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "' false ',true", "1,true", "yes,false", "'',false", "#{On},true", "$(On),true",
            "{{ on }},true"})
    void booleans(String enabled, boolean allowed) {
        assertEquals(allowed ? ALLOWED : REFUSED, webServer("<directoryBrowse enabled=\"" + enabled + "\"/>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<system.web><sessionState timeout='00:20:00'/></system.web>|expected a number of minutes",
            "<system.web><httpRuntime executionTimeout='00:20:00'/></system.web>|expected a number of seconds",
            "<system.web><customErrors mode='off'/></system.web>|expected one of RemoteOnly, On, Off; their letter case counts",
            "<system.web><customErrors mode='x'/></system.web>|expected one of RemoteOnly, On, Off",
            "<system.webServer><directoryBrowse showFlags='Date,,Time'/></system.webServer>|there is no name between two "
                    + "commas; expected names from None, Date, Time, Size, Extension, LongDate, separated by commas",
            "<system.webServer><directoryBrowse showFlags='Day'/></system.webServer>|\"Day\" is not a flag; expected names "
                    + "from None, Date, Time, Size, Extension, LongDate, separated by commas",
            "<system.webServer><directoryBrowse enabled='yes'/></system.webServer>|expected true or false"})
    void whatWasExpectedIsSaid(String section, String expected) {
        String message = Fixture.messages(raw("<configuration>" + section + "</configuration>").load()).get(0);
        assertEquals(expected, message.substring(message.indexOf(" is invalid: ") + 13));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "queueLength='9'|expected a number from 10 to 65535", "queueLength='ten'|expected an unsigned integer",
            "name='a/b'|expected a non-empty name without any of "})
    void whatWasExpectedOfAPoolIsSaid(String attribute, String expected) {
        String message = poolMessage("<add " + (attribute.startsWith("name") ? "" : "name='A' ") + attribute + "/>");
        assertEquals(true, message.contains(" is invalid: " + expected), message);
    }

    @ParameterizedTest
    @CsvSource({"00:00:30, expected a multiple of a minute", "00:01:60, minutes and seconds must not exceed 59",
            "00:60:00, minutes and seconds must not exceed 59", "Infinite, Infinite is not allowed here",
            "twenty, expected a time span such as 00:20:00", "31.00:00:00, expected a time span in seconds from 0 to 2592000"})
    void whatWasExpectedOfATimeSpanIsSaid(String idleTimeout, String expected) {
        String message = poolMessage("<add name='A'><processModel idleTimeout='" + idleTimeout + "'/></add>");
        assertEquals(expected, message.substring(message.indexOf(" is invalid: ") + 13));
    }

    private static String poolMessage(String pool) {
        return Fixture.messages(raw("<configuration><system.applicationHost><applicationPools>" + pool
                + "</applicationPools></system.applicationHost></configuration>").load()).get(0);
    }

    @Test
    void aNumberOfFlagsOrOfAnEnumIsTakenWhereItIsOne() {
        assertEquals(ALLOWED, webServer("<directoryBrowse showFlags=\"0x2\"/>"));
        assertEquals(ALLOWED, webServer("<directoryBrowse showFlags=\"Date, 4\"/>"));
        assertEquals(REFUSED, webServer("<directoryBrowse showFlags=\"0x\"/>"));
        assertEquals(REFUSED, webServer("<directoryBrowse showFlags=\"4x\"/>"));
        assertEquals(ALLOWED, pool("<add name=\"A\" managedPipelineMode=\"0\"/>"));
        assertEquals(REFUSED, pool("<add name=\"A\" managedPipelineMode=\"7\"/>"));
    }

    @Test
    void whatHttpSysKeepsForABindingHasNamesInAFileToo() {
        assertEquals(ALLOWED, site("<bindings><binding protocol=\"https\" bindingInformation=\"*:443:\" certificateHash=\"AB\" "
                + "certificateStoreName=\"My\"/></bindings>"));
    }
}
