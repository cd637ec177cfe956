package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets planted wherever a configuration can hold one are in no report, whatever finding points at them or quotes them. */
class SecretsInReportsTest {

    private static final Pattern PLANTED = Pattern.compile("Geheim[0-9]{3}\\w*");

    private static final String WELL_FORMED = """
            <configuration>
              <configProtectedData><providers>
                <add name="AesProvider" sessionKey="Geheim100" keyContainerName="iisConfigurationKey"/>
              </providers></configProtectedData>
              <system.applicationHost><applicationPools>
                <add name="Shop"><processModel userName="svc" password="Geheim101"/></add>
                <add name="Api"><processModel userName="svc" password='Geheim102
                  Geheim103'/></add>
                <add name="Cms"><processModel userName="svc" password="[enc:AesProvider:Geheim104:enc]"/></add>
              </applicationPools></system.applicationHost>
              <connectionStrings configProtectionProvider="RsaProvider">
                <EncryptedData><CipherData><CipherValue>
                  Geheim105
                </CipherValue></CipherData></EncryptedData>
                <add name="Db" connectionString="Server=.;Password=Geheim106;User Id=Geheim107"/>
              </connectionStrings>
              <appSettings>
                <add key="Smtp.Password" value="Geheim108"/>
                <add value="Geheim109" key="ClientSecret"/>
                <add key="Url" value="https://user:Geheim110@example.com/?sig=Geheim111"/>
                <add key="Storage" value="DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Geheim112==;EndpointSuffix=x"/>
                <add key="Cache" value="cache.example.com:6380,password=Geheim113,ssl=True"/>
                <add key="Quoted" value="Server=.;Pwd=&quot;Geheim114;Geheim115&quot;;Timeout=3"/>
                <add key="ApiKey" value="Geheim116"/>
                <!-- <add key="OldToken" value="Geheim117"/> and password = Geheim118 -->
                <add key="Jwt" value="eyJhbGciOiJIUzI1NiJ9.Geheim119.Geheim120"/>
              </appSettings>
              <system.web>
                <machineKey validationKey="Geheim121" decryptionKey="Geheim122,IsolateApps"/>
                <identity impersonate="true" userName="u" password="Geheim123"/>
                <sessionState mode="SQLServer" sqlConnectionString="data source=.;password=Geheim124"/>
              </system.web>
              <applicationSettings><Shop.Properties.Settings>
                <setting name="ServicePassword" serializeAs="String"><value>Geheim125</value></setting>
              </Shop.Properties.Settings></applicationSettings>
              <system.webServer>
                <aspNetCore><environmentVariables>
                  <environmentVariable name="ConnectionStrings__Db" value="Geheim126"/>
                </environmentVariables></aspNetCore>
                <httpProtocol><customHeaders><add name="Authorization" value="Basic Geheim127"/></customHeaders></httpProtocol>
                <security><authentication><iisClientCertificateMappingAuthentication><oneToOneMappings>
                  <add userName="u" password="Geheim128&amp;Geheim129" certificate="MIID"/>
                </oneToOneMappings></iisClientCertificateMappingAuthentication></authentication></security>
              </system.webServer>
              <custom><password>Geheim130</password><secret><![CDATA[Geheim131<x>Geheim132]]></secret>
                <key><![CDATA[-----BEGIN PRIVATE KEY-----
                Geheim133
                -----END PRIVATE KEY-----]]></key>
              </custom>
            </configuration>
            """;

    private static final String BROKEN = """
            <configuration>
              <add userName="u" password="Geheim201"Geheim202" x="y"/>
              <add userName="u" password="Geheim203<Geheim204"/>
              <add userName="u" password="Geheim205&Geheim206"/>
              <add userName="u" password=Geheim207>
              <add key="ClientSecret" value=Geheim208/>
              <add userName="u password="Geheim209"/>
              <add userName="u" password="Geheim210
            """;

    @ParameterizedTest
    @EnumSource
    void areInNoFormat(ReportFormat format) {
        for (String text : List.of(WELL_FORMED, BROKEN)) {
            Results results = new Results().file("web.config", text).rule("r", Severity.ERROR, "t")
                    .notice("read with Password=" + secrets(text).get(0) + ";");
            SourceText source = SourceText.of(text);
            for (int line = 1; line <= source.lines().lines(); line++) {
                int length = source.line(line).length();
                Place place = new Place("web.config", line, 1, line, length + 1);
                results.finding(new Results.One("r", Severity.values()[line % 3], "about line " + line, place)
                        .related("also line " + line, place));
                for (String secret : secrets(source.line(line))) {
                    int column = source.line(line).indexOf(secret) + 1;
                    Place exact = new Place("web.config", line, column, line, column + secret.length());
                    results.finding(new Results.One("r", Severity.ERROR, "the entity \"" + secret + "\" must end with ;", exact)
                            .related("is '" + secret + "'", exact).fix("Write " + secret, Effect.NEUTRAL, "a=\"" + secret + "\"")
                            .suppressed("like \"" + secret + "\"", 1, null));
                    results.fixed(new Results.One("r", Severity.ERROR, "\"" + secret + "\" was bad", exact));
                }
            }
            String report = results.write(format);
            assertEquals(List.of(), secrets(report), () -> format + " of\n" + text);
        }
    }

    @Test
    void areInNoBaseline() throws IOException {
        Results results = new Results().file("web.config", WELL_FORMED);
        for (String secret : secrets(WELL_FORMED)) {
            results.finding(new Results.One("r", Severity.ERROR, "\"" + secret + "\" is weak", results.at("web.config", secret)));
        }
        StringBuilder baseline = new StringBuilder();
        BaselineFile.write(results.build(), baseline);
        assertEquals(List.of(), secrets(baseline.toString()));
    }

    private static List<String> secrets(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLANTED.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void thePlantedTextsHoldAll() {
        assertEquals(34, secrets(WELL_FORMED).size());
        assertEquals(10, secrets(BROKEN).size());
    }

    @Test
    void whatTheFileSaysOpenlyIsNoSecret() {
        Results results = new Results().file("f", "<site name=\"Shop\" password=\"Shop\"/>");
        results.finding(new Results.One("r", Severity.ERROR, "Shop has a weak password", results.at("f", "Shop")));
        String text = results.write(ReportFormat.TEXT);
        assertTrue(text.contains("Shop has a weak password"), text);
        assertTrue(text.contains("<site name=\"Shop\" password=\"***\"/>"), text);
    }

    @Test
    void aFixThatWouldWriteASecretKeepsItsTitleOnly() {
        Results results = new Results().file("f", "<a password=\"Geheim300\"/>");
        results.finding(new Results.One("r", Severity.ERROR, "m", results.at("f", "a ")).fix("Move it", Effect.NEUTRAL,
                "<b password=\"Geheim300\"/>"));
        JSONObject fix = new JSONObject(results.write(ReportFormat.JSON)).getJSONArray("findings").getJSONObject(0)
                .getJSONObject("fix");
        assertEquals("Move it", fix.getString("title"));
        assertTrue(fix.getJSONArray("edits").isEmpty());
        assertFalse(new JSONObject(results.write(ReportFormat.SARIF)).toString().contains("artifactChanges"));
    }
}
