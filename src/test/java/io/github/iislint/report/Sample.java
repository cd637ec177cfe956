package io.github.iislint.report;

import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import java.time.LocalDate;

/** A run that shows everything a report has to show. */
final class Sample {

    private static final String HOST = "config/applicationHost.config";
    private static final String WEB = "sites/Grüße & co/web.config";

    private Sample() {
    }

    static Results results() {
        Results results = new Results().locations(41)
                .file(HOST, """
                        <configuration>
                          <system.applicationHost>
                            <sites>
                              <site name="Shop" id="1">
                                <bindings>
                                  <binding protocol="https" bindingInformation="*:443:" sslFlags="1" />
                                </bindings>
                              </site>
                            </sites>
                          </system.applicationHost>
                          <location path="Shop">
                            <system.webServer>
                              <security>
                                <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" />
                                <authentication>
                                  <iisClientCertificateMappingAuthentication enabled="true">
                                    <oneToOneMappings>
                                      <add userName="anna" password="Hunter2-geheim" certificate="MIID" />
                                    </oneToOneMappings>
                                  </iisClientCertificateMappingAuthentication>
                                </authentication>
                              </security>
                            </system.webServer>
                          </location>
                        </configuration>
                        """)
                .file(WEB, """
                        <configuration>
                        	<system.webServer>
                        		<security>
                        			<!-- iislint-disable-next certificate-required-without-ssl: the balancer ends TLS -->
                        			<access sslFlags="SslRequireCert" />
                        		</security>
                        	</system.webServer>
                        </configuration>
                        """)
                .rule("certificate-required-without-ssl", Severity.WARNING, "A certificate is required without SSL",
                        "ssl-flags")
                .rule("client-certificate-not-expected", Severity.ERROR,
                        "A client certificate is required where none is expected", "client-certificates", "403.7")
                .rule("mapping-password-plaintext", Severity.WARNING, "A mapping password is not encrypted", "security")
                .rule("ssl-flags-style", Severity.INFO, "sslFlags is spelled unusually", "ssl-flags")
                .rule("tls13-renegotiation", Severity.WARNING, "TLS 1.3 knows no renegotiation", "client-certificates");
        return results
                .finding(new Results.One("client-certificate-not-expected", Severity.ERROR,
                        "Shop requires a client certificate, but none is expected there: visitors without one get 403.7",
                        results.at(HOST, "Ssl, SslNegotiateCert, SslRequireCert"))
                        .reaches("Shop", "Shop/app", "Shop/app/admin", "Shop/api").server(HOST)
                        .fix("Accept client certificates instead of requiring them", Effect.LOOSENS, "Ssl, SslNegotiateCert"))
                .finding(new Results.One("mapping-password-plaintext", Severity.WARNING,
                        "the password of the mapping for anna is not encrypted", results.at(HOST, "Hunter2-geheim")).server(HOST))
                .finding(new Results.One("tls13-renegotiation", Severity.WARNING,
                        "certificates are asked for after the handshake, which TLS 1.3 does not allow",
                        results.at(HOST, "binding protocol")).server(HOST)
                        .related("the flags in effect", results.at(HOST, "Ssl, SslNegotiateCert, SslRequireCert")).baselined())
                .finding(new Results.One("tls13-renegotiation", Severity.WARNING,
                        "certificates are asked for after the handshake, which TLS 1.3 does not allow",
                        results.at(HOST, "sslFlags=\"1\"")).server(HOST)
                        .related("the flags in effect", results.at(HOST, "Ssl, SslNegotiateCert, SslRequireCert")))
                .finding(new Results.One("certificate-required-without-ssl", Severity.WARNING,
                        "a certificate is required, but SSL is not", results.at(WEB, "SslRequireCert"))
                        .suppressed("the balancer ends TLS", 4, LocalDate.of(2027, 1, 31)))
                .finding(new Results.One("ssl-flags-style", Severity.INFO, "sslFlags is better written with Ssl",
                        results.at(WEB, "SslRequireCert")).reaches("Grüße & co", "Grüße & co/admin")
                        .fix("Write the flags as IIS Manager does", Effect.NEUTRAL, "Ssl, SslRequireCert"))
                .fixed(new Results.One("ssl-flags-style", Severity.INFO, "sslFlags is numeric",
                        results.at(HOST, "sslFlags=\"1\"")).fix("Write the names of the flags", Effect.NEUTRAL, "Ssl"))
                .notice("Web.Release.config is a transform and was left alone");
    }
}
