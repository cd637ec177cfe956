package io.github.iislint.diagnose;

/** The article or reference page that an answer is based on. */
public enum Article {
    CERTIFICATE_REQUIRED("KB942067", "HTTP error 403.7 when you run a web application",
            Article.SUPPORT + "health-diagnostic-performance/http-error-403-7-forbidden-web-app"),
    CERTIFICATE_REJECTED("KB186812", "403.7 Forbidden: Client certificate required",
            Article.SUPPORT + "www-authentication-authorization/http-403-forbidden-open-webpage"),
    MAPPER_DENIED("Q248075", "HTTP 403.12 - Access Forbidden: Mapper Denied Access",
            "https://jeffpar.github.io/kbarchive/kb/248/Q248075/"),
    UNTRUSTED("KB942061",
            "HTTP error 403.16 when you access a website",
            Article.SUPPORT + "health-diagnostic-performance/http-403-forbidden-access-website"),
    ROOT_STORE("KB2802568",
            "IIS may reject client certificate requests with HTTP 403.7 or 403.16 errors",
            Article.SUPPORT + "www-authentication-authorization/errors-403-7-reject-client-certificate-rquest"),
    STATUS_CODES("KB943891", "HTTP status codes of IIS", Article.SUPPORT + "health-diagnostic-performance/http-status-code"),
    CONFIGURATION_REFUSED("KB942055",
            "HTTP error 500.19 when you open a webpage",
            Article.SUPPORT + "health-diagnostic-performance/http-error-500-19-webpage"),
    TLS13("TLS 1.3",
            "Addressing TLS 1.3 compatibility issues in IIS Express on Windows 11",
            "https://techcommunity.microsoft.com/t5/iis-support-blog/addressing-tls-1-3-compatibility-issues-in-iis-express-on"
                    + "/ba-p/4449362"),
    SERVER_CERTIFICATE("netsh", "netsh http add sslcert", "https://learn.microsoft.com/en-us/windows/win32/http/add-sslcert"),
    BINDING("binding", "Binding <binding>", Article.REFERENCE + "system.applicationhost/sites/site/bindings/binding"),
    LOCATION("deep dive",
            "Deep dive into IIS configuration",
            "https://learn.microsoft.com/en-us/iis/get-started/"
                    + "planning-your-iis-architecture/deep-dive-into-iis-configuration-with-iis-7-and-iis-8"),
    ACCESS("access", "Access security <access>", Article.REFERENCE + "system.webserver/security/access"),
    ANONYMOUS("anonymousAuthentication",
            "Anonymous authentication <anonymousAuthentication>",
            Article.REFERENCE + "system.webserver/security/authentication/anonymousauthentication"),
    MAPPING("iisClientCertificateMappingAuthentication",
            "IIS client certificate mapping authentication",
            Article.REFERENCE + "system.webserver/security/authentication/iisclientcertificatemappingauthentication/"),
    MANY_TO_ONE("KB2026113",
            "Configuring many-to-one client certificate mappings",
            Article.SUPPORT + "www-authentication-authorization/configure-many-to-one-client-mappings"),
    ONE_TO_ONE("one-to-one",
            "Configuring one-to-one client certificate mappings",
            "https://learn.microsoft.com/en-us/iis/manage/"
                    + "configuring-security/configuring-one-to-one-client-certificate-mappings"),
    DIRECTORY("clientCertificateMappingAuthentication",
            "Active Directory client certificate mapping authentication",
            Article.REFERENCE + "system.webserver/security/authentication/clientcertificatemappingauthentication"),
    AUTHORIZATION("authorization",
            "Security authorization <authorization>",
            Article.REFERENCE + "system.webserver/security/authorization/"),
    ADDRESSES("ipSecurity", "IP security <ipSecurity>", Article.REFERENCE + "system.webserver/security/ipsecurity/"),
    DYNAMIC_ADDRESSES("dynamicIpSecurity",
            "Dynamic IP security <dynamicIpSecurity>",
            Article.REFERENCE + "system.webserver/security/dynamicipsecurity/"),
    FILTERING("requestFiltering",
            "Request filtering <requestFiltering>",
            Article.REFERENCE + "system.webserver/security/requestfiltering/"),
    HANDLERS("handlers", "Handlers <handlers>", Article.REFERENCE + "system.webserver/handlers/"),
    DIRECTORY_BROWSE("directoryBrowse",
            "Directory browse <directoryBrowse>",
            Article.REFERENCE + "system.webserver/directorybrowse"),
    MIME_MAP("mimeMap",
            "Adding static content MIME mappings <mimeMap>",
            Article.REFERENCE + "system.webserver/staticcontent/mimemap"),
    ISAPI_CGI("isapiCgiRestriction",
            "ISAPI/CGI restrictions <isapiCgiRestriction>",
            Article.REFERENCE + "system.webserver/security/isapicgirestriction/"),
    READ_AHEAD("serverRuntime", "Server runtime <serverRuntime>", Article.REFERENCE + "system.webserver/serverruntime"),
    PROXY("502",
            "Troubleshooting 502 errors in ARR",
            "https://learn.microsoft.com/en-us/iis/extensions/"
                    + "troubleshooting-application-request-routing/troubleshooting-502-errors-in-arr"),
    CORE_MODULE("aspNetCore",
            "Troubleshoot ASP.NET Core on IIS",
            "https://learn.microsoft.com/en-us/aspnet/core/test/"
                    + "troubleshoot-azure-iis"),
    INTEGRATED_MODE("integrated mode",
            "ASP.NET breaking changes on IIS 7",
            "https://learn.microsoft.com/en-us/iis/"
                    + "application-frameworks/building-and-running-aspnet-applications/aspnet-20-breaking-changes-on-iis"),
    HTTP_SYS_ERRORS("KB820729",
            "Error logging in HTTP APIs",
            "https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/"
                    + "aspnet/site-behavior-performance/error-logging-http-apis"),
    RAPID_FAIL("failure",
            "Failure settings for an application pool <failure>",
            Article.REFERENCE + "system.applicationhost/applicationpools/add/failure"),
    POOL("applicationPools",
            "Adding application pools <add>",
            Article.REFERENCE + "system.applicationhost/applicationpools/add/"),
    SITE_LIMITS("limits", "Limits for a site <limits>", Article.REFERENCE + "system.applicationhost/sites/site/limits");

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
