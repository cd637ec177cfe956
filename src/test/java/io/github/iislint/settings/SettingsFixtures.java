package io.github.iislint.settings;

import java.util.List;

/** Settings files that reader and schema judge alike. */
final class SettingsFixtures {

    private static final String ROOT = "<iislint xmlns=\"urn:iislint:settings:1\">";

    private SettingsFixtures() {
    }

    /** A behaviour and the file that shows it. */
    record Accepted(String behaviour, String xml) {
        @Override
        public String toString() {
            return behaviour;
        }
    }

    /**
     * @param message of the reader, without the name of the file
     * @param bySchema whether the schema can tell, too
     */
    record Refused(String behaviour, String xml, String message, boolean bySchema) {
        @Override
        public String toString() {
            return behaviour;
        }
    }

    static List<Accepted> accepted() {
        return List.of(
                new Accepted("everything", EVERYTHING),
                new Accepted("nothing", file("")),
                new Accepted("nothing, in one tag", "<iislint xmlns='urn:iislint:settings:1'/>"),
                new Accepted("a prefix", "<i:iislint xmlns:i='urn:iislint:settings:1'><i:exclude files='a'/></i:iislint>"),
                new Accepted("the place of the schema", """
                        <iislint xmlns="urn:iislint:settings:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                 xsi:schemaLocation="urn:iislint:settings:1 iislint.xsd"/>
                        """),
                new Accepted("white space, comments and instructions", file("""
                        <!-- a --> <?editor b?>
                        <exclude files="a"> <!-- c -->
                        </exclude>
                        """)),
                new Accepted("an expectation for all of the server", file(certificates("<expect location='' mode='none'/>"))),
                new Accepted("deployments", file("""
                        <transform none="true"/>
                        <deployment name="Production" fails-on-transform-warnings="true">
                          <substitute syntax="octopus, kudu" files="**/Web*.config"/>
                          <transform file="Web.Release.config"/>
                          <transform file="deploy\\Web.Live.config" base="Web.config"/>
                          <transform file="*.Production.config"/>
                          <variables/>
                          <parameters file="parameters.xml" values="SetParameters.xml"/>
                          <values file="production.json"/>
                        </deployment>
                        <deployment name="Empty"/>
                        """)),
                new Accepted("a variable without a value", file("<environment name='Empty' value=''/>")),
                new Accepted("servers in any order among the rest", file("""
                        <server windows="2016"/>
                        <map physicalPath="C:\\a" to="a"/>
                        <server file="b/**"/>
                        <clientCertificates/>
                        <map physicalPath="C:\\b" to="b"/>
                        """)),
                new Accepted("the same entries for two servers", file("""
                        <map physicalPath="C:\\sites" to="a"/>
                        <server file="b/**"><map physicalPath="C:\\sites" to="b"/></server>
                        <server file="c/**"><map physicalPath="C:\\sites" to="c"/></server>
                        """)));
    }

    static final String EVERYTHING = """
            <?xml version="1.0" encoding="utf-8"?>
            <iislint xmlns="urn:iislint:settings:1">
              <map physicalPath="C:\\sites\\" to="sites"/>
              <environment name="IIS_SITES_HOME" value="C:\\sites"/>
              <clientCertificates expiresWithin="60">
                <trust path="certificates/roots.pem"/>
                <crl path="certificates/root.crl"/>
                <expect location="Shop" mode="none"/>
                <expect location="Shop/partners" mode="require"/>
              </clientCertificates>
              <rule id="acme-challenge-blocked" severity="off"/>
              <rule id="mapping-denied" severity="warning"/>
              <exclude files="**/obj/**"/>
              <exclude files="legacy/*.config"/>
              <rules folder="lint-rules"/>
              <server windows="2022"/>
              <server file="web01/**" windows="2019">
                <map physicalPath="D:\\sites" to="web01/sites"/>
                <map physicalPath="c:/sites" to="web01/old"/>
                <environment name="iis_sites_home" value="D:\\sites"/>
                <clientCertificates expiresWithin="14">
                  <trust path="web01/roots.pem"/>
                  <expect location="SHOP" mode="accept"/>
                </clientCertificates>
                <rule id="mapping-denied" severity="error"/>
              </server>
            </iislint>
            """;

