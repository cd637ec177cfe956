package io.github.iislint.diagnose;

/** What an answer rests on. */
public enum Article {
    CERTIFICATE_REQUIRED("KB942067", "HTTP error 403.7 when you run a web application",
            Article.SUPPORT + "health-diagnostic-performance/http-error-403-7-forbidden-web-app"),
    CERTIFICATE_REJECTED("KB186812", "403.7 Forbidden: Client certificate required",
            Article.SUPPORT + "www-authentication-authorization/http-403-forbidden-open-webpage"),
    MAPPER_DENIED("Q248075", "HTTP 403.12 - Access Forbidden: Mapper Denied Access",
            "https://jeffpar.github.io/kbarchive/kb/248/Q248075/"),
    UNTRUSTED("KB942061", "HTTP error 403.16 when you access a website",
            Article.SUPPORT + "health-diagnostic-performance/http-403-forbidden-access-website"),
    ROOT_STORE("KB2802568", "IIS may reject client certificate requests with HTTP 403.7 or 403.16 errors",
            Article.SUPPORT + "www-authentication-authorization/errors-403-7-reject-client-certificate-rquest"),
    STATUS_CODES("KB943891", "HTTP status codes of IIS",
            Article.SUPPORT + "health-diagnostic-performance/http-status-code"),
    CONFIGURATION_REFUSED("KB942055", "HTTP error 500.19 when you open a webpage",
            Article.SUPPORT + "health-diagnostic-performance/http-error-500-19-webpage"),
    TLS13("TLS 1.3", "Addressing TLS 1.3 compatibility issues in IIS Express on Windows 11",
            "https://techcommunity.microsoft.com/t5/iis-support-blog/addressing-tls-1-3-compatibility-issues-in-iis-express-on"
                    + "/ba-p/4449362"),
    SERVER_CERTIFICATE("netsh", "netsh http add sslcert", "https://learn.microsoft.com/en-us/windows/win32/http/add-sslcert"),
    BINDING("binding", "Binding <binding>", Article.REFERENCE + "system.applicationhost/sites/site/bindings/binding"),
    LOCATION("deep dive", "Deep dive into IIS configuration", "https://learn.microsoft.com/en-us/iis/get-started/"
            + "planning-your-iis-architecture/deep-dive-into-iis-configuration-with-iis-7-and-iis-8"),
    ACCESS("access", "Access security <access>", Article.REFERENCE + "system.webserver/security/access"),
    ANONYMOUS("anonymousAuthentication", "Anonymous authentication <anonymousAuthentication>",
            Article.REFERENCE + "system.webserver/security/authentication/anonymousauthentication"),
    MAPPING("iisClientCertificateMappingAuthentication", "IIS client certificate mapping authentication",
            Article.REFERENCE + "system.webserver/security/authentication/iisclientcertificatemappingauthentication/"),
    MANY_TO_ONE("KB2026113", "Configuring many-to-one client certificate mappings",
            Article.SUPPORT + "www-authentication-authorization/configure-many-to-one-client-mappings"),
    ONE_TO_ONE("one-to-one", "Configuring one-to-one client certificate mappings", "https://learn.microsoft.com/en-us/iis/manage/"
            + "configuring-security/configuring-one-to-one-client-certificate-mappings"),
    DIRECTORY("clientCertificateMappingAuthentication", "Active Directory client certificate mapping authentication",
            Article.REFERENCE + "system.webserver/security/authentication/clientcertificatemappingauthentication");

    private static final String SUPPORT = "https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/";
    private static final String REFERENCE = "https://learn.microsoft.com/en-us/iis/configuration/";

    private final String id;
    private final String title;
    private final String href;

    Article(String id, String title, String href) {
        this.id = id;
        this.title = title;
        this.href = href;
    }

    /** A short name, such as the number in the knowledge base. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String href() {
        return href;
    }
}
