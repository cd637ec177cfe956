package io.github.iislint.diagnose;

import java.util.List;

/**
 * What helps.
 *
 * @param text a sentence
 * @param commands to be run on the server or the visitor's computer
 */
public record Remedy(String text, List<String> commands) {

    public Remedy {
        commands = List.copyOf(commands);
    }

    private static Remedy of(String text, String... commands) {
        return new Remedy(text, List.of(commands));
    }

    static Remedy giveCertificate() {
        return of("Give the visitor a client certificate from an authority that the server trusts, with its private key (a "
                + "PFX file)",
                "certutil -user -importpfx visitor.pfx");
    }

    static Remedy importWithKey() {
        return of("Import the certificate again on the visitor's computer, with its private key, from a PFX file",
                "certutil -user -importpfx visitor.pfx");
    }

    static Remedy installRoot() {
        return of("Install the root of the visitor's certificate on the server: Certificates (Local Computer) > Trusted Root "
                + "Certification Authorities; intermediate authorities belong in Intermediate Certification Authorities",
                "certutil -addstore Root root.cer", "certutil -addstore CA intermediate.cer");
    }

    /**
     * Where it is unknown what the chain of the visitor's certificate lacks, and whether the server is to trust its root at
     * all.
     */
    static Remedy findMissing() {
        return of(
                "Find out what the chain of the visitor's certificate lacks: on the server with certutil, or here with "
                        + "--certificate and --trust. An intermediate authority belongs in Intermediate Certification "
                        + "Authorities; install a root only if it is missing and its certificates should be trusted",
                "certutil -verify -urlfetch visitor.cer", "certutil -addstore CA intermediate.cer");
    }

    /**
     * Where the chain ends at an issuer of which there is no certificate: its root cannot be known, so installing one
     * is not recommended.
     */
    static Remedy sendIssuer(String issuer) {
        return of("Let the visitor send the certificate of the issuing authority " + issuer
                + " with their own, or install it on the server in Certificates (Local Computer) > Intermediate Certification "
                + "Authorities. That certificate shows which root it leads to", "certutil -addstore CA issuer.cer");
    }

    static Remedy orderChain() {
        return of("Give the visitor a certificate with a valid chain: another trusted root does not help");
    }

    static Remedy cleanRootStore() {
        return of("Move certificates that are not self-signed from Trusted Root to Intermediate Certification Authorities",
                "Get-ChildItem Cert:\\LocalMachine\\Root -Recurse | Where-Object {$_.Issuer -ne $_.Subject} | Move-Item"
                        + " -Destination Cert:\\LocalMachine\\CA");
    }

    static Remedy renew() {
        return of("Renew the certificate; then replace it in its one-to-one mapping, if it has one (iislint certificate "
                + "prints the entry)");
    }

    static Remedy checkClock() {
        return of("Check the date and time of the server", "w32tm /query /status");
    }

    static Remedy replaceRevoked() {
        return of("Issue a new certificate to the visitor: a revoked one stays revoked");
    }

    static Remedy publishList() {
        return of("Make the revocation list reachable from the server, and publish it in time",
                "certutil -verify -urlfetch visitor.cer",
                "certutil -urlcache crl delete");
    }

    static Remedy issueForClients() {
        return of("Issue a certificate whose extended key usage includes client authentication (1.3.6.1.5.5.7.3.2)");
    }

    static Remedy map() {
        return of("Map the certificate to an account at the site (iislint certificate FILE prints the entry), or allow "
                + "another authentication method");
    }

    static Remedy allow() {
        return of("Change or remove the mapping that denies the certificate, or give the visitor another certificate");
    }

    static Remedy accountRights(String site) {
        return of("Give the mapped account the right to log on and to read the files, and the mapping the current password of "
                + "the account",
                "icacls (Get-WebFilePath 'IIS:\\Sites\\" + site + "')");
    }

    static Remedy useHttps() {
        return of("Use https; or, where plain http must work (health probes, ACME), remove the flag Ssl for that path only");
    }

    static Remedy addBinding(String scheme) {
        return of("Add a binding for " + scheme + " to the site, or request the other scheme (--scheme)");
    }

    static Remedy askForCertificate() {
        return of("Add SslNegotiateCert to sslFlags: with SslRequireCert alone, no certificate is requested");
    }

    static Remedy askWithinHandshake(String key) {
        return of("Request the certificate during the handshake (Negotiate Client Certificate in the site's bindings), or "
                + "turn TLS 1.3 off for the binding (add 32 to its sslFlags)", ("netsh http show sslcert " + key).strip());
    }

    static Remedy strongCipher() {
        return of("Remove Ssl128: since Windows Server 2008 R2 it only changes the response to old clients");
    }

    static Remedy correctConfiguration() {
        return of("Correct what IIS refuses; iislint check reports it with its line and, if there is one, a fix",
                "iislint check");
    }

    static Remedy noIssuerList() {
        return of("Do not send a list of trusted issuers, or add the root to it",
                "reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL /v SendTrustedIssuerList /t"
                        + " REG_DWORD /d 0");
    }

    static Remedy installModule() {
        return of("Install the module of the mapping, and keep it in the list of modules",
                "Install-WindowsFeature Web-Cert-Auth");
    }

    static Remedy readAhead() {
        return of("Raise uploadReadAheadSize of serverRuntime to the size of the largest request, only where certificates are "
                + "required: this much is read into memory before the visitor is identified");
    }

    static Remedy proxyTimeout() {
        return of("Raise the proxy's timeout, or find out why the upstream server takes long",
                "appcmd set config -section:system.webServer/proxy -timeout:00:05:00 -commit:apphost");
    }

    static Remedy proxyTarget() {
        return of("On the server itself, request the address that the rule forwards to: check name, port, certificate and "
                + "response");
    }
}
