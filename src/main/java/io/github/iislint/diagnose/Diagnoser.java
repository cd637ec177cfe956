package io.github.iislint.diagnose;

import io.github.iislint.certificate.CertificateFacts;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.NearestName;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.httpsys.HttpSysNotice;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Reading;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.Certificates;
import io.github.iislint.lint.CommentExpectations;
import io.github.iislint.lint.HttpSysFiles;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.ServerContext;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.Expectations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the servers that a request concerns, and says for each what it would answer. */
public final class Diagnoser {

    private static final int SHOWN = 10;

    private final FileTree files;
    private final RuleSet rules;
    private final LintOptions options;
    private final Collection<Path> inputs;
    private final HttpSysFiles httpSys;
    private final Set<String> unread = new LinkedHashSet<>();

    /** @param inputs files and folders with configuration */
    public Diagnoser(FileTree files, RuleSet rules, LintOptions options, Collection<Path> inputs) {
        this.files = files;
        this.rules = rules;
        this.options = options;
        this.inputs = inputs;
        this.httpSys = new HttpSysFiles(files);
    }

    /**
     * What is asked.
     *
     * @param certificate the visitor's; {@code null} for none
     * @param assumed what somebody said about what the files cannot tell
     * @param status whose causes are wanted; {@code null} where the answer is
     */
    public record Question(Target target, Visitor.@Nullable Certificate certificate, Map<Assumption, Boolean> assumed,
            @Nullable String status) {
    }

    /** What one server has to say. */
    private record FoundTarget(@Nullable Request situation, List<String> offered, List<String> sites) {

        boolean disputed() {
            return situation != null && !situation.server().disputes(situation.node()).isEmpty();
        }
    }

    /** What is wrong in the files about http.sys and Schannel that were read. */
    public List<HttpSysNotice> notices() {
        return httpSys.all().stream().flatMap(known -> known.notices().stream()).toList();
    }

    /** What could not be read when it was asked last, and why, a line each. */
    public Set<String> unread() {
        return unread;
    }

