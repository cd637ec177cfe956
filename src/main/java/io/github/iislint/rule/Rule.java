package io.github.iislint.rule;

import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.dom4j.Node;
import org.jspecify.annotations.Nullable;

/** One rule file. */
public final class Rule {

    /** Where a rule is evaluated. */
    public enum Scope {
        LOCATION,
        SITE,
        SERVER,
        FILE
    }

    /** Who finds what a rule is about. */
    public enum RaisedBy {
        /** Its XPath. */
        MATCH,
        /** The configuration system. */
        PROBLEM,
        /** The linter, while it reads suppressions and settings. */
        LINTER
    }

    /** Where the findings of a rule are reported. */
    public enum ReportPlace {
        /** Where the matched node stands; what no file sets, at each place at which it would be set. */
        NODE,
        /** Once, where a value that is inherited would be set. */
        OWNER
    }

    /**
     * What an evaluation needs of a rule, besides its {@link RuleOutline}.
     *
     * @param parameters the values that settings may give
     * @param bodies at least one
     */
    record Content(Scope scope, ReportPlace report, List<Parameter> parameters, Variables variables, List<Body> bodies) {
    }

    /**
     * One way to match.
     *
     * @param match {@code null} for what others raise
     * @param anchor {@code null} for the matched node
     * @param problem {@code null} unless the configuration system raises it
     */
    record Body(@Nullable Expression match, @Nullable Expression anchor, List<RelatedTemplate> related,
            List<ConditionalSeverity> severities,
            List<ConditionalMessage> messages, List<ConditionalFix> fixes, @Nullable ProblemFilter problem) {
    }

    private final RuleOutline outline;
    private final Supplier<XmlFile> file;
    private final Supplier<Content> reader;
    private volatile @Nullable Content content;
    private volatile @Nullable List<Rule> cases;
    private volatile @Nullable RuleDescription description;
    private volatile @Nullable Dependencies reads;
    private volatile @Nullable Dependencies allReads;
    private volatile @Nullable Weaker weaker;

    /**
     * A rule that is read when it may match.
     *
     * @param file the whole file, which is read when its explanation or its examples are requested
     * @param reader reads what an evaluation needs
     */
    Rule(RuleOutline outline, Supplier<XmlFile> file, Supplier<Content> reader) {
        this.outline = outline;
        this.file = file;
        this.reader = reader;
    }

    /** A rule that has been read. */
    Rule(RuleOutline outline, Supplier<XmlFile> file, Content content) {
        this(outline, file, () -> content);
        this.content = content;
    }

    /** Whether more of it is known than its outline. */
    boolean isRead() {
        return content != null;
    }

    private Content content() {
        Content known = content;
        if (known == null) {
            known = reader.get();
            content = known;
        }
        return known;
    }

    /** Its only alternative, or the first one. */
    private Body body() {
        return content().bodies().get(0);
    }

    /** What its expressions may call by a name. */
    Variables variables() {
        return content().variables();
    }

    /** What selects the node that is reported; {@code null} where it is the matched one. */
    @Nullable
    Expression anchor() {
        return body().anchor();
    }

    /** The nodes of which the first is reported for a matched node; the matched one where the rule selects none itself. */
    List<Node> anchored(Node matched) throws RuleException {
        Expression anchor = anchor();
        return anchor == null ? List.of(matched) : anchor.nodes(matched);
    }

    List<RelatedTemplate> related() {
        return body().related();
    }

    List<ConditionalFix> fixes() {
        return body().fixes();
    }

    /** {@code null} unless the configuration system raises the rule. */
    @Nullable
    ProblemFilter problem() {
        return source() == RaisedBy.PROBLEM ? body().problem() : null;
    }

    /** What selects the nodes that a rule of {@link RaisedBy#MATCH} is about. */
    Expression match() {
        Expression match = body().match();
        if (match == null) {
            throw new IllegalStateException("the rule " + id() + " matches nothing itself");
        }
        return match;
    }

