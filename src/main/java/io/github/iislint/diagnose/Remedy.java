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
        return of("Give the visitor a client certificate of an authority that the server trusts, with its private key (a PFX"
                + " file)",
                "certutil -user -importpfx visitor.pfx");
    }

    static Remedy importWithKey() {
        return of("Import the certificate again on the visitor's computer, with its private key, from a PFX file",
                "certutil -user -importpfx visitor.pfx");
    }

    static Remedy installRoot() {
        return of("Install the root of the visitor's certificate on the server: Certificates (Local Computer) > Trusted Root"
                + " Certification Authorities; intermediate authorities belong into Intermediate Certification Authorities",
                "certutil -addstore Root root.cer", "certutil -addstore CA intermediate.cer");
    }

    /**
     * Where nobody knows what the chain of the visitor's certificate lacks, and whether the server is to trust its root at all.
     */
    static Remedy findMissing() {
        return of(
                "Look what the chain of the visitor's certificate lacks: on the server with certutil, or here with --certificate"
                        + " and --trust. An intermediate authority belongs into Intermediate Certification Authorities; a root is"
                        + " to be installed only where it is what is missing, and where its certificates are to be believed",
                "certutil -verify -urlfetch visitor.cer", "certutil -addstore CA intermediate.cer");
    }

    /**
     * Where the chain ends at an issuer of which there is no certificate: its root cannot be known, so none is to be installed.
     */
    static Remedy sendIssuer(String issuer) {
        return of("Let the visitor send the certificate of the issuing authority " + issuer
                + " with their own, or put it on the server into Certificates (Local Computer) > Intermediate Certification"
                + " Authorities. Which root it leads to is to be read from that certificate", "certutil -addstore CA issuer.cer");
    }

    static Remedy orderChain() {
        return of("Give the visitor a certificate whose chain is in order: a further trusted root does not help");
    }

    static Remedy cleanRootStore() {
        return of("Move certificates that are not self-signed from Trusted Root to Intermediate Certification Authorities",
                "Get-ChildItem Cert:\\LocalMachine\\Root -Recurse | Where-Object {$_.Issuer -ne $_.Subject} | Move-Item"
                        + " -Destination Cert:\\LocalMachine\\CA");
    }

    static Remedy renew() {
        return of("Renew the certificate; after that, a one-to-one mapping needs the new one (iislint certificate prints it)");
    }

    static Remedy checkClock() {
        return of("Check date and time of the server", "w32tm /query /status");
    }

    static Remedy replaceRevoked() {
        return of("Get the visitor a new certificate: a revoked one stays revoked");
    }

    static Remedy publishList() {
        return of("Make the revocation list reachable for the server, and publish it in time",
                "certutil -verify -urlfetch visitor.cer",
                "certutil -urlcache crl delete");
    }

    static Remedy issueForClients() {
        return of("Issue a certificate whose extended key usage has client authentication (1.3.6.1.5.5.7.3.2)");
    }

    static Remedy map() {
        return of("Map the certificate to an account at the site (iislint certificate FILE prints the entry), or allow another"
                + " authentication");
    }

    static Remedy allow() {
        return of("Change or remove the mapping that denies the certificate, or get the visitor another certificate");
    }

    static Remedy accountRights(String site) {
        return of("Give the mapped account the right to log on and to read the files, and the mapping its present password",
                "icacls (Get-WebFilePath 'IIS:\\Sites\\" + site + "')");
    }

    static Remedy useHttps() {
        return of("Use https; or, where plain http has to work (health probes, ACME), take the flag Ssl off for that path alone");
    }

    static Remedy addBinding(String scheme) {
        return of("Add a binding for " + scheme + " to the site, or ask for the other scheme (--scheme)");
    }

    static Remedy askForCertificate() {
        return of("Add SslNegotiateCert to sslFlags: with SslRequireCert alone nobody is asked for a certificate");
    }

    static Remedy askWithinHandshake(String key) {
        return of("Ask for the certificate within the handshake (Negotiate Client Certificate in the site's bindings), or turn"
                + " TLS 1.3 off for the binding (add 32 to its sslFlags)", ("netsh http show sslcert " + key).strip());
    }

    static Remedy strongCipher() {
        return of("Drop Ssl128: since Windows Server 2008 R2 it changes nothing but the answer to old clients");
    }

    static Remedy correctConfiguration() {
        return of("Correct what IIS refuses; iislint check lists it with the line and, where there is one, its fix",
                "iislint check");
    }

    static Remedy noIssuerList() {
        return of("Do not send a list of trusted issuers, or put the root into it",
                "reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL /v SendTrustedIssuerList /t"
                        + " REG_DWORD /d 0");
    }

    static Remedy installModule() {
        return of("Install the module of the mapping, and keep it in the list of modules",
                "Install-WindowsFeature Web-Cert-Auth");
    }

    static Remedy readAhead() {
        return of("Raise uploadReadAheadSize of serverRuntime to the largest request, only where certificates are required: it is"
                + " read into memory before the visitor is known");
    }

    static Remedy proxyTimeout() {
        return of("Raise the time-out of the proxy, or find out why the server behind takes long",
                "appcmd set config -section:system.webServer/proxy -timeout:00:05:00 -commit:apphost");
    }

    static Remedy proxyTarget() {
        return of("Ask for the address that the rule forwards to from the server itself: name, port, certificate and answer");
    }
}
