package io.github.iislint.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Something that affects a request and is not in any configuration file. */
public enum Assumption {
    TLS13("tls13", false, "the visitor and the server speak TLS 1.3",
            "Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS"
                    + " 1.3\\Server'"),
    NEGOTIATE("negotiate", false,
            "http.sys requests the certificate during the handshake (Negotiate Client Certificate)",
            Assumption.SSLCERT),
    CIPHER("cipher128", true, "the connection is encrypted with 128 bits or more",
            "Get-TlsCipherSuite | Format-Table Name, CipherLength"),
    KEY("key", true, "the visitor's computer has the private key of the certificate", "certutil -user -store My"),
    TRUSTED("trusted", true,
            "the root of the visitor's certificate is among the server's trusted roots (see --trust)",
            "certutil -verify -urlfetch visitor.cer"),
    ROOT_STORE("rootstore", true,
            "the server's store of trusted roots contains only self-signed certificates",
            "Get-ChildItem Cert:\\LocalMachine\\Root -Recurse | Where-Object {$_.Issuer -ne $_.Subject}"),
    ISSUER_LIST("issuerlist", false,
            "the server sends the list of issuers that it trusts (SendTrustedIssuerList)",
            "reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL /v SendTrustedIssuerList"),
    REVOCATION("revocation", true, "http.sys checks for revocation (Verify Client Certificate Revocation)", Assumption.SSLCERT),
    CRL("crl", true,
            "the server gets current revocation lists, and they do not contain the certificate (see --crl)",
            "certutil -verify -urlfetch visitor.cer"),
    USAGE("usage", true, "http.sys checks the purpose of the certificate (Usage Check)", Assumption.SSLCERT),
    MODULE("module",
            true,
            "the module of the certificate mapping is installed",
            "Get-WebGlobalModule | Where-Object Name -like '*CertificateMapping*'"),
    DIRECTORY("directory", true,
            "Active Directory has an account for the certificate, and http.sys uses it (DS Mapper Usage)",
            Assumption.SSLCERT),
    LOGON("logon", true,
            "the mapped account can log on with the password of the mapping",
            "Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4625} -MaxEvents 5"),
    FILES("acl", true, "the account may read the files", "Get-Acl (Get-WebFilePath 'IIS:\\Sites\\{site}')"),
    CREDENTIALS("credentials",
            true,
            "the visitor logs on with user name and password, or with Windows",
            "Get-WebConfiguration '/system.webServer/security/authentication/*[@enabled=\"true\"]' 'IIS:\\Sites\\{site}'"),
    LOCKS("locks",
            false,
            "the sections are locked on the server as they are after a new installation",
            "appcmd list config -section:system.webServer/security/access");

    private static final String SSLCERT = "netsh http show sslcert {endpoint}";

    private final String text;
    private final boolean usual;
    private final String meaning;
    private final String command;

    Assumption(String text, boolean usual, String meaning, String command) {
        this.text = text;
        this.usual = usual;
        this.meaning = meaning;
        this.command = command;
    }

    /** The assumption that an option names, any letter case. */
    public static Optional<Assumption> of(String name) {
        return Arrays.stream(values()).filter(assumption -> assumption.text.equalsIgnoreCase(name)).findFirst();
    }

    /** The names that {@link #of} knows. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Assumption::toString).toList();
    }

    /** What holds unless somebody says otherwise. */
    public boolean usual() {
        return usual;
    }

    /** What is assumed if it is on. */
    public String meaning() {
        return meaning;
    }

    /** What reveals it on the server. */
    String command(String endpoint, String site) {
        return command.replace("{endpoint}", endpoint).replace("{site}", site).strip();
    }

    @Override
    public String toString() {
        return text.toLowerCase(Locale.ROOT);
    }
}