    record ConditionalMessage(@Nullable Expression when, MessageTemplate text) {
    }

    record RelatedTemplate(MessageTemplate message, Expression nodes) {
    }

    record ConditionalSeverity(Expression when, Severity severity) {
    }

    /** @param place file and line, for messages */
    record ConditionalFix(@Nullable Expression when, MessageTemplate title, Effect effect, @Nullable String in,
            @Nullable String attribute,
            FixTemplate.ChangeTemplate change, String place) {
    }

    /** Which problems of the configuration system are the rule's; {@code null} stands for any. */
    record ProblemFilter(String kind, @Nullable String section, @Nullable String element, @Nullable String attribute) {

        boolean accepts(Problem found) {
            return kind.equals(found.kind().toString()) && (section == null || section.equals(found.section()))
                    && (element == null || element.equals(found.element()))
                    && (attribute == null || attribute.equals(found.attribute()));
        }

        int narrowness() {
            return (section == null ? 0 : 1) + (element == null ? 0 : 1) + (attribute == null ? 0 : 1);
        }
    }

    public String id() {
        return outline.id();
    }

    /** The severity where neither settings nor the rule's own conditions give another one. */
    public Severity severity() {
        return outline.severity();
    }

    public RuleDescription description() {
        RuleDescription known = description;
        if (known == null) {
            known = RuleReader.describe(this);
            description = known;
        }
        return known;
    }

    public RaisedBy source() {
        return outline.source();
    }

    public Scope scope() {
        return content().scope();
    }

    public ReportPlace report() {
        return content().report();
    }

    /** The sets that the rule belongs to, such as {@code cis-1}; without any, it runs always. */
    public List<String> sets() {
        return outline.sets();
    }

    /** Whether the rule runs without being requested. */
    public boolean byDefault() {
        return outline.byDefault();
    }

    /** The controls of benchmarks that the rule decides, such as {@code cis-iis10:3.2}. */
    public List<String> controls() {
        return outline.controls();
    }

    /** The values that settings may give. */
    public List<Parameter> parameters() {
        return content().parameters();
    }

    /** The alternatives that match each by itself; this rule alone where there is one. */
    List<Rule> cases() {
        List<Rule> known = cases;
        if (known == null) {
            Content all = content();
            known = all.bodies().size() == 1 ? List.of(this) : all.bodies().stream().map(body -> of(all, body)).toList();
            cases = known;
        }
        return known;
    }

    private Rule of(Content all, Body body) {
        Content one = new Content(all.scope(), all.report(), all.parameters(), all.variables(), List.of(body));
        return new Rule(outline, file, one);
    }

    /**
     * Whether the rule may match.
     *
     * @param given the sections that files set, or what {@link ServerContext#given} tells of a server
     */
    public boolean mayMatch(Set<String> given) {
        return outline.mayMatch(given);
    }

    /**
     * This rule with other values for its parameters.
     *
     * @param given texts by name
     * @throws RuleException if there is no such parameter, or it cannot have that value
     */
    public Rule with(Map<String, String> given) throws RuleException {
        return given.isEmpty() ? this : RuleReader.read(file(), file, given);
    }

    /** The ids of the rules that stay silent about what this one finds. */
    public Set<String> replaces() {
        return outline.replaces();
    }

    /** Whether a problem of the configuration system is one of this rule's. */
    public boolean accepts(Problem found) {
        ProblemFilter problem = problem();
        return problem != null && problem.accepts(found);
    }

    /** How closely the rule describes its problems: of several that accept one, the closest is meant. */
    public int narrowness() {
        ProblemFilter problem = problem();
        return problem == null ? -1 : problem.narrowness();
    }

    /**
     * The text for a problem of the configuration system, or for a remark of the linter.
     *
     * @throws RuleException if the rule file has placeholders that need a matched node
     */
    public String message(String found, String location) throws RuleException {
        List<ConditionalMessage> messages = body().messages();
        return messages.get(messages.size() - 1).text().fill(found, location);
    }

