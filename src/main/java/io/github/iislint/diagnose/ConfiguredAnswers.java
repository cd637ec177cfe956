package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.rule.CertificateMapping;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds an answer that IIS gave at a location against the configuration there. Each status has the settings that can lead to
 * it, as the reference pages of the sections and <a
 * href="https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code">
 * HTTP status codes in IIS</a> tell them.
 */
final class ConfiguredAnswers {

    private static final String SECURITY = "system.webServer/security/";
    private static final Remedy UPDATE = new Remedy(
            "Compare the files with those of the server at the time of the log, and look at"
                    + " http.sys (netsh http show sslcert)",
            List.of());

    private final Server server;
    private final Location location;
    private final Map<Assumption, Fact<Boolean>> facts;
    private final LoggedStatus status;
    private final long win32;
    private final LogGroups.Group group;
    private final ClientCertificateAccess access;

    private ConfiguredAnswers(Server server, Location location, Map<Assumption, Fact<Boolean>> facts, LoggedStatus status,
            long win32, LogGroups.Group group) {
        this.server = server;
        this.location = location;
        this.facts = facts;
        this.status = status;
        this.win32 = win32;
        this.group = group;
        this.access = ClientCertificateAccess.at(server, location);
    }

    /** @param facts what is known of the endpoint of the location */
    static Explanation of(Server server, Location location, Map<Assumption, Fact<Boolean>> facts, LoggedStatus status, long win32,
            LogGroups.Group group) {
        Explanation explanation = new ConfiguredAnswers(server, location, facts, status, win32, group).explanation();
        return explanation.verdict() == LogVerdict.CONTRADICTS
                ? new Explanation(explanation.verdict(), explanation.step(),
                        explanation.text(), explanation.place(), explanation.article(), List.of(UPDATE))
                : explanation;
    }

    private Explanation explanation() {
        List<Problem> refusals = server.refusals(location.path());
        if (status.is(500, 19)) {
            return refusals.isEmpty() ? unrefused() : refused(refusals.get(0));
        }
        if (!refusals.isEmpty()) {
            Problem problem = refusals.get(0);
            return Explanation.contradicts(Name.CONFIGURATION, "IIS would refuse the configuration here (500.19): "
                    + problem.message(), problem.file().place(problem.span()), Article.CONFIGURATION_REFUSED);
        }
        if (status.substatus() < 0) {
            return Explanation.unknown(Name.LOCATION, "the substatus is not logged, so the reason is not known", null,
                    Article.STATUS_CODES);
        }
        return switch (status.status()) {
            case 401 -> unauthorized();
            case 403 -> forbidden();
            case 404 -> notFound();
            case 405 -> methodNotAllowed();
            case 413 -> tooLarge();
            case 500 -> failed();
            case 502 -> badGateway();
            default -> status.is(503, 2)
                    ? attribute("system.webServer/serverRuntime", "appConcurrentRequestLimit", Name.POOL,
                            "more requests at once than appConcurrentRequestLimit allows", Article.READ_AHEAD,
                            new Remedy("Raise appConcurrentRequestLimit, or find out why requests take long", List.of()))
                    : application();
        };
    }

    private Explanation application() {
        return Explanation.unknown(Name.HANDLER, "the application or a module gives this answer; the files do not tell why", null,
                Article.STATUS_CODES,
                new Remedy("Trace failed requests of this status (Failed Request Tracing), and give the fr*.xml"
                        + " files to --log", List.of()));
    }

    private ElementState section(String path) {
        return RequestFilters.section(server, location, path);
    }

    /** Whether web.config files of the site were not read, so that what they set is not known. */
    private boolean unseen() {
        return server.unmapped().contains(location.site());
    }

    private static Place place(ElementState element, String attribute) {
        AttributeState state = element == null ? null : element.attribute(attribute);
        return state != null ? state.origin().place() : place(element);
    }

