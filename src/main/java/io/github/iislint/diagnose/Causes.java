package io.github.iislint.diagnose;

import io.github.iislint.certificate.CertificateFacts;
import io.github.iislint.certificate.CertificateFacts.Validity;
import io.github.iislint.certificate.MappedCertificate;
import io.github.iislint.diagnose.Cause.Evidence;
import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.SslEndpoint;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Origin;
import io.github.iislint.rule.CertificateMapping;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From a status to its possible causes: each cause that an article names, checked against the files. */
final class Causes {

    private final Request situation;
    private final RequestOutcome outcome;
    private final ClientCertificateAccess access;
    private final CertificateMapping mapping;
    private final Map<Assumption, Fact<Boolean>> facts;
    private final List<Cause> causes = new ArrayList<>();

    /** @param outcome of the walk with the visitor's certificate, or without one */
    private Causes(Request request, RequestOutcome outcome) {
        this.situation = request;
        this.outcome = outcome;
        this.access = ClientCertificateAccess.at(request.server(), request.node());
        this.facts = KnownFacts.of(request.httpSys(), request.endpoint());
        this.mapping = CertificateMapping.at(request.server(), request.node());
    }

    private static TreeMap<String, Consumer<Causes>> catalogue() {
        TreeMap<String, Consumer<Causes>> catalogue = new TreeMap<>();
        catalogue.put("401.2", Causes::notLoggedOn);
        catalogue.put("403.4", Causes::sslRequired);
        catalogue.put("403.5", Causes::strongSslRequired);
        catalogue.put("403.7", Causes::certificateRequired);
        catalogue.put("403.12", Causes::mapperDenied);
        catalogue.put("403.13", Causes::revoked);
        catalogue.put("403.16", Causes::untrusted);
        catalogue.put("403.17", Causes::outdated);
        catalogue.put("413", Causes::tooLarge);
        catalogue.put("500.0", Causes::handshake);
        catalogue.put("500.19", Causes::refusedConfiguration);
        catalogue.put("502", Causes::badGateway);
        return catalogue;
    }

    /** The statuses whose causes are known. */
    static List<String> known() {
        return List.copyOf(catalogue().keySet());
    }

    /**
     * The causes of a status, those that the files confirm first.
     *
     * @throws DiagnoseException for a status of which nothing is known
     */
    static List<Cause> of(String status, Request request, RequestOutcome outcome) throws DiagnoseException {
        Consumer<Causes> causes = catalogue().get(status);
        if (causes == null) {
            throw new DiagnoseException("--status \"" + status + "\": expected one of " + String.join(", ", known()));
        }
        Causes found = new Causes(request, outcome);
        causes.accept(found);
        found.causes.sort(Comparator.comparing(Cause::finding));
        return found.causes;
    }

    private void cause(String text, Cause.CauseStatus finding, List<Evidence> evidence, Article article, Remedy remedy) {
        causes.add(new Cause(text, finding, evidence, article, remedy));
    }

    private static Cause.CauseStatus decided(boolean holds) {
        return holds ? Cause.CauseStatus.CONFIRMED : Cause.CauseStatus.EXCLUDED;
    }

    private List<Evidence> flags() {
        return List.of(new Evidence("sslFlags=\"" + access.value() + "\" is in effect at " + situation.location(),
                access.place()));
    }

    /** A cause that a step of the walk decides, if a certificate is given. */
    private void step(String text, Name name, @Nullable String status, List<Evidence> mapped, Article article, Remedy remedy) {
        Step step = situation.visitor().certificate() == null
                ? null
                : outcome.steps().stream().filter(each -> each.name() == name).findFirst().orElse(null);
        List<Evidence> evidence = new ArrayList<>();
        if (step != null) {
            evidence.add(new Evidence(step.text(), step.place()));
        }
        evidence.addAll(mapped);
        boolean fails = step != null && step.failed() && (status == null || status.equals(step.status()));
        Cause.CauseStatus finding = fails || step == null && !mapped.isEmpty()
                ? Cause.CauseStatus.CONFIRMED
                : step == null || step.verdict() == Verdict.OPEN ? Cause.CauseStatus.OPEN : Cause.CauseStatus.EXCLUDED;
        cause(text, finding, evidence, article, remedy);
    }

