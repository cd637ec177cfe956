package io.github.iislint.lint;

import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.Span;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.FindingBuilder;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Severity;
import io.github.iislint.finding.Statement;
import io.github.iislint.finding.Suppression;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.ProblemKind;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerSummary;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.FixTemplate;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleEvaluator;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.ServerContext;
import io.github.iislint.rule.Timings;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.Expectations;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lints one server: rules over what is in effect, problems of the configuration system, suppressions. */
final class ServerLint {

    private final RunContext run;
    private final RuleSet rules;
    private final LintOptions options;
    private final FixPlan fixes;
    private final List<Detection> detections = new ArrayList<>();
    private final Map<Detection, List<Detection>> replaced = new HashMap<>();
    private final List<ServerRun.TracedFinding> found = new ArrayList<>();
    private final Map<XmlFile, Suppressions> suppressions = new HashMap<>();
    private final Map<Path, XmlFile> origins = new HashMap<>();
    private final Map<String, Integer> stock = new TreeMap<>();
    /** The products that the server has something of; {@code null} until something is found. */
    private @Nullable List<Profile> products;

    /** @param options those that hold for the server */
    ServerLint(RunContext run, LintOptions options, FixPlan fixes) {
        this.run = run;
        this.rules = run.rules();
        this.options = options;
        this.fixes = fixes;
    }

    /**
     * Lints a server.
     *
     * @param only the rules to evaluate; {@code null} for all that are enabled
     */
    ServerRun run(Server server, @Nullable List<Rule> only) throws RuleException, LintException {
        Timings timings = run.timings();
        long start = System.nanoTime();
        List<Expectation> expectations = new ArrayList<>(options.allExpectations());
        expectations.addAll(CommentExpectations.of(server, options));
        ServerContext context = new ServerContext(server, new Expectations(expectations), options.release(),
                run.certificates(), run.httpSys().of(options));
        List<Rule> evaluated = only != null ? only : run.enabled().of(options.rules());
        RuleEvaluator evaluator = new RuleEvaluator(context, run.groups().of(evaluated, server.schema(), context.given()),
                timings, run.failures(), (rule, severity) -> read(server, rule, severity));
        detections.addAll(evaluator.evaluate());
        run.groups().matched(evaluator.matched());
        long finish = timings.since(Timings.Stage.EVALUATE, start);
        addProblems(server.problems(), server);
        convert(server, context, withoutReplaced());
        remarks(server.files().values(), server);
        timings.since(Timings.Stage.FINISH, finish);
        return new ServerRun(server, context, List.copyOf(found), Map.copyOf(stock));
    }

    /** Whether anybody reads what a rule says: people, or a profile that looks for the settings behind it. */
    private boolean read(Server server, Rule rule, Severity severity) {
        return options.rules().chosen(rule.id()).orElse(severity).atLeast(options.shown()) || !products(server).isEmpty();
    }

    private List<Profile> products(Server server) {
        if (products == null) {
            products = options.profiles() ? Profiles.on(server.root()) : List.of();
        }
        return products;
    }

    /** A web.config that most likely belongs to a site whose folder no path map covers. */
    ServerRun unclaimed(XmlFile file, ServerSummary.Unmapped site) throws RuleException {
        return problems(file.root() == null
                ? List.of()
                : List.of(new Problem(ProblemKind.WEB_CONFIG_UNCLAIMED, new Origin(file, file.root().nameSpan()),
                        "this file seems to belong to the site " + site.site() + ", whose folder "
                                + site.physicalPath()
                                + " no --map covers: it is evaluated as a separate site, without what applicationHost.config "
                                + "sets for "
                                + site.site(),
                        Problem.ProblemSubject.NONE, "")));
    }

    /** What is known about files that belong to no server. */
    ServerRun problems(List<Problem> problems) throws RuleException {
        addProblems(problems, null);
        convert(null, null, detections);
        return new ServerRun(null, null, List.copyOf(found), Map.of());
    }

    /** What is wrong with transforms and values, at their own places. */
    ServerRun deployment(Collection<DeploymentProblem> problems) throws RuleException {
        for (DeploymentProblem problem : problems) {
            Rule rule = rules.rule(problem.rule());
            if (rule != null && options.rules().enabled(rule)) {
                Fix fix = correction(rule, problem);
                Finding finding = finding(null, rule, options.rules().chosen(rule.id()).orElse(rule.severity()),
                        Statement.of(rule.message(problem.text(), "")),
                        new Origin(parsed(problem.place().file()), problem.place().span()),
                        List.of(), List.of(), fix);
                found.add(new ServerRun.TracedFinding(finding, null, List.of(), fix == null ? null : problem.correction()));
            }
        }
        return new ServerRun(null, null, List.copyOf(found), Map.of());
    }

