package io.github.iislint.compare;

import java.util.List;

/** The topics of differences, in the order of the report. */
public enum Topic {
    SITES("sites and applications"),
    REFUSALS("refusals (500.19)"),
    CLIENT_CERTIFICATES("client certificates and SSL"),
    AUTHENTICATION("authentication and authorization"),
    BINDINGS("bindings"),
    HANDLERS("handlers and modules"),
    FILTERING("request filtering and limits"),
    HEADERS("headers, redirects and errors"),
    POOLS("application pools"),
    OTHER("other settings");

    private static final String SECURITY = "system.webServer/security/";

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    static Topic of(Difference difference) {
        String section = difference.section();
        String attribute = difference.attribute();
        if (attribute.equals(Difference.SITE)) {
            return SITES;
        }
        if (attribute.equals(Difference.REFUSED)) {
            return REFUSALS;
        }
        if (section.equals("system.applicationHost/sites")) {
            return attribute.startsWith("bindings") || attribute.contains("/bindings")
                    ? BINDINGS
                    : attribute.startsWith("limits") ? FILTERING : SITES;
        }
        if (section.equals("system.applicationHost/applicationPools")) {
            return POOLS;
        }
        if (section.equals(SECURITY + "access") || section.contains("ClientCertificateMapping")) {
            return CLIENT_CERTIFICATES;
        }
        if (section.startsWith(SECURITY + "authentication") || section.startsWith(SECURITY + "authorization")
                || List.of("system.web/authentication", "system.web/authorization", "system.web/identity").contains(section)) {
            return AUTHENTICATION;
        }
        if (List.of("system.webServer/handlers", "system.webServer/modules", "system.webServer/globalModules",
                "system.webServer/isapiFilters", SECURITY + "isapiCgiRestriction").contains(section)) {
            return HANDLERS;
        }
        if (section.startsWith(SECURITY)
                || List.of("system.webServer/serverRuntime", "system.web/httpRuntime").contains(section)) {
            return FILTERING;
        }
        if (section.startsWith("system.webServer/rewrite")
                || List.of("system.webServer/httpProtocol", "system.webServer/httpRedirect",
                        "system.webServer/httpErrors", "system.web/customErrors").contains(section)) {
            return HEADERS;
        }
        return OTHER;
    }
}