    static List<Refused> refused() {
        return List.of(
                new Refused("no XML", "map = C:\\sites",
                        ":1:1: not well-formed XML: there is text before the root element; expected only an XML declaration, "
                                + "comments and white space there",
                        true),
                new Refused("a transform without a deployment", file("<transform file='Web.Release.config'/>"),
                        ":2:2: <transform> in <iislint>; expected <transform none=\"true\"/> there, and"
                                + " <transform file=\"…\"/> in <deployment>",
                        true),
                new Refused("a transform without a file", file("<deployment name='a'><transform none='true'/></deployment>"),
                        ":2:23: <transform> in <deployment> has no attribute file; expected file and, if necessary, base", true),
                new Refused("a transform with a pattern in the middle",
                        file("<deployment name='a'><transform file='Web.*.config'/></deployment>"),
                        ":2:39: file=\"Web.*.config\"; expected a file, such as Web.Release.config or *.Release.config", false),
                new Refused("values outside of the folder", file("<deployment name='a'><values file='../a.json'/></deployment>"),
                        ":2:36: file=\"../a.json\"; expected files in the folder of the settings file or below, separated by "
                                + "semicolons",
                        false),
                new Refused("tokens that nobody writes",
                        file("<deployment name='a'><substitute syntax='octopuss'/></deployment>"),
                        ":2:42: unknown syntax \"octopuss\"; did you mean octopus? expected octopus, default, doubleunderscores,"
                                + " azpipelines, doublebraces, githubactions or kudu",
                        false),
                new Refused("a second deployment of a name", file("<deployment name='a'/><deployment name='A'/>"),
                        ":2:41: second <deployment> for \"A\"; the first is in line 2", false),
                new Refused("a step without a deployment", file("<variables/>"),
                        ":2:2: <variables> in <iislint>; expected it in <deployment>", true),
                new Refused("an end tag that is missing", file("<exclude files='a'>"),
                        ":3:3: not well-formed XML: <exclude> is not closed before another end tag; expected </exclude>: "
                                + "add it, or correct the name of the end tag",
                        true),
                new Refused("a document type", "<!DOCTYPE iislint>\n" + file(""),
                        ":1:10: a document type declaration is not allowed", false),
                new Refused("bytes of another encoding", "<?xml version='1.0' encoding='utf-16'?>\n" + file(""),
                        ":1:31: the declared encoding is utf-16, but the bytes are not UTF-16", true),
                new Refused("another document", "<configuration/>",
                        ":1:2: the document is <configuration>; expected <iislint xmlns=\"urn:iislint:settings:1\">", true),
                new Refused("no namespace", "<iislint/>",
                        ":1:2: <iislint> has no namespace; expected <iislint xmlns=\"urn:iislint:settings:1\">", true),
                new Refused("another namespace", "<iislint xmlns='urn:iislint:rule:1'/>",
                        ":1:2: <iislint> has the namespace \"urn:iislint:rule:1\"; expected <iislint "
                                + "xmlns=\"urn:iislint:settings:1\">",
                        true),
                new Refused("a misspelt element", file(certificates("<expct location='Shop' mode='none'/>")),
                        ":2:22: unknown element <expct> in <clientCertificates>; did you mean <expect>? "
                                + "expected <expect>, <trust> or <crl>",
                        true),
                new Refused("an element that is none", file("<binding/>"),
                        ":2:2: unknown element <binding> in <iislint>; expected <map>, <environment>, <clientCertificates>, "
                                + "<set>, <rule>, <fix>, <exclude>, <rules>, <server>, <transform> or <deployment>",
                        true),
                new Refused("an element of another namespace", file("<x:map xmlns:x='urn:x' physicalPath='C:\\a' to='a'/>"),
                        ":2:2: unknown element <x:map> in <iislint>; did you mean <map>? expected <map>, <environment>, "
                                + "<clientCertificates>, <set>, <rule>, <fix>, <exclude>, <rules>, <server>, <transform> or "
                                + "<deployment>",
                        true),
                new Refused("an element in the wrong place", file("<expect location='Shop' mode='none'/>"),
                        ":2:2: <expect> in <iislint>; expected it in <clientCertificates>", true),
                new Refused("a map among expectations", file(certificates("<map physicalPath='C:\\a' to='a'/>")),
                        ":2:22: <map> in <clientCertificates>; expected it in <server> or <iislint>", true),
                new Refused("excluded files of one server", file("<server file='a/**'><exclude files='a'/></server>"),
                        ":2:22: <exclude> in <server>; expected it in <iislint>", true),
                new Refused("an element in an element that holds none", file("<rules folder='a'><rules folder='b'/></rules>"),
                        ":2:20: <rules> in <rules>; expected nothing there", true),
                new Refused("text among elements", file(certificates("Shop=none")),
                        ":2:2: text in <clientCertificates>; expected only elements", true),
                new Refused("an effect that is none", file("<fix effects='neutral loosen'/>"),
                        ":2:15: effects=\"neutral loosen\"; expected loosens, tightens or neutral, several separated by spaces",
                        true),
                new Refused("a second choice of fixes", file("<fix effects='neutral'/><fix effects='loosens'/>"),
                        ":2:26: second <fix>; the first is in line 2", false),
                new Refused("text in an element that holds none", file("<exclude files='a'>b</exclude>"),
                        ":2:2: text in <exclude>; expected nothing there", true),
                new Refused("a misspelt attribute", file("<map physicalpath='C:\\a' to='a'/>"),
                        ":2:6: unknown attribute physicalpath of <map>; did you mean physicalPath? expected physicalPath or to",
                        true),
                new Refused("an attribute that is none", file("<exclude files='a' until='2027-01-01'/>"),
                        ":2:20: unknown attribute until of <exclude>; expected files", true),
                new Refused("an attribute where none is known", "<iislint xmlns='urn:iislint:settings:1' version='1'/>",
                        ":1:41: unknown attribute version of <iislint>; expected none", true),
                new Refused("an attribute of another namespace", file("<exclude xml:lang='en' files='a'/>"),
                        ":2:10: unknown attribute xml:lang of <exclude>; expected files", true),
                new Refused("a missing attribute", file("<map physicalPath='C:\\sites'/>"),
                        ":2:2: <map> has no attribute to; expected physicalPath and to", true),
                new Refused("an empty value", file("<map physicalPath='C:\\sites' to=''/>"),
                        ":2:34: to=\"\"; expected a value", true),
                new Refused("a blank value", file("<rule id=' ' severity='off'/>"),
                        ":2:11: id=\" \"; expected a value", true),
                new Refused("a misspelt mode", file(certificates("<expect location='Shop' mode='acept'/>")),
                        ":2:51: unknown mode \"acept\"; did you mean accept? expected none, accept or require", true),
                new Refused("a mode in capitals", file(certificates("<expect location='Shop' mode='None'/>")),
                        ":2:51: unknown mode \"None\"; did you mean none? expected none, accept or require", true),
                new Refused("a mode with blanks", file(certificates("<expect location='Shop' mode=' none '/>")),
                        ":2:51: unknown mode \" none \"; did you mean none? expected none, accept or require", true),
                new Refused("an unknown severity", file("<rule id='a' severity='fatal'/>"),
                        ":2:24: unknown severity \"fatal\"; expected error, warning, info or off", true),
                new Refused("an unknown Windows version", file("<server windows='2012'/>"),
                        ":2:18: windows=\"2012\"; expected 2016, 2019, 2022 or 2025", true),
                new Refused("a number of days with a unit", file("<clientCertificates expiresWithin='30d'/>"),
                        ":2:36: expiresWithin=\"30d\"; expected a number of days, such as 30", true),
                new Refused("a negative number of days", file("<clientCertificates expiresWithin='-1'/>"),
                        ":2:36: expiresWithin=\"-1\"; expected a number of days, such as 30", true),
                new Refused("an endless number of days", file("<clientCertificates expiresWithin='100000'/>"),
                        ":2:36: expiresWithin=\"100000\"; expected a number of days, such as 30", true),
                new Refused("no number of days", file("<clientCertificates expiresWithin=''/>"),
                        ":2:36: expiresWithin=\"\"; expected a number of days, such as 30", true),
                new Refused("a physical path without a name", file("<map physicalPath='\\' to='a'/>"),
                        ":2:20: physicalPath=\"\\\"; expected a folder of the server, such as C:\\sites", true),
                new Refused("a variable with percent signs", file("<environment name='%SystemDrive%' value='C:'/>"),
                        ":2:20: name=\"%SystemDrive%\"; expected the bare name of a variable, such as SystemDrive", true),
                new Refused("excluded files with backslashes", file("<exclude files='**\\obj\\**'/>"),
                        ":2:17: files=\"**\\obj\\**\"; expected a path relative to the settings file, with single forward "
                                + "slashes between its segments, such as **/obj/**",
                        true),
                new Refused("servers by an absolute path", file("<server file='/etc/iis/**'/>"),
                        ":2:15: file=\"/etc/iis/**\"; expected a path relative to the settings file, with single forward "
                                + "slashes between its segments, such as **/obj/**",
                        true),
                new Refused("two maps", file("<map physicalPath='C:\\a' to='a'/>\n<map physicalPath='C:\\a' to='b'/>"),
                        ":3:20: second <map> for \"C:\\a\"; the first is in line 2", true),
                new Refused("two maps that differ in slashes and letter case",
                        file("<map physicalPath='C:\\a' to='a'/>\n<map physicalPath='c:/A/' to='b'/>"),
                        ":3:20: second <map> for \"c:\\A\"; the first is in line 2", false),
                new Refused("two values of a variable",
                        file("<environment name='Home' value='C:'/>\n<environment name='HOME' value='D:'/>"),
                        ":3:20: second <environment> for \"HOME\"; the first is in line 2", false),
                new Refused("two expectations",
                        file(certificates("\n<expect location='Shop' mode='none'/>\n<expect location='Shop' mode='none'/>")),
                        ":4:19: second <expect> for \"Shop\"; the first is in line 3", true),
                new Refused("two expectations that differ in letter case",
                        file(certificates("\n<expect location='Shop' mode='none'/>\n<expect location='shop/' mode='accept'/>")),
                        ":4:19: second <expect> for \"shop\"; the first is in line 3", false),
                new Refused("two severities", file("<rule id='a' severity='off'/>\n<rule id='a' severity='info'/>"),
                        ":3:11: second <rule> for \"a\"; the first is in line 2", true),
                new Refused("two severities for one server",
                        file("<server file='a'>\n<rule id='a' severity='off'/>\n<rule id='a' severity='info'/></server>"),
                        ":4:11: second <rule> for \"a\"; the first is in line 3", true),
                new Refused("two lots of client certificates", file("<clientCertificates/>\n<clientCertificates/>"),
                        ":3:2: second <clientCertificates>; the first is in line 2", true),
                new Refused("a pattern of two servers", file("<server file='a/**'/>\n<server file='a/**'/>"),
                        ":3:15: second <server> for \"a/**\"; the first is in line 2", true),
                new Refused("all servers twice", file("<server windows='2016'/>\n<server windows='2019'/>"),
                        ":3:2: second <server> for all servers; the first is in line 2", false));
    }

    /** A file whose second line starts with {@code content}. */
    static String file(String content) {
        return ROOT + "\n" + content + "\n</iislint>\n";
    }

    private static String certificates(String content) {
        return "<clientCertificates>" + content + "</clientCertificates>";
    }
}