    private static Place place(ElementState element) {
        Origin origin = element == null ? null : element.origin();
        return origin == null ? null : origin.place();
    }

    /** An attribute whose value, be it the default, leads to the answer. */
    private Explanation attribute(String section, String attribute, Name step, String text, Article article, Remedy remedy) {
        ElementState element = section(section);
        int slash = attribute.indexOf('/');
        ElementState holder = slash < 0 || element == null ? element : element.child(attribute.substring(0, slash));
        String name = attribute.substring(slash + 1);
        String value = holder == null ? null : holder.value(name);
        return Explanation.agrees(step, text + (value == null ? "" : " (" + name + "=\"" + value + "\")"),
                holder == null || holder.attribute(name) == null ? null : holder.attribute(name).origin().place(), article,
                remedy);
    }

    private Explanation unrefused() {
        if (server.assumed() || unseen()) {
            return Explanation.unknown(
                    Name.CONFIGURATION, server.assumed()
                            ? "without the applicationHost.config nobody knows what"
                                    + " the server refuses"
                            : "no --map covers the site's folder, so its web.config files are not seen",
                    null,
                    Article.CONFIGURATION_REFUSED);
        }
        return Explanation.contradicts(Name.CONFIGURATION, "nothing here that IIS would refuse", null,
                Article.CONFIGURATION_REFUSED);
    }

    private static Explanation refused(Problem problem) {
        String result = problem.result();
        return Explanation.agrees(Name.CONFIGURATION, (result == null ? "" : result + ": ") + problem.message(),
                problem.file().place(problem.span()), Article.CONFIGURATION_REFUSED, Correction.of(problem));
    }

    // 403

    private Explanation forbidden() {
        return switch (status.substatus()) {
            case 1, 2, 3 -> accessPolicy();
            case 4 ->
                flag(access.ssl(), Name.SSL, "SSL is required", "SSL is not required", Article.STATUS_CODES, Remedy.useHttps());
            case 5 -> flag(access.ssl128(), Name.CIPHER, "128-bit encryption is required", "128-bit encryption is not required",
                    Article.STATUS_CODES, Remedy.strongCipher());
            case 6, 8 -> addresses();
            case 7 -> certificateRequired();
            case 12 -> mapperDenied();
            case 13 -> certificate(Name.REVOCATION, Article.CERTIFICATE_REJECTED, revocationRemedy());
            case 14 -> listing();
            case 16 -> certificate(Name.TRUST, Article.UNTRUSTED, trustRemedy());
            case 17 -> certificate(Name.DATES, Article.STATUS_CODES, Remedy.renew());
            case 501, 502, 503, 504 -> dynamicAddresses();
            default -> application();
        };
    }

    private Explanation flag(boolean set, Name step, String yes, String no, Article article, Remedy remedy) {
        String value = " (sslFlags=\"" + access.value() + "\")";
        if (access.unknown()) {
            return Explanation.unknown(step, "only deployment knows sslFlags" + value, access.place(), article, remedy);
        }
        return set
                ? Explanation.agrees(step, yes + value, access.place(), article, remedy)
                : undecided(step, no + value, access.place(), article);
    }

    /** What the files that were read do not lead to: a contradiction, unless other files are missing. */
    private Explanation undecided(Name step, String text, Place place, Article article) {
        String unread = unseen()
                ? "no --map covers the site's folder"
                : server.assumed() ? "there is no applicationHost.config" : null;
        return unread != null
                ? Explanation.unknown(step, text + ", as far as seen: " + unread, place, article)
                : Explanation.contradicts(step, text, place, article);
    }

    private Explanation certificateRequired() {
        boolean never = access.requires() && !access.negotiates();
        return flag(access.requires(), never ? Name.REQUEST : Name.CERTIFICATE, never
                ? "a client certificate is required, but not asked for"
                : "a client certificate is required, and the visitor shows none",
                "no client certificate is required", Article.CERTIFICATE_REQUIRED, never
                        ? Remedy.askForCertificate()
                        : Remedy.giveCertificate());
    }