    private void certificateRequired() {
        boolean required = access.requires();
        cause("a client certificate is required here", access.unknown() ? Cause.CauseStatus.OPEN : decided(required), flags(),
                Article.CERTIFICATE_REQUIRED,
                new Remedy("Accept client certificates instead of requiring them, if visitors do not need one", List.of()));
        if (!required && !access.unknown()) {
            return;
        }
        cause("the required certificate is never requested (SslRequireCert without SslNegotiateCert)",
                access.negotiates() ? Cause.CauseStatus.EXCLUDED : Cause.CauseStatus.CONFIRMED, flags(), Article.ACCESS,
                Remedy.askForCertificate());
        if (!access.ssl()) {
            cause("the visitor uses http, which has no certificates (SslRequireCert without Ssl)", Cause.CauseStatus.OPEN,
                    flags(),
                    Article.CERTIFICATE_REQUIRED, Remedy.useHttps());
        }
        boolean given = situation.visitor().certificate() != null;
        cause("the visitor has no certificate, or selects none", given ? Cause.CauseStatus.EXCLUDED : Cause.CauseStatus.OPEN,
                List.of(),
                Article.CERTIFICATE_REQUIRED, Remedy.giveCertificate());
        step("the visitor has the certificate without its private key", Name.PRIVATE_KEY, null, List.of(),
                Article.CERTIFICATE_REJECTED,
                Remedy.importWithKey());
        step("the root of the visitor's certificate is not installed on the server", Name.TRUST, null, List.of(),
                Article.CERTIFICATE_REJECTED, trustRemedy());
        step("the certificate has expired, or is not valid yet", Name.DATES, null, mappedOutdated(), Article.CERTIFICATE_REJECTED,
                Remedy.renew());
        step("the certificate was revoked", Name.REVOCATION, null, List.of(), Article.CERTIFICATE_REJECTED,
                Remedy.replaceRevoked());
        step("the certificate is not intended for client authentication, so the "
                + "visitor's browser does not offer it", Name.PURPOSE, null, List.of(),
                Article.SERVER_CERTIFICATE, Remedy.issueForClients());
        fact("the server sends a list of trusted issuers, and the visitor's is not on it", Assumption.ISSUER_LIST,
                Article.ROOT_STORE, Remedy.noIssuerList());
        trustedIssuers();
        tls13();
    }

    /** A cause that needs a setting of http.sys or Schannel; without it, it is none. */
    private void fact(String text, Assumption needed, Article article, Remedy remedy) {
        Fact<Boolean> fact = facts.get(needed);
        cause(text, fact == null || fact.value() ? Cause.CauseStatus.OPEN : Cause.CauseStatus.EXCLUDED, evidence(fact), article,
                remedy);
    }

    private static List<Evidence> evidence(@Nullable Fact<?> fact) {
        return fact == null
                ? List.of()
                : List.of(new Evidence(fact.name() + " is " + (fact.value() instanceof Boolean on
                        ? on ? "on" : "off"
                        : fact.value()), fact.place()));
    }

    /** Whom http.sys and Schannel trust besides the trusted roots, or instead of them. */
    private void trustedIssuers() {
        HttpSys httpSys = situation.httpSys();
        SslEndpoint endpoint = situation.endpoint() == null
                ? null
                : situation.endpoint().served(httpSys).map(HttpSys.Served::endpoint).orElse(null);
        List<Evidence> lists = new ArrayList<>();
        if (endpoint != null) {
            lists.addAll(evidence(endpoint.ctlIdentifier()));
            lists.addAll(evidence(endpoint.ctlStore()));
        }
        Fact<Long> mode = httpSys.schannel("", "ClientAuthTrustMode").filter(fact -> fact.value() != 0).orElse(null);
        lists.addAll(evidence(mode));
        boolean known = endpoint != null && httpSys.hasSchannel();
        cause("the endpoint trusts only the issuers of its own list, not all trusted roots (Ctl Store Name, Ctl Identifier, "
                + "ClientAuthTrustMode)", known && lists.isEmpty() ? Cause.CauseStatus.EXCLUDED : Cause.CauseStatus.OPEN, lists,
                Article.ROOT_STORE, new Remedy("Add the issuer to the named store, or let the endpoint trust all trusted "
                        + "roots again",
                        List.of(("netsh http show sslcert " + situation.certificateKey()).strip())));
    }

