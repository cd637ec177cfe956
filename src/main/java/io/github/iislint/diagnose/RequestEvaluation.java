package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.ProblemKind;
import io.github.iislint.iis.Site;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.rule.CertificateMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one request step by step, in the order in which IIS handles it. A failed step does not end the evaluation: later
 * steps that would also fail are worth knowing.
 */
final class RequestEvaluation {

    private final Request situation;
    private final Assumptions assumptions;
    private final ClientCertificateAccess access;
    private final CertificateMapping mapping;
    /** {@code null} for a visitor without a certificate. */
    private final @Nullable CertificateSteps certificate;
    private final List<Step> steps = new ArrayList<>();

    private RequestEvaluation(Request request, Assumptions assumptions) {
        this.situation = request;
        this.assumptions = assumptions;
        this.access = ClientCertificateAccess.at(request.server(), request.node());
        this.mapping = CertificateMapping.at(request.server(), request.node());
        Visitor visitor = request.visitor();
        this.certificate = visitor.certificate() == null
                ? null
                : new CertificateSteps(visitor.certificate(), visitor, assumptions);
    }

    /** Where a request ends. */
    static RequestOutcome of(Request request, Assumptions assumptions) {
        return new RequestEvaluation(request, assumptions).run();
    }

    private RequestOutcome run() {
        add(binding());
        if (steps.get(0).failed()) {
            return new RequestOutcome(steps, null);
        }
        add(location());
        add(configuration());
        add(ssl());
        add(cipher());
        boolean asked = request();
        boolean shown = asked ? visitor() : withoutAsking();
        // What would happen to the certificate is shown although an earlier step keeps it from getting there.
        CertificateSteps told = asked && (shown || access.requires()) ? certificate : null;
        if (told != null) {
            add(told.dates());
            add(told.trust());
            add(told.revocation());
            add(told.purpose());
        }
        MappingSteps last = new MappingSteps(situation, assumptions, mapping);
        steps.addAll(last.steps(told == null ? null : told.certificate()));
        return new RequestOutcome(steps, last.identity());
    }

    private void add(@Nullable Step step) {
        if (step != null) {
            steps.add(step);
        }
    }

    private Step binding() {
        Endpoint endpoint = situation.endpoint();
        if (situation.server().assumed()) {
            return Step.open(Name.BINDING, "there is no applicationHost.config, so the bindings are unknown", null,
                    Article.BINDING);
        }
        if (endpoint == null) {
            Site site = situation.site();
            ElementState element = site.element();
            return Step.fails(Name.BINDING, null, "the site " + site.name() + " has no " + situation.target().scheme()
                    + " binding: nothing listens, and the connection is refused",
                    element == null ? null : element.setAt().place(), Article.BINDING);
        }
        List<String> details = new ArrayList<>();
        for (Endpoint rival : situation.target().rivals(situation.server(), endpoint)) {
            details.add("if the name leads to the address " + rival.address() + ", the site " + rival.site().name() + " answers ("
                    + rival.origin().place() + ")");
        }
        return Step.passes(Name.BINDING, endpoint + " leads to the site " + endpoint.site().name(), endpoint.origin().place(),
                Article.BINDING).with(details);
    }

    private Step location() {
        Location location = situation.node();
        Location application = location;
        while (application.parent() != null && application.kind() != Location.Kind.APPLICATION
                && application.kind() != Location.Kind.SITE) {
            application = application.parent();
        }
        Origin origin = null;
        Site site = situation.site();
        for (Site.Application each : site.applications()) {
            boolean root = each.path().isEmpty() || each.path().equals("/");
            if (application.kind() == Location.Kind.SITE ? root : application.matches(each)) {
                origin = each.element().origin();
            }
        }
        String name = application.kind() == Location.Kind.SITE
                ? "the root application of " + site.name()
                : "the application " + application.path();
        if (situation.server().unmapped().contains(site)) {
            return Step.open(Name.LOCATION, name + "; no --map covers the site's folder, so its web.config files are not read",
                    origin == null ? null : origin.place(), Article.LOCATION);
        }
        return Step.passes(Name.LOCATION, name, origin == null ? null : origin.place(), Article.LOCATION);
    }

    private Step configuration() {
        List<Problem> refusals = situation.server().refusals(situation.location());
        List<Problem> read = refusals.stream().filter(this::isRead).toList();
        List<String> others = refusals.stream().filter(problem -> !isRead(problem))
                .map(problem -> "not read by this request, but by "
                        + Readership.of(problem) + ": " + problem.file().place(problem.span()) + " " + problem.message())
                .toList();
        if (!read.isEmpty()) {
            List<String> details = new ArrayList<>(read.stream().skip(1)
                    .map(problem -> problem.file().place(problem.span()) + " " + problem.message()).toList());
            details.addAll(others);
            return refused(read.get(0)).with(details);
        }
        String location = LocationPath.key(situation.location()) + "/";
        for (Problem problem : situation.server().problems()) {
            String above = LocationPath.key(problem.location());
            boolean here = above.isEmpty() || location.startsWith(above + "/");
            if (here && problem.assumed() && problem.kind().refused() && isRead(problem)) {
                return assumptions.holds(Assumption.LOCKS)
                        ? refused(problem)
                        : Step.open(Name.CONFIGURATION,
                                problem.kind() == ProblemKind.SECTION_LOCKED
                                        ? "the section " + problem.section()
                                                + " is assumed to be unlocked on the server; it is locked after a new "
                                                + "installation"
                                        : "a newly installed server would refuse it: " + problem.message(),
                                problem.file().place(problem.span()), Article.CONFIGURATION_REFUSED).with(others);
            }
        }
        return Step.passes(Name.CONFIGURATION, others.isEmpty()
                ? "nothing that IIS would refuse"
                : "nothing that IIS would refuse for this request", null, Article.CONFIGURATION_REFUSED).with(others);
    }