    /** A certificate that was shown and not accepted: that happens wherever one is asked for. */
    private Explanation certificate(Name step, Article article, Remedy remedy) {
        Fact<Boolean> checked = facts.get(Assumption.REVOCATION);
        if (step == Name.REVOCATION && checked != null && !checked.value()) {
            return Explanation.contradicts(step, "http.sys does not check for revocation (" + checked.name() + ")",
                    checked.place(),
                    Article.SERVER_CERTIFICATE);
        }
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        if (!access.asks() && within != null && within.value()) {
            return Explanation.unknown(step, "the configuration asks for no certificate, but http.sys does at this endpoint ("
                    + within.name() + ")", within.place(), article, remedy);
        }
        String meaning = Win32Error.meaning(win32);
        return flag(access.asks(), step, "a client certificate is asked for"
                + (meaning == null ? ", and that of the visitor is not accepted" : ": " + meaning),
                "no client certificate is asked for", article, remedy);
    }

    private Remedy revocationRemedy() {
        return win32 == Win32Error.REVOKED || win32 == Win32Error.CHAIN_REVOKED ? Remedy.replaceRevoked() : Remedy.publishList();
    }

    private Remedy trustRemedy() {
        if (win32 == Win32Error.CHAINING) {
            return new Remedy("Install the intermediate authority of the visitor's certificate on the server: Certificates (Local"
                    + " Computer) > Intermediate Certification Authorities", List.of("certutil -addstore CA intermediate.cer"));
        }
        return win32 == Win32Error.WRONG_USAGE
                ? Remedy.issueForClients()
                : win32 == Win32Error.EXPIRED
                        ? Remedy.renew()
                        : Remedy.installRoot();
    }

    private Explanation mapperDenied() {
        CertificateMapping mapping = CertificateMapping.at(server, location);
        for (ElementState entry : mapping.enabled() ? mapping.entries() : List.<ElementState>of()) {
            if ("deny".equalsIgnoreCase(entry.value("permissionMode"))) {
                return Explanation.agrees(Name.MAPPING, "a certificate mapping denies access", place(entry),
                        Article.MAPPER_DENIED,
                        Remedy.allow());
            }
        }
        if (mapping.enabled() || mapping.directoryEnabled()) {
            ElementState section = mapping.enabled() ? mapping.section() : mapping.directorySection();
            return Explanation.unknown(Name.MAPPING, "the account that the certificate is mapped to may not read the files",
                    place(section, "enabled"), Article.MAPPER_DENIED, Remedy.accountRights(location.site().name()));
        }
        return undecided(Name.MAPPING, "no certificate mapping is enabled", null, Article.MAPPER_DENIED);
    }