    /** What a corrected transform does for visitors shows when it is applied: what may let them in counts as if it did. */
    private @Nullable Fix correction(Rule rule, DeploymentProblem problem) throws RuleException {
        FixTemplate template = rule.correction(problem.text()).orElse(null);
        if (template == null || problem.correction() == null) {
            return null;
        }
        XmlFile file = parsed(problem.correction().file());
        List<Fix.Replacement> edits = problem.correction().edits().stream()
                .map(edit -> new Fix.Replacement(file.place(edit.span()), edit.text())).toList();
        boolean access = AccessSteps.among(rule.severity() == Severity.ERROR
                ? file.root()
                : file.elementAt(problem.place().span().start()));
        return chosen(new Fix(template.title(), access ? Effect.LOOSENS : template.effect(), edits));
    }

    private void addProblems(List<Problem> problems, @Nullable Server server) throws RuleException {
        Map<Object, Detection> byPlace = new HashMap<>();
        for (Problem problem : problems) {
            Rule rule = rules.ruleFor(problem, options.rules()::enabled).orElse(null);
            if (rule == null) {
                continue;
            }
            Object key = List.of(rule.id(), problem.file().path(), problem.span());
            Detection detection = byPlace.get(key);
            if (detection == null) {
                List<Detection.RelatedOrigin> related = problem.related() == null
                        ? List.of()
                        : List.of(new Detection.RelatedOrigin("decided here", problem.related(), null));
                Severity severity = problem.assumed()
                        ? Severity.INFO
                        : problem.kind() == ProblemKind.SECTION_IGNORED ? Severity.WARNING : rule.severity();
                detection = new Detection(rule, severity, rule.message(problem.message(), problem.location()),
                        problem.origin(), related, null, problem.section());
                byPlace.put(key, detection);
                detections.add(detection);
            }
            FixTemplate fix = rule.fix(problem).orElse(null);
            Location location = server == null || problem.kind() == ProblemKind.LOCATION_ORPHAN
                    ? null
                    : server.location(problem.location());
            detection.add(new Detection.Hit(location, fix));
        }
    }

    private List<Detection> withoutReplaced() {
        Map<Object, List<Detection>> winners = new HashMap<>();
        for (Detection detection : detections) {
            if (!detection.rule().replaces().isEmpty()) {
                winners.computeIfAbsent(place(detection), p -> new ArrayList<>(1)).add(detection);
            }
        }
        if (winners.isEmpty()) {
            return detections;
        }
        List<Detection> left = new ArrayList<>();
        for (Detection detection : detections) {
            Optional<Detection> winner = winners.getOrDefault(place(detection), List.of()).stream()
                    .filter(w -> w.rule().replaces().contains(detection.rule().id())).findFirst();
            if (winner.isEmpty()) {
                left.add(detection);
            } else if (!suppressible(detection.anchor())
                    || !suppressions(detection.anchor().file()).covers(detection.rule().id(), detection.anchor().span())) {
                replaced.computeIfAbsent(winner.get(), w -> new ArrayList<>(1)).add(detection);
            }
        }
        return left;
    }

    private static Object place(Detection detection) {
        return List.of(detection.anchor().file().path(), detection.anchor().span());
    }

    private void convert(@Nullable Server server, @Nullable ServerContext context, Collection<Detection> kept) {
        for (Detection detection : kept) {
            Rule rule = detection.rule();
            Optional<Profile> product = server == null
                    ? Optional.empty()
                    : products(server).stream().filter(profile -> profile.covers(detection)).findFirst();
            if (product.isPresent() && suppression(rule.id(), detection.anchor()) == null) {
                stock.merge(product.get().product(), 1, Integer::sum);
                continue;
            }
            List<Detection> less = replaced.getOrDefault(detection, List.of());
            List<Detection> together = new ArrayList<>(1 + less.size());
            together.add(detection);
            together.addAll(less);
            Fix fix = fixes.plan(together, context).map(this::chosen).orElse(null);
            Finding finding = finding(server, detection, fix);
            List<ServerRun.TracedFinding> others = new ArrayList<>(less.size());
            for (Detection other : less) {
                others.add(new ServerRun.TracedFinding(finding(server, other, null), other, List.of()));
            }
            found.add(new ServerRun.TracedFinding(finding, detection, List.copyOf(others)));
        }
    }

    private Fix chosen(Fix fix) {
        Set<Effect> effects = options.settings().fixEffects();
        return effects.isEmpty() || effects.contains(fix.effect()) ? fix : new Fix(fix.title(), fix.effect(), fix.edits(), false);
    }

    private Finding finding(@Nullable Server server, Detection detection, @Nullable Fix fix) {
        Rule rule = detection.rule();
        List<String> locations = locations(detection);
        List<Finding.Related> related = new ArrayList<>(detection.related().size());
        for (Detection.RelatedOrigin other : detection.related()) {
            related.add(new Finding.Related(other.message(), other.origin().place()));
        }
        withoutTransform(detection.anchor()).ifPresent(related::add);
        return finding(server, rule, options.rules().chosen(rule.id()).orElse(severity(server, detection)),
                statement(detection, locations),
                detection.anchor(), locations, related, fix);
    }

    /** The paths of those that it is about. */
    private static List<String> locations(Detection detection) {
        Set<String> paths = new LinkedHashSet<>();
        for (Detection.Hit hit : detection.hits()) {
            if (hit.location() != null) {
                paths.add(hit.location().path());
            }
        }
        return List.copyOf(paths);
    }