    private boolean isRead(Problem problem) {
        return Readership.of(problem).includes(situation.location(), situation.site().name());
    }

    private static Step refused(Problem problem) {
        boolean managed = problem.answers() == SectionOwner.DOT_NET;
        String result = managed ? "the error page of ASP.NET" : problem.result();
        return Step.fails(Name.CONFIGURATION, managed ? "500" : "500.19", (result == null ? "" : result + ": ")
                + problem.message(), problem.file().place(problem.span()), Article.CONFIGURATION_REFUSED)
                .with(ProblemRemedy.of(problem));
    }

    private Step ssl() {
        if (access.unknown()) {
            return Step.open(Name.SSL, "sslFlags is \"" + access.value() + "\": known only at deployment", access.place(),
                    Article.ACCESS);
        }
        if (!situation.https()) {
            return access.ssl()
                    ? Step.fails(Name.SSL, "403.4", "SSL is required (sslFlags=\"" + access.value()
                            + "\"), and the request is http", access.place(), Article.STATUS_CODES)
                    : Step.passes(Name.SSL, "SSL is not required (sslFlags=\"" + access.value() + "\")", access.place(),
                            Article.ACCESS);
        }
        return Step.passes(Name.SSL, access.ssl()
                ? "SSL is required, and the request is https"
                : "the request is https; SSL is not required",
                access.place(), Article.ACCESS);
    }

    private @Nullable Step cipher() {
        if (!access.ssl128() || !situation.https()) {
            return null;
        }
        return assumptions.holds(Assumption.CIPHER)
                ? Step.open(Name.CIPHER,
                        "128-bit encryption is required (Ssl128), which connections always have since Windows Server 2008 R2",
                        access.place(), Article.ACCESS)
                : Step.fails(Name.CIPHER, "403.5", "128-bit encryption is required (Ssl128), and the connection is weaker",
                        access.place(),
                        Article.STATUS_CODES);
    }

    /** Whether the visitor is asked for a certificate. */
    private boolean request() {
        if (!situation.https()) {
            return false;
        }
        if (!access.asks()) {
            add(Step.passes(Name.REQUEST, "no client certificate is requested (sslFlags=\"" + access.value() + "\")",
                    access.place(),
                    Article.ACCESS));
            return false;
        }
        String mode = access.requires()
                ? "a client certificate is required"
                : "a client certificate is accepted, but optional";
        boolean within = assumptions.holds(Assumption.NEGOTIATE);
        if (!access.negotiates() && !within) {
            add(Step.fails(Name.REQUEST, "403.7",
                    "SslRequireCert without SslNegotiateCert: a certificate is required, but never requested (the IIS 6 "
                            + "documentation requires both flags; later documentation does not mention it)",
                    access.place(),
                    Article.ACCESS));
            return true;
        }
        add(Step.passes(Name.REQUEST, mode + " (sslFlags=\"" + access.value() + "\")", access.place(), Article.ACCESS));
        if (!within) {
            add(handshake());
        }
        return true;
    }

    /** A certificate for a path is requested after the handshake, and TLS 1.3 knows no way for that which browsers support. */
    private @Nullable Step handshake() {
        OptionalInt windows = situation.windows();
        Endpoint endpoint = situation.endpoint();
        if (endpoint != null && endpoint.tls13Off() || windows.isPresent() && windows.getAsInt() < 2022) {
            return null;
        }
        boolean tls13 = assumptions.holds(Assumption.TLS13, windows.isPresent());
        if (!tls13) {
            return null;
        }
        String status = windows.orElse(2025) >= 2025 ? "500.0" : null;
        return Step.fails(Name.HANDSHAKE, status,
                "the certificate is requested after the handshake, which TLS 1.3 does not allow, and TLS 1.3 is not off on "
                        + "the binding: " + (windows.isEmpty()
                                ? "0x80070032, or a reset connection before Windows Server 2025"
                                : status == null ? "the connection is reset" : "0x80070032"),
                endpoint == null
                        ? null
                        : endpoint.origin().place(),
                Article.TLS13);
    }

    /** Whether the visitor presents  a certificate. */
    private boolean visitor() {
        CertificateSteps shown = certificate;
        if (shown != null) {
            Step key = shown.privateKey();
            add(key.failed() && !access.requires() ? key.opened() : key);
            shown = key.failed() ? null : shown;
        }
        if (shown != null) {
            add(Step.passes(Name.CERTIFICATE, "the visitor presents " + shown.facts().subject(), null,
                    Article.CERTIFICATE_REQUIRED));
        } else if (access.requires()) {
            add(Step.fails(Name.CERTIFICATE, "403.7", "a client certificate is required, and the visitor presents none",
                    access.place(),
                    Article.CERTIFICATE_REQUIRED));
        } else {
            add(Step.passes(Name.CERTIFICATE, "the visitor presents none, and none is required", access.place(),
                    Article.CERTIFICATE_REQUIRED));
        }
        return shown != null;
    }

    private boolean withoutAsking() {
        if (!situation.https() && access.requires()) {
            add(Step.fails(Name.CERTIFICATE, "403.7", "a client certificate is required, and http has none"
                    + (access.ssl() ? "" : " (without the flag Ssl, no article documents whether IIS answers 403.7 or 403.4)"),
                    access.place(),
                    Article.CERTIFICATE_REQUIRED));
        } else if (certificate != null) {
            add(Step.skipped(Name.CERTIFICATE, "the visitor's certificate does not matter: it is not requested"));
        }
        return false;
    }
}