    /** The fix for a problem of the configuration system; empty where the rule has none. */
    public Optional<FixTemplate> fix(Problem found) throws RuleException {
        for (ConditionalFix fix : fixes()) {
            if (fix.when() == null && (found.attribute() != null || !(fix.change() instanceof FixTemplate.ValueChange))) {
                return Optional.of(new FixTemplate(fix.title().fill(found.message(), found.location()), fix.effect(), null,
                        found.attribute(),
                        fix.change().ofFlags(ValueFunctions.flags(ConfigurationPath.attribute(Schema.builtIn(), found)))));
            }
        }
        return Optional.empty();
    }

    /** The fix for a remark of the linter about a transform; empty where the rule has none. */
    public Optional<FixTemplate> correction(String found) throws RuleException {
        for (ConditionalFix fix : fixes()) {
            if (fix.change() instanceof FixTemplate.CorrectTransform) {
                return Optional.of(new FixTemplate(fix.title().fill(found, ""), fix.effect(), null, null, fix.change()));
            }
        }
        return Optional.empty();
    }

    String message(Node matched, io.github.iislint.iis.@Nullable Location location) throws RuleException {
        for (ConditionalMessage message : body().messages()) {
            if (message.when() == null || message.when().test(matched)) {
                return message.text().fill(matched, location);
            }
        }
        throw new IllegalStateException("the last message has no condition");
    }

    Severity severity(Node matched) throws RuleException {
        for (ConditionalSeverity conditional : body().severities()) {
            if (conditional.when().test(matched)) {
                return conditional.severity();
            }
        }
        return outline.severity();
    }

    /** @param location {@code null} for a rule about files */
    Optional<FixTemplate> fix(Node matched, io.github.iislint.iis.@Nullable Location location) throws RuleException {
        for (ConditionalFix fix : fixes()) {
            if (fix.when() == null || fix.when().test(matched)) {
                return Optional.of(new FixTemplate(fix.title().fill(matched, location), fix.effect(), fix.in(), fix.attribute(),
                        fix.change().ofFlags(ValueFunctions.flags(changed(fix, matched)))));
            }
        }
        return Optional.empty();
    }

    /** What the schema says of the attribute whose value a fix changes; {@code null} where it does not know it. */
    private static @Nullable AttributeSchema changed(ConditionalFix fix, Node matched) {
        if (fix.in() != null) {
            return fix.attribute() == null ? null : ConfigurationPath.of(Schema.builtIn(), fix.in()).attribute(fix.attribute());
        }
        if (matched instanceof EffectiveTree.Attribute attribute
                && (fix.attribute() == null || fix.attribute().equals(attribute.getName()))) {
            return attribute.schema;
        }
        Node element = matched instanceof EffectiveTree.Attribute ? matched.getParent() : matched;
        return fix.attribute() != null && element instanceof EffectiveTree.Element holder && holder.state.schema() != null
                ? holder.state.schema().attributes().get(fix.attribute())
                : null;
    }

    /** What it depends on whether and what the rule matches. */
    Dependencies reads(Set<String> sections) throws RuleException {
        Dependencies known = reads;
        if (known == null || !known.knows(sections)) {
            weaker = null;
            known = new Dependencies(sections, variables());
            match().collect(known);
            reads = known;
        }
        return known;
    }

    /** What the rule depends on with all that it says about what it matches. */
    Dependencies allReads(Set<String> sections) throws RuleException {
        Dependencies all = allReads;
        if (all == null || !all.knows(sections)) {
            all = new Dependencies(sections, variables());
            match().collect(all);
            for (Expression relative : relative()) {
                relative.collectRelative(all);
            }
            for (MessageTemplate text : texts()) {
                text.collect(all);
            }
            allReads = all;
        }
        return all;
    }

