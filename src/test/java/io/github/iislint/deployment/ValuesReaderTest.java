package io.github.iislint.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file with values is, its content tells. */
class ValuesReaderTest {

    private static DeploymentValues read(String name, String text, String scope) throws ValuesException, IOException {
        Path folder = Path.of("pipeline").toAbsolutePath();
        MemoryFiles files = new MemoryFiles(folder,
                Map.of(Path.of(name), SourceText.decode(text.getBytes(StandardCharsets.UTF_8))));
        return ValuesReader.read(files, folder.resolve(name), scope);
    }

    private static String value(DeploymentValues values, String name) {
        return values.find(name).map(NamedValue::text).orElse(null);
    }

    @Test
    void linesAreNamesAndValues() throws ValuesException, IOException {
        DeploymentValues values = read("live.properties",
                "\uFEFF# comment\r\n\r\n; too\r\nHost = shop.example\r\nQuery=a=b\r\nEmpty=\r\n",
                null);
        assertEquals("shop.example", value(values, "HOST"));
        assertEquals("a=b", value(values, "query"));
        assertEquals("", value(values, "Empty"));
        assertEquals(4, values.find("Host").orElseThrow().place().line());
    }

    @Test
    void quotesBelongToAnEnvFileAndNotToItsValues() throws ValuesException, IOException {
        assertEquals("a b", value(read("live.env", "export HOST=\"a b\"\n", null), "host"));
        assertEquals("\"a b\"", value(read("live.properties", "HOST=\"a b\"\n", null), "host"));
    }

    @Test
    void jsonIsNestedByFullStops() throws ValuesException, IOException {
        DeploymentValues values = read("live.json",
                "{\"Api\": {\"Url\": \"https://api.example\", \"Ports\": [443, 8443], \"On\": true}, \"Nothing\": null}", null);
        assertEquals("https://api.example", value(values, "api.url"));
        assertEquals("8443", value(values, "Api.Ports.1"));
        assertEquals("443", value(values, "Api.Ports[0]"));
        assertEquals("true", value(values, "Api.On"));
        assertEquals("", value(values, "Nothing"));
    }

    @Test
    void aVariableGroupOfAzureHasItsValuesAMemberDeeper() throws ValuesException, IOException {
        DeploymentValues values = read("group.json",
                "{\"name\": \"Live\", \"variables\": {\"Host\": {\"value\": \"shop.example\", \"isSecret\": false},"
                        + " \"Key\": {\"value\": null, \"isSecret\": true}}}",
                null);
        assertEquals("shop.example", value(values, "Host"));
        assertEquals(null, value(values, "name"));
    }

    @Test
    void variablesOfOctopusCountForTheirEnvironment() throws ValuesException, IOException {
        String text = """
                [{"Name": "Host", "Value": "live.example", "Scope": {"Environment": ["Production"]}},
                 {"Name": "Host", "Value": "test.example", "Scope": {"Environment": ["Test", "Staging"]}},
                 {"Name": "Host", "Value": "localhost", "Scope": {}}]
                """;
        assertEquals("live.example", value(read("octopus.json", text, "production"), "Host"));
        assertEquals("test.example", value(read("octopus.json", "{\"Variables\": " + text + "}", "Staging"), "Host"));
        assertEquals("localhost", value(read("octopus.json", text, "Other"), "Host"));
    }

    @Test
    void parametersOfWebDeployHaveDefaultsThatAnyValueWinsOver() throws ValuesException, IOException {
        DeploymentValues set = read("SetParameters.xml",
                "<parameters><setParameter name=\"Mode\" value=\"live\"/></parameters>", null);
        DeploymentValues declared = read("parameters.xml", """
                <parameters>
                  <parameter name="Mode" defaultValue="dev">
                    <parameterEntry type="XmlFile" scope="web.config$" match="//add[@key='Mode']/@value"/>
                  </parameter>
                  <parameter name="Host" defaultValue="localhost"/>
                </parameters>
                """, null);
        DeploymentValues both = set.with(declared);
        assertEquals("live", value(both, "mode"));
        assertEquals("localhost", value(both, "Host"));
        assertEquals(0, both.unused(Set.of("Mode")).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "broken.properties | ^Host=x\nhunter2\n^ | broken.properties:2: expected Name=Value",
            "first.properties | hunter2 | first.properties:1: expected Name=Value; expected lines Name=Value, JSON, or "
                    + "<parameters> of Web Deploy",
            "broken.json | ^{\"a\": hunter2}^ | broken.json: not valid JSON: line 1, column 7: expected a value",
            "broken.xml | <parameters><a | broken.xml:1: not well-formed XML",
            "other.xml | <values/> | other.xml:1: the document is <values>; expected lines Name=Value, JSON, or <parameters> "
                    + "of Web Deploy",
            "lacks.xml | ^<parameters>\n<setParameter name='a'/></parameters>^ | lacks.xml:2: <setParameter> lacks its "
                    + "attribute value",
            "odd.xml | <parameters><add/></parameters> | odd.xml:1: unknown element <add>; expected <setParameter> or "
                    + "<parameter>",
    })
    void whatIsBrokenIsNamedByItsLineAndNotRepeated(String name, String text, String message) {
        ValuesException thrown = assertThrows(ValuesException.class, () -> read(name, text, null));
        assertEquals(message, thrown.getMessage());
        assertFalse(thrown.getMessage().contains("hunter2"));
    }
}