    private void tls13() {
        Endpoint endpoint = situation.endpoint();
        boolean off = endpoint != null && endpoint.tls13Off();
        boolean old = situation.windows().isPresent() && situation.windows().getAsInt() < 2022;
        List<Evidence> evidence = new ArrayList<>();
        if (endpoint != null) {
            evidence.add(new Evidence("the binding " + endpoint + (off ? " has TLS 1.3 off" : " leaves TLS 1.3 on"),
                    endpoint.origin().place()));
        }
        Fact<Boolean> tls13 = facts.get(Assumption.TLS13);
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        evidence.addAll(evidence(tls13));
        evidence.addAll(evidence(within));
        boolean proven = within != null && !within.value() && tls13 != null && tls13.value();
        boolean excluded = off || old || !access.asks() || tls13 != null && !tls13.value() || within != null && within.value();
        cause("the certificate is requested after a TLS 1.3 handshake, which clients do not support", excluded
                ? Cause.CauseStatus.EXCLUDED
                : proven ? Cause.CauseStatus.CONFIRMED : Cause.CauseStatus.OPEN, evidence, Article.TLS13,
                Remedy.askWithinHandshake(situation.certificateKey()));
    }

    /** Mapped certificates whose owners are refused because of the date. */
    private List<Evidence> mappedOutdated() {
        List<Evidence> found = new ArrayList<>();
        for (ElementState entry : mapping.entries()) {
            String value = entry.value("certificate");
            X509Certificate certificate = value == null ? null : MappedCertificate.parse(value).certificate().orElse(null);
            if (certificate == null) {
                continue;
            }
            CertificateFacts facts = CertificateFacts.of(certificate);
            Validity validity = facts.validityAt(situation.visitor().now());
            if (validity != Validity.VALID && (situation.visitor().certificate() == null
                    || certificate.equals(situation.visitor().certificate().x509()))) {
                found.add(new Evidence("the mapped certificate of " + facts.subject() + (validity == Validity.EXPIRED
                        ? " expired on "
                                + facts.notAfter()
                        : " is not valid before " + facts.notBefore()), entry.setAt().place()));
            }
        }
        return found;
    }

    private void sslRequired() {
        cause("SSL is required here, and the visitor uses http", decided(access.ssl()), flags(), Article.STATUS_CODES,
                Remedy.useHttps());
        if (access.ssl()) {
            cause("a proxy or load balancer terminates TLS and uses http to IIS", Cause.CauseStatus.OPEN, List.of(),
                    Article.STATUS_CODES,
                    new Remedy("Let the proxy use https to the server, or remove the flag Ssl", List.of()));
        }
    }

    private void strongSslRequired() {
        cause("128-bit encryption is required here (Ssl128), and the connection is weaker", decided(access.ssl128()),
                flags(),
                Article.STATUS_CODES, Remedy.strongCipher());
    }

    private void mapperDenied() {
        List<Evidence> denying = new ArrayList<>();
        List<Evidence> accounts = new ArrayList<>();
        for (ElementState entry : mapping.entries()) {
            Place place = entry.setAt().place();
            if ("deny".equalsIgnoreCase(entry.value("permissionMode"))) {
                denying.add(new Evidence("the many-to-one mapping \"" + entry.value("name") + "\" denies", place));
            } else if (entry.value("userName") != null) {
                accounts.add(new Evidence("mapped to " + entry.value("userName"), place));
            }
        }
        boolean enabled = mapping.enabled();
        boolean given = situation.visitor().certificate() != null;
        boolean denied = outcome.steps().stream().anyMatch(step -> step.name() == Name.MAPPING && "403.12".equals(step.status()));
        cause("a mapping denies the certificate access", !enabled || denying.isEmpty() || given && !denied
                ? Cause.CauseStatus.EXCLUDED
                : Cause.CauseStatus.CONFIRMED, denying, Article.MAPPER_DENIED, Remedy.allow());
        cause("the account that the certificate is mapped to is denied access to the files", (!enabled || accounts.isEmpty())
                && !mapping.directoryEnabled() ? Cause.CauseStatus.EXCLUDED : Cause.CauseStatus.OPEN, accounts,
                Article.MAPPER_DENIED,
                Remedy.accountRights(situation.site().name()));
        step("the certificate has expired, or is not valid yet", Name.DATES, null, mappedOutdated(), Article.MAPPER_DENIED,
                Remedy.renew());
    }