    /**
     * Every problem in a file of which it is unknown whether IIS reads it is reported as info; not to be XML is wrong anywhere.
     */
    private static Severity severity(@Nullable Server server, Detection detection) {
        boolean aside = server != null && server.aside().contains(detection.anchor().file().path())
                && !detection.rule().id().equals("xml-malformed");
        return aside ? Severity.INFO : detection.severity();
    }

    private static Statement statement(Detection detection, List<String> locations) {
        int entries = detection.rule().report() == Rule.ReportPlace.OWNER ? detection.hits().size() - locations.size() : 0;
        if (entries > 0) {
            return new Statement(detection.message(), 0, entries, "");
        }
        return detection.rule().source() != Rule.RaisedBy.MATCH
                ? Statement.of(detection.message())
                : new Statement(detection.message(), Math.max(0, locations.size() - 1), 0, "");
    }

    private Finding finding(@Nullable Server server, Rule rule, Severity severity, Statement statement, Origin anchor,
            List<String> locations, List<Finding.Related> related, @Nullable Fix fix) {
        String id = rule.id();
        Suppression suppression = suppression(id, anchor);
        FindingBuilder finding = Finding.builder(id, severity, statement, anchor.place()).locations(locations).related(related)
                .fix(suppression == null ? fix : null).suppressed(suppression)
                .server(server == null ? null : server.name()).controls(rule.controls());
        if (severity.atLeast(options.shown())) {
            finding.fingerprint(Fingerprints.of(id, anchor));
        }
        return finding.build();
    }

    /** Where the element stands of which a transform sets the attribute that is found. */
    private Optional<Finding.Related> withoutTransform(Origin anchor) {
        XmlFile file = anchor.file();
        LocatedAttribute attribute = file.source().composed() ? file.attributeAt(anchor.span()) : null;
        LocatedElement element = attribute == null ? null : file.elementAt(anchor.span().start());
        if (attribute == null || element == null) {
            return Optional.empty();
        }
        SourceSpan name = file.origin(element.nameSpan());
        XmlFile base = parsed(name.file());
        LocatedElement there = base.elementAt(name.span().start());
        if (name.file().path().equals(file.origin(anchor.span()).file().path()) || there == null) {
            return Optional.empty();
        }
        LocatedAttribute old = there.located(attribute.getName());
        return Optional.of(old == null
                ? new Finding.Related("the transform adds it to this element", base.place(name.span()))
                : new Finding.Related("the transform replaces this value", base.place(old.valueSpan())));
    }

    private @Nullable Suppression suppression(String rule, Origin anchor) {
        if (!suppressible(anchor)) {
            return null;
        }
        Suppression suppression = suppression(rule, anchor.file(), anchor.span());
        if (suppression != null || !anchor.file().source().composed()) {
            return suppression;
        }
        SourceSpan origin = anchor.file().origin(anchor.span());
        if (origin.file().text() == anchor.file().source()) {
            return null;
        }
        // A comment before the element of a transform is not part of what the transform makes.
        XmlFile file = parsed(origin.file());
        return file.root() == null ? null : suppression(rule, file, origin.span());
    }

    /** What a comment of the file silences; most files have none. */
    private @Nullable Suppression suppression(String rule, XmlFile file, Span place) {
        return file.comments().isEmpty() ? null : suppressions(file).find(rule, place).orElse(null);
    }

    private XmlFile parsed(SourceFile file) {
        return origins.computeIfAbsent(file.path(), path -> XmlFile.parse(path, file.name(), file.text()));
    }

    private boolean suppressible(Origin anchor) {
        return options.suppressions() && anchor.file().root() != null;
    }

    private Suppressions suppressions(XmlFile file) {
        return suppressions.computeIfAbsent(file, f -> new Suppressions(f, options.comments(f), rules,
                options.now().atZone(ZoneOffset.UTC).toLocalDate()));
    }

    private void remarks(Collection<XmlFile> files, Server server) throws RuleException {
        for (XmlFile file : files) {
            if (!options.suppressions() || file.comments().isEmpty()) {
                continue;
            }
            for (Suppressions.Remark remark : suppressions(file).malformed()) {
                remark("suppression-malformed", file, remark, server);
            }
            for (Suppressions.Remark remark : suppressions(file).unused(this::runs)) {
                remark("suppression-unused", file, remark, server);
            }
        }
    }

    private boolean runs(String id) {
        Rule rule = rules.rule(id);
        return rule != null && options.rules().enabled(rule);
    }

    private void remark(String id, XmlFile file, Suppressions.Remark remark, Server server) throws RuleException {
        Rule rule = rules.rule(id);
        if (rule != null && options.rules().enabled(rule)) {
            found.add(new ServerRun.TracedFinding(finding(server, rule, options.rules().chosen(id)
                    .orElse(rule.severity()), Statement.of(rule.message(remark.text(), "")),
                    new Origin(file, remark.span()), List.of(), List.of(), null), null, List.of()));
        }
    }
}