    private Explanation accessPolicy() {
        ElementState handlers = section("system.webServer/handlers");
        String policy = handlers == null ? null : handlers.value("accessPolicy");
        List<String> needed = status.substatus() == 1
                ? List.of("execute", "script")
                : status.substatus() == 2
                        ? List.of("read")
                        : List.of("write");
        List<String> given = policy == null ? List.of() : List.of(policy.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        boolean lacks = !given.containsAll(needed);
        String text = "the access policy of handlers is \"" + policy + "\"";
        return lacks
                ? Explanation.agrees(Name.HANDLER, text, place(handlers, "accessPolicy"), Article.HANDLERS,
                        new Remedy("Add what is missing to accessPolicy (Feature Permissions of Handler Mappings)", List.of()))
                : undecided(Name.HANDLER, text, place(handlers, "accessPolicy"), Article.HANDLERS);
    }

    private Explanation addresses() {
        ElementState section = section(SECURITY + "ipSecurity");
        Remedy remedy = new Remedy("Allow the address in ipSecurity (IP Address and Domain Restrictions)", List.of());
        if (section != null && "false".equalsIgnoreCase(section.value("allowUnlisted"))) {
            return Explanation.agrees(Name.ADDRESS, "addresses that are not listed are refused (allowUnlisted=\"false\")",
                    place(section, "allowUnlisted"), Article.ADDRESSES, remedy);
        }
        ElementState denied = section == null
                ? null
                : section.entries().stream()
                        .filter(entry -> !"true".equalsIgnoreCase(entry.value("allowed"))).findFirst().orElse(null);
        return denied != null
                ? Explanation.agrees(Name.ADDRESS, "an entry refuses addresses", place(denied), Article.ADDRESSES, remedy)
                : undecided(Name.ADDRESS, "no address is refused", null, Article.ADDRESSES);
    }

    private Explanation dynamicAddresses() {
        if (status.substatus() >= 503) {
            return addresses();
        }
        ElementState section = section(SECURITY + "dynamicIpSecurity");
        ElementState limit = section == null
                ? null
                : section.child(status.substatus() == 501
                        ? "denyByConcurrentRequests"
                        : "denyByRequestRate");
        boolean on = limit != null && limit.isTrue("enabled");
        return on
                ? Explanation.agrees(Name.ADDRESS, "<" + limit.name() + "> refuses addresses with too many requests",
                        place(limit, "enabled"), Article.DYNAMIC_ADDRESSES,
                        new Remedy("Raise the limit, or list the address in ipSecurity",
                                List.of()))
                : undecided(Name.ADDRESS, "dynamic IP restrictions are off", place(limit), Article.DYNAMIC_ADDRESSES);
    }

    private Explanation listing() {
        ElementState browse = section("system.webServer/directoryBrowse");
        boolean on = browse != null && browse.isTrue("enabled");
        Place place = browse == null || browse.attribute("enabled") == null ? null : place(browse, "enabled");
        return on
                ? Explanation.contradicts(Name.CONTENT, "directory browsing is on", place, Article.DIRECTORY_BROWSE)
                : Explanation.agrees(Name.CONTENT, "the folder has no default document, and directory browsing is off", place,
                        Article.DIRECTORY_BROWSE,
                        new Remedy("Add a default document, or route the request to the application", List.of()));
    }

    // 401

    private Explanation unauthorized() {
        return switch (status.substatus()) {
            case 1 -> Explanation.unknown(Name.ACCOUNT, "the logon failed" + because(), null, Article.STATUS_CODES,
                    new Remedy("Look for the failed logon in the security log",
                            List.of("Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4625} -MaxEvents 5")));
            case 2 -> notLoggedOn();
            case 3 ->
                Explanation.unknown(Name.ACCOUNT, "the account may not read the files" + because(), null, Article.STATUS_CODES,
                        Remedy.accountRights(location.site().name()));
            case 501, 502, 503, 504 -> dynamicAddresses();
            default -> application();
        };
    }

    private String because() {
        String meaning = Win32Error.meaning(win32);
        return meaning == null ? "" : ": " + meaning;
    }

    private Explanation notLoggedOn() {
        Authentication authentication = Authentication.at(server, location);
        CertificateMapping mapping = CertificateMapping.at(server, location);
        if (!authentication.anonymous()) {
            boolean mapped = mapping.enabled() || mapping.directoryEnabled();
            String ways = String.join(", ", authentication.others());
            return Explanation.agrees(Name.ACCOUNT, "anonymous authentication is off" + (!authentication.others().isEmpty()
                    ? ": visitors have to log on (" + ways
                            + "); with Windows authentication this is the first answer to everybody"
                    : mapped ? ", and the visitor's certificate is mapped to no account" : ", and no other authentication is on"),
                    authentication.place(), Article.ANONYMOUS, authentication.others().isEmpty()
                            ? Remedy.map()
                            : new Remedy("Log on (" + ways + ")", List.of()));
        }
        ElementState rules = section(SECURITY + "authorization");
        for (ElementState rule : rules == null ? List.<ElementState>of() : rules.entries()) {
            if (denies(rule, "Deny".equalsIgnoreCase(rule.value("accessType")), rule.value("users"))) {
                return Explanation.agrees(Name.AUTHORIZATION, "an authorization rule denies anonymous visitors", place(rule),
                        Article.AUTHORIZATION, new Remedy("Change the rule, or log on", List.of()));
            }
        }
        boolean some = rules != null && !rules.entries().isEmpty() && rules.entries().stream()
                .noneMatch(rule -> !"Deny".equalsIgnoreCase(rule.value("accessType")) && everybody(rule.value("users")));
        if (some) {
            return Explanation.agrees(Name.AUTHORIZATION, "no authorization rule allows anonymous visitors",
                    place(rules.entries().get(rules.entries().size() - 1)), Article.AUTHORIZATION,
                    new Remedy("Add a rule, or log on", List.of()));
        }
        SectionState net = location.section("system.web/authorization");
        for (ElementState rule : net == null ? List.<ElementState>of() : net.element().entries()) {
            if (denies(rule, rule.name().equals("deny"), rule.value("users"))) {
                return Explanation.agrees(Name.AUTHORIZATION, "a rule of <authorization> of ASP.NET denies anonymous visitors",
                        place(rule), Article.AUTHORIZATION, new Remedy("Change the rule, or log on", List.of()));
            }
        }
        return undecided(Name.ACCOUNT, "anonymous authentication lets everybody in", authentication.place(), Article.ANONYMOUS);
    }

    private static boolean denies(ElementState rule, boolean deny, String users) {
        return deny && everybody(users);
    }

    private static boolean everybody(String users) {
        return users != null && List.of(users.split("\\s*,\\s*")).stream().anyMatch(user -> user.strip().equals("?")
                || user.strip().equals("*"));
    }

    // 404, 405, 413

    private Explanation notFound() {
        String section = SECURITY + "requestFiltering";
        return switch (status.substatus()) {
            case 0 -> Explanation.unknown(Name.CONTENT, "nothing is at this path; the files do not tell what should be", null,
                    Article.STATUS_CODES);
            case 2 -> isapiCgi();
            case 3 -> mimeType();
            case 5 -> matched("a sequence that is denied is in the path", "no denied sequence is in the path");
            case 6 -> matched("the method is denied", "the method is not denied");
            case 7 -> matched("the extension is denied", "the extension is not denied");
            case 8 -> matched("a segment of the path is hidden", "no segment of the path is hidden");
            case 10 -> listed(section, "requestLimits/headerLimits", "a request header is longer than its limit");
            case 11 -> allowed(section, "allowDoubleEscaping", "the URL is escaped twice");
            case 12 -> allowed(section, "allowHighBitCharacters", "the URL has characters beyond ASCII");
            case 13 -> filter(section, "requestLimits/maxAllowedContentLength", "the request is larger than is allowed");
            case 14 -> filter(section, "requestLimits/maxUrl", "the URL is longer than is allowed");
            case 15 -> filter(section, "requestLimits/maxQueryString", "the query is longer than is allowed");
            case 18 -> listed(section, "denyQueryStringSequences", "a sequence that is denied is in the query");
            case 19 -> listed(section, "filteringRules", "a filtering rule denies the request");
            default -> application();
        };
    }

    private static final Remedy FILTER = new Remedy("Change request filtering there, if the request is legitimate", List.of());

    private Explanation filter(String section, String attribute, String text) {
        return attribute(section, attribute, Name.FILTERING, text, Article.FILTERING, FILTER);
    }

    private Explanation allowed(String section, String attribute, String text) {
        ElementState filtering = section(section);
        return filtering != null && filtering.isTrue(attribute)
                ? Explanation.contradicts(Name.FILTERING, attribute + " is on",
                        place(filtering, attribute), Article.FILTERING)
                : filter(section, attribute, text);
    }

    /** A list of which the log does not tell the entry that refuses. */
    private Explanation listed(String section, String path, String text) {
        ElementState list = section(section);
        for (String name : path.split("/")) {
            list = list == null ? null : list.child(name);
        }
        return list == null || list.entries().isEmpty()
                ? undecided(Name.FILTERING, "<" + path.substring(path.lastIndexOf('/') + 1)
                        + "> has no entry", null, Article.FILTERING)
                : Explanation.agrees(Name.FILTERING, text,
                        list.entries().size() == 1 ? place(list.entries().get(0)) : place(list),
                        Article.FILTERING, FILTER);
    }

    /** The entry that meets most of the requests. */
    private ElementState decisive() {
        return group.decided().entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
    }

    private Explanation matched(String yes, String no) {
        ElementState entry = decisive();
        if (entry == null) {
            return undecided(Name.FILTERING, no, null, Article.FILTERING);
        }
        return Explanation.agrees(Name.FILTERING, yes + (group.decided().size() > 1
                ? " (and " + (group.decided().size() - 1)
                        + " more entries)"
                : ""), place(entry), Article.FILTERING, FILTER);
    }

    private Explanation mimeType() {
        ElementState list = server.assumed() ? null : decisive();
        return list == null
                ? undecided(Name.CONTENT, "the extension has a MIME type in staticContent", null, Article.MIME_MAP)
                : Explanation.agrees(Name.CONTENT, "the extension has no MIME type in staticContent", place(list),
                        Article.MIME_MAP,
                        new Remedy("Add a mimeMap for the extension, if the file is meant to be served", List.of()));
    }

    private Explanation isapiCgi() {
        ElementState list = section(SECURITY + "isapiCgiRestriction");
        ElementState denied = list == null
                ? null
                : list.entries().stream()
                        .filter(entry -> !entry.isTrue("allowed")).findFirst().orElse(null);
        Remedy remedy = new Remedy("Allow the program in ISAPI and CGI Restrictions, if it is meant to run", List.of());
        return denied != null
                ? Explanation.agrees(Name.HANDLER, "a program of isapiCgiRestriction is not allowed", place(denied),
                        Article.ISAPI_CGI, remedy)
                : Explanation.unknown(Name.HANDLER, "the program is not listed in isapiCgiRestriction",
                        place(list), Article.ISAPI_CGI, remedy);
    }

    private Explanation methodNotAllowed() {
        ElementState handler = decisive();
        if (handler == null) {
            return application();
        }
        String modules = String.valueOf(handler.value("modules"));
        boolean webdav = modules.contains("WebDAVModule");
        return Explanation.agrees(Name.HANDLER, "the handler " + handler.value("name") + (webdav
                ? " of WebDAV takes the request before the application"
                : " does not take the method"), place(handler),
                Article.HANDLERS,
                webdav
                        ? new Remedy("Remove the module WebDAVModule and the handler WebDAV for the application, if it"
                                + " answers these methods itself", List.of())
                        : new Remedy("Add the method to the verbs of the handler that should"
                                + " answer, and put it before this one", List.of()));
    }

    private Explanation tooLarge() {
        ElementState runtime = section("system.webServer/serverRuntime");
        String size = runtime == null ? null : runtime.value("uploadReadAheadSize");
        AttributeState set = runtime == null ? null : runtime.attribute("uploadReadAheadSize");
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        if (access.asks() && (within == null || !within.value())) {
            return Explanation.agrees(Name.BODY,
                    "a client certificate is asked for after the handshake, and the request is larger than"
                            + " what is read ahead meanwhile (uploadReadAheadSize=\"" + size + "\")",
                    set != null
                            ? set.origin().place()
                            : access.place(),
                    Article.READ_AHEAD, Remedy.readAhead(), Remedy.askWithinHandshake(""));
        }
        return Explanation.unknown(Name.BODY,
                "the application refuses the size of the request, such as maxReceivedMessageSize of WCF",
                null, Article.READ_AHEAD);
    }

    // 500, 502

    /** Whether http.sys is known not to ask after a TLS 1.3 handshake. */
    private boolean handshakeEndsFirst() {
        return win32 == Win32Error.NOT_SUPPORTED && access.asks() && handshakeFact() != null;
    }

    private Fact<Boolean> handshakeFact() {
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        Fact<Boolean> tls13 = facts.get(Assumption.TLS13);
        return within != null && within.value() ? within : tls13 != null && !tls13.value() ? tls13 : null;
    }

    private Explanation handshake() {
        Fact<Boolean> fact = handshakeFact();
        return Explanation.contradicts(Name.HANDSHAKE, fact.value()
                ? "http.sys asks for the certificate within the handshake ("
                        + fact.name() + ")"
                : "TLS 1.3 is off (" + fact.name() + ")", fact.place(), Article.TLS13);
    }

    private Explanation failed() {
        return switch (status.substatus()) {
            case 0 -> handshakeEndsFirst()
                    ? handshake()
                    : win32 == Win32Error.NOT_SUPPORTED && (access.asks())
                            ? Explanation.agrees(Name.HANDSHAKE,
                                    "a client certificate is asked for after the handshake, which TLS 1.3 does not"
                                            + " allow (0x80070032)",
                                    access.place(), Article.TLS13, Remedy.askWithinHandshake(""))
                            : application();
            case 22 -> integrated("system.web/httpModules", null);
            case 23 -> integrated("system.web/httpHandlers", null);
            case 24 -> integrated("system.web/identity", "impersonate");
            case 30, 31, 32, 33, 34, 35, 36, 37, 38 -> core();
            default -> application();
        };
    }

    /** Settings of ASP.NET that have no effect in an application pool in integrated mode. */
    private Explanation integrated(String section, String attribute) {
        SectionState state = location.section(section);
        ElementState element = state == null ? null : state.element();
        boolean set = element != null && element.origin() != null && (attribute == null || element.isTrue(attribute));
        ElementState validation = section("system.webServer/validation");
        boolean checked = validation == null
                || !"false".equalsIgnoreCase(validation.value("validateIntegratedModeConfiguration"));
        String name = section.substring(section.indexOf('/') + 1);
        if (!set || !checked) {
            return undecided(Name.HANDLER, set ? "validateIntegratedModeConfiguration is off" : "<" + name + "> is not set",
                    set ? place(validation, "validateIntegratedModeConfiguration") : null, Article.INTEGRATED_MODE);
        }
        return Explanation.agrees(Name.HANDLER,
                "<" + name + "> of ASP.NET does not work in the integrated mode of the application"
                        + " pool",
                attribute == null ? place(element) : place(element, attribute), Article.INTEGRATED_MODE,
                new Remedy("Move the settings to system.webServer, or use an application pool in classic mode", List.of()));
    }

    private Explanation core() {
        SectionState state = location.section("system.webServer/aspNetCore");
        ElementState core = state == null ? null : state.element();
        return core == null || core.origin() == null
                ? application()
                : Explanation.agrees(Name.HANDLER, "the ASP.NET Core Module could not start the application",
                        place(core, "processPath"),
                        Article.CORE_MODULE,
                        new Remedy("Look into the application event log, and set stdoutLogEnabled for a while", List.of()));
    }

    private Explanation badGateway() {
        Explanation core = status.substatus() == 5 || status.substatus() == 3 ? core() : application();
        if (core.verdict() == LogVerdict.AGREES) {
            return core;
        }
        return Proxying.at(server, location).map(proxying -> {
            boolean timeout = win32 == Win32Error.TIMEOUT;
            Place place = timeout && proxying.timeout() != null ? proxying.timeout() : proxying.place();
            return Explanation.agrees(Name.PROXY, proxying.text() + because(), place, Article.PROXY,
                    timeout ? Remedy.proxyTimeout() : Remedy.proxyTarget());
        }).orElseGet(() -> undecided(Name.PROXY, "nothing forwards requests here", null, Article.PROXY));
    }
}