    private void revoked() {
        step("the certificate was revoked, or the revocation list has expired", Name.REVOCATION, "403.13", List.of(),
                Article.CERTIFICATE_REJECTED, Remedy.replaceRevoked());
        fact("the server cannot get the revocation list", Assumption.REVOCATION, Article.STATUS_CODES, Remedy.publishList());
        fact("the server's certificate was replaced, which turned the check for revocation on again", Assumption.REVOCATION,
                Article.SERVER_CERTIFICATE, new Remedy("Compare Verify Client Certificate Revocation with its earlier value",
                        List.of(("netsh http show sslcert " + situation.certificateKey()).strip())));
    }

    /** What the steps of the request know to help against a certificate that is not trusted. */
    private Remedy trustRemedy() {
        return outcome.steps().stream().filter(step -> step.name() == Name.TRUST).map(Step::remedy).filter(Objects::nonNull)
                .findFirst().orElse(Remedy.findMissing());
    }

    private void untrusted() {
        Remedy remedy = trustRemedy();
        step(remedy.equals(Remedy.installRoot())
                ? "the root of the visitor's certificate is not among the server's trusted roots"
                : "the visitor's certificate does not lead to a trusted root", Name.TRUST, "403.16", List.of(), Article.UNTRUSTED,
                remedy);
        cause("the server's store of trusted roots contains certificates that are not self-signed", Cause.CauseStatus.OPEN,
                List.of(),
                Article.ROOT_STORE, Remedy.cleanRootStore());
        step("the certificate is not intended for "
                + "client authentication", Name.PURPOSE, "403.16", List.of(), Article.SERVER_CERTIFICATE,
                Remedy.issueForClients());
        trustedIssuers();
    }

    private void outdated() {
        step("the certificate has expired, or is not valid yet", Name.DATES, "403.17", mappedOutdated(), Article.STATUS_CODES,
                Remedy.renew());
        cause("the server's clock is wrong", Cause.CauseStatus.OPEN, List.of(), Article.STATUS_CODES, Remedy.checkClock());
    }

    private void notLoggedOn() {
        Authentication authentication = Authentication.at(situation.server(), situation.node());
        List<Evidence> anonymous = authentication.place() == null
                ? List.of()
                : List.of(new Evidence("anonymous authentication is " + (authentication.anonymous() ? "on" : "off"),
                        authentication.place()));
        cause("no authentication method lets the visitor in without a mapped certificate", decided(!authentication.anonymous()),
                anonymous,
                Article.ANONYMOUS, Remedy.map());
        if (authentication.anonymous()) {
            return;
        }
        cause("the visitor does not log on",
                authentication.others().isEmpty() ? Cause.CauseStatus.EXCLUDED : Cause.CauseStatus.OPEN,
                List.of(),
                Article.STATUS_CODES, new Remedy("Log on (" + String.join(", ", authentication.others()) + ")", List.of()));
        if (!mapping.enabled()) {
            return;
        }
        cause("the module of the certificate mapping is missing", mapping.module().equals("unknown")
                ? Cause.CauseStatus.OPEN
                : decided(mapping.module().equals("no")), List.of(), Article.MAPPING, Remedy.installModule());
        List<Evidence> ignored = new ArrayList<>();
        mapping.ignored().forEach(entry -> ignored.add(new Evidence("IIS does not read this entry", entry.setAt().place())));
        cause("there are mappings below the site level, where IIS does not read them", decided(!ignored.isEmpty()), ignored,
                Article.MAPPING, new Remedy("Move the entries to the location tag of the site", List.of()));
        cause("no certificate is requested, so none can be mapped", decided(!access.asks()), flags(),
                Article.MAPPING, Remedy.askForCertificate());
        Visitor.Certificate shown = situation.visitor().certificate();
        X509Certificate certificate = shown == null ? null : shown.x509();
        List<Evidence> misses = new ArrayList<>();
        if (certificate != null) {
            mapping.misses(certificate).forEach(miss -> misses.add(new Evidence(miss.why(), miss.entry().setAt().place())));
        }
        cause("no mapping has the visitor's certificate", certificate == null
                ? Cause.CauseStatus.OPEN
                : decided(mapping.match(certificate) == null), misses, Article.ONE_TO_ONE, Remedy.map());
    }