    /**
     * The answers, one for each server that the request concerns; at least one.
     *
     * @throws LintException if files cannot be read
     * @throws DiagnoseException if no site or binding is meant
     */
    public List<Diagnosis> diagnose(Question question) throws LintException, DiagnoseException {
        if (question.status() != null && !Causes.known().contains(question.status())) {
            throw new DiagnoseException("--status \"" + question.status() + "\": expected one of " + String.join(", ",
                    Causes.known()));
        }
        List<FoundTarget> found = look(question, Reading.REFERENCE);
        List<FoundTarget> reported = found.stream().anyMatch(FoundTarget::disputed) ? look(question, Reading.REPORTS) : found;
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Request request = found.get(i).situation();
            Request other = reported.get(i).situation();
            if (request != null) {
                diagnoses.add(diagnosis(request, question, other == null ? request : other));
            }
        }
        if (diagnoses.isEmpty()) {
            throw nothing(question.target(), found);
        }
        return diagnoses;
    }

    /** What each server has to say, in the order of the files, whatever is believed of it. */
    private List<FoundTarget> look(Question question, Reading reading) throws LintException {
        List<FoundTarget> found = new ArrayList<>();
        List<LintException> failures = new ArrayList<>();
        Servers servers = new Servers(files, options, path -> false, reading);
        Servers.VisitSummary outcome = servers.visit(inputs, (server, own) -> {
            try {
                return look(server, own, question);
            } catch (LintException e) {
                synchronized (failures) {
                    failures.add(e);
                }
                return new FoundTarget(null, List.of(), List.of());
            }
        }, found::add);
        unread.clear();
        unread.addAll(outcome.unread());
        unread.addAll(servers.failedTransforms());
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return found;
    }

    private FoundTarget look(Server server, LintOptions own, Question question) throws LintException {
        Target target = question.target();
        List<String> sites = server.sites().stream().map(Site::name).toList();
        Endpoint endpoint = null;
        String location = target.name();
        if (target.url() != null) {
            Optional<Endpoint> chosen = target.endpoint(server, target.url());
            if (chosen.isEmpty()) {
                return new FoundTarget(null, Target.offered(server), sites);
            }
            endpoint = chosen.get();
            location = Target.location(endpoint.site(), target.url());
        }
        Location node = server.location(location);
        Site site = node == null ? null : node.site();
        if (node == null || site == null) {
            return new FoundTarget(null, List.of(), sites);
        }
        if (target.url() == null) {
            endpoint = target.endpoint(site).orElse(null);
        }
        OptionalInt windows = own.release().isPresent() ? own.release() : ServerContext.deducedWindows(server);
        Visitor visitor = new Visitor(question.certificate(), Certificates.authorities(own), Certificates.revocations(own),
                own.now(), own.days(), path -> files.name(Path.of(path)));
        List<Expectation> expectations = new ArrayList<>(own.allExpectations());
        expectations.addAll(CommentExpectations.of(server, own));
        Request request = new Request(server, site, node, location, target, endpoint, visitor, windows, httpSys.of(own),
                new Expectations(expectations));
        return new FoundTarget(request, List.of(), sites);
    }

    /** @param reported the same request as reports about IIS want it, where they differ from the reference */
    private Diagnosis diagnosis(Request request, Question question, Request reported) throws LintException, DiagnoseException {
        Assumptions assumptions = new Assumptions(question.assumed(), KnownFacts.of(request.httpSys(), request.endpoint()));
        RequestOutcome outcome = RequestEvaluation.of(request, assumptions);
        List<Diagnosis.Assumed> assumed = new ArrayList<>();
        List<Diagnosis.KnownFact> facts = new ArrayList<>();
        for (Map.Entry<Assumption, Boolean> entry : assumptions.used().entrySet()) {
            Assumption assumption = entry.getKey();
            Fact<Boolean> fact = assumptions.fact(assumption);
            if (fact != null) {
                facts.add(new Diagnosis.KnownFact(assumption, fact));
                continue;
            }
            String otherwise = RequestEvaluation.of(request, assumptions.flipped(assumption)).answer();
            assumed.add(new Diagnosis.Assumed(assumption, entry.getValue(), assumptions.said(assumption),
                    assumption.command(request.certificateKey(), request.site().name()), otherwise,
                    !otherwise.equals(outcome.answer())));
        }
        Dispute dispute = reported == request
                ? null
                : Dispute.between(request, outcome, RequestEvaluation.of(reported, assumptions.again())).orElse(null);
        Step decisive = outcome.decisive().orElse(null);
        Diagnosis.AskedRequest asked = new Diagnosis.AskedRequest(request.server().name(), request.location(),
                request.target().name(), request.target().scheme(),
                question.certificate() == null ? null : CertificateFacts.of(question.certificate().x509()).subject());
        String status = question.status();
        return new Diagnosis(asked, outcome, new Diagnosis.Premises(assumed, facts),
                status == null ? null : new Diagnosis.StatusInquiry(status, Causes.of(status, request, outcome)),
                new Diagnosis.Advice(decisive == null || status != null ? List.of() : Remedies.of(decisive, request),
                        acceptance(request, outcome, status)),
                dispute);
    }

    /**
     * The change from Require to Accept; {@code null} where that would not help.
     *
     * @param status that was asked about; {@code null} where none was
     */
    private @Nullable Acceptance acceptance(Request request, RequestOutcome outcome, @Nullable String status)
            throws LintException {
        boolean helps = status == null
                ? outcome.decisive().filter(Remedies::acceptingHelps).isPresent()
                : status.equals("403.7");
        boolean required = request.https() && ClientCertificateAccess.at(request.server(), request.node()).requires();
        if (!helps || !required) {
            return null;
        }
        String then = outcome.steps().stream().filter(step -> step.failed() && !Remedies.acceptingHelps(step)).findFirst()
                .map(step -> step.status() == null ? "no answer" : step.status()).orElse(null);
        return Acceptance.plan(files, rules, options, inputs, request, status == null ? then : null);
    }

    private static DiagnoseException nothing(Target target, List<FoundTarget> found) {
        TreeSet<String> sites = new TreeSet<>();
        found.forEach(each -> sites.addAll(each.sites()));
        if (sites.isEmpty()) {
            return new DiagnoseException("there is no site: no applicationHost.config and no web.config found");
        }
        if (target.url() != null) {
            TreeSet<String> offered = new TreeSet<>();
            found.forEach(each -> offered.addAll(each.offered()));
            return new DiagnoseException("--url " + target + ": no binding serves " + target.scheme() + " on port "
                    + target.url().port()
                    + " for the host " + target.url().host() + "; there " + (offered.isEmpty()
                            ? "are no bindings; use --at"
                            : (offered.size() == 1 ? "is " : "are ") + some(offered)));
        }
        return new DiagnoseException("--at \"" + target.name() + "\": there is no such site"
                + NearestName.hint(target.name().split("/")[0], sites)
                        .orElse("; there are " + some(sites)));
    }

    private static String some(Collection<String> names) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