    /**
     * An expression that selects something wherever a rule matches, and does not depend on the location as such.
     *
     * @param expression {@code null} if there is none
     * @param alike whether it selects something or nothing wherever locations of a run show the same
     */
    record Weaker(@Nullable Expression expression, boolean alike) {

        private static Weaker of(Expression expression, Dependencies reads) {
            return reads.single()
                    ? new Weaker(null, true)
                    : new Weaker(expression, !reads.everything
                            && reads.functions.stream().allMatch(function -> function.basis().common()));
        }
    }

    Weaker weaker(Set<String> sections) throws RuleException {
        Dependencies here = reads(sections);
        Weaker known = weaker;
        if (known == null) {
            if (here.single()) {
                Dependencies rest = new Dependencies(sections, variables());
                Expression pruned = match().weaker(sections);
                pruned.collect(rest);
                known = Weaker.of(pruned, rest);
            } else {
                known = Weaker.of(match(), here);
            }
            weaker = known;
        }
        return known;
    }

    /** The expressions whose context is a matched node. */
    private List<Expression> relative() {
        List<@Nullable Expression> all = new ArrayList<>();
        all.add(anchor());
        related().forEach(template -> all.add(template.nodes()));
        body().severities().forEach(conditional -> all.add(conditional.when()));
        body().messages().forEach(conditional -> all.add(conditional.when()));
        fixes().forEach(fix -> all.add(fix.when()));
        return all.stream().filter(Objects::nonNull).toList();
    }

    private List<MessageTemplate> texts() {
        List<MessageTemplate> all = new ArrayList<>();
        related().forEach(template -> all.add(template.message()));
        body().messages().forEach(conditional -> all.add(conditional.text()));
        fixes().forEach(fix -> all.add(fix.title()));
        return all;
    }

    /** @throws RuleException if an expression is broken, which would otherwise come out when it is needed first */
    void compile() throws RuleException {
        for (Rule each : cases()) {
            if (each.source() == RaisedBy.MATCH) {
                each.match().compile();
            }
            for (Expression expression : each.relative()) {
                expression.compile();
            }
            for (MessageTemplate text : each.texts()) {
                text.compile();
            }
            if (each.source() == RaisedBy.MATCH && scope() != Scope.FILE) {
                Dependencies all = each.allReads(Schema.builtIn().sections());
                each.checkPaths(new PathCheck(Schema.builtIn(), all.everything ? null : all.sections));
            }
        }
    }

    private void checkPaths(PathCheck check) throws RuleException {
        Variables variables = variables();
        for (String name : variables.names()) {
            Expression expression = variables.named(name);
            if (expression != null) {
                check.variable(name, expression.follow(check, check.configuration()));
            }
        }
        Set<PathCheck.SchemaNode> matched = match().follow(check, check.configuration());
        for (Expression expression : relative()) {
            expression.follow(check, matched);
        }
        for (ConditionalMessage message : body().messages()) {
            message.text().follow(check, matched);
        }
        for (RelatedTemplate template : related()) {
            template.message().follow(check, template.nodes().follow(check, matched));
        }
        for (ConditionalFix fix : fixes()) {
            fix.title().follow(check, matched);
            FixCheck.check(fix, check, matched);
        }
    }

    /** The file that the rule is in. */
    public XmlFile file() {
        return file.get();
    }

    /**
     * The examples, which are the rule's tests, in the order of the file.
     *
     * @throws RuleException if one of them cannot be run
     */
    public List<RuleExample> examples() throws RuleException {
        List<RuleExample> examples = new ArrayList<>();
        XmlFile whole = file();
        LocatedElement parent = whole.rootElement().child("examples");
        for (LocatedElement element : parent == null ? List.<LocatedElement>of() : parent.children()) {
            examples.add(RuleExample.of(whole, element));
        }
        return examples;
    }

    static Scope scope(String name) {
        return Scope.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return id();
    }
}