    private void tooLarge() {
        ElementState runtime = RequestFilters.section(situation.server(), situation.node(), "system.webServer/serverRuntime");
        AttributeState size = runtime == null ? null : runtime.attribute("uploadReadAheadSize");
        List<Evidence> evidence = new ArrayList<>(flags());
        String value = runtime == null ? null : runtime.value("uploadReadAheadSize");
        evidence.add(new Evidence("uploadReadAheadSize is " + value + " bytes", size == null ? null : size.origin().place()));
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        evidence.addAll(evidence(within));
        boolean asks = situation.https() && access.asks();
        cause("a certificate is requested after the handshake, and the request is larger than the read-ahead size",
                access.unknown() ? Cause.CauseStatus.OPEN : decided(asks && (within == null || !within.value())), evidence,
                Article.READ_AHEAD, Remedy.readAhead());
        cause("the application refuses requests of this size, such as maxReceivedMessageSize of WCF", Cause.CauseStatus.OPEN,
                List.of(), Article.STATUS_CODES, new Remedy("Raise the limit of the application", List.of()));
        ElementState filtering = RequestFilters.section(situation.server(), situation.node(),
                "system.webServer/security/requestFiltering");
        ElementState limits = filtering == null ? null : filtering.child("requestLimits");
        AttributeState most = limits == null ? null : limits.attribute("maxAllowedContentLength");
        cause("request filtering allows less (maxAllowedContentLength): IIS answers that with 404.13, another program in front of"
                + " it may answer 413", Cause.CauseStatus.OPEN,
                most == null
                        ? List.of()
                        : List.of(new Evidence(
                                "maxAllowedContentLength is " + most.value() + " bytes", most.origin().place())),
                Article.FILTERING,
                new Remedy("Raise maxAllowedContentLength, if the request is legitimate", List.of()));
    }

    private void badGateway() {
        Proxying proxying = Proxying.at(situation.server(), situation.node()).orElse(null);
        List<Evidence> evidence = proxying == null ? List.of() : List.of(new Evidence(proxying.text(), proxying.place()));
        Cause.CauseStatus finding = proxying == null ? Cause.CauseStatus.EXCLUDED : Cause.CauseStatus.OPEN;
        cause("the upstream server does not answer, or not in a way that ARR understands", finding, evidence, Article.PROXY,
                Remedy.proxyTarget());
        cause("the upstream server answers later than the proxy's timeout (sc-win32-status 12002)", finding,
                proxying == null || proxying.timeout() == null
                        ? evidence
                        : List.of(new Evidence("the timeout is set", proxying.timeout())),
                Article.PROXY, Remedy.proxyTimeout());
        ElementState core = RequestFilters.section(situation.server(), situation.node(), "system.webServer/aspNetCore");
        Origin set = core == null ? null : core.origin();
        cause("the ASP.NET Core process does not start, or it ends (502.5, 502.3)",
                set != null ? Cause.CauseStatus.OPEN : Cause.CauseStatus.EXCLUDED,
                set != null
                        ? List.of(new Evidence("the ASP.NET Core Module serves the location", set.place()))
                        : List.of(),
                Article.CORE_MODULE,
                new Remedy("Check the application event log, and enable stdoutLogEnabled temporarily", List.of()));
    }

    private void handshake() {
        tls13();
    }

    private void refusedConfiguration() {
        Step step = outcome.steps().stream().filter(each -> each.name() == Name.CONFIGURATION).findFirst().orElse(null);
        List<Evidence> evidence = step == null || step.place() == null
                ? List.of()
                : List.of(new Evidence(step.text(), step.place()));
        cause("IIS refuses the configuration at or above " + situation.location(), step == null || step.verdict() == Verdict.OPEN
                ? Cause.CauseStatus.OPEN
                : decided(step.failed()), evidence, Article.CONFIGURATION_REFUSED,
                step == null || step.remedy() == null ? Remedy.correctConfiguration() : step.remedy());
    }
}
