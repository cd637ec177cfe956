package io.github.iislint.rule;

import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Problem;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dom4j.Node;

/** One rule file. */
public final class Rule {

    /** Where a rule is evaluated. */
    public enum Scope {
        LOCATION, SITE, SERVER, FILE
    }

    /** Who finds what a rule is about. */
    public enum Source {
        /** Its XPath. */
        MATCH,
        /** The configuration system. */
        PROBLEM,
        /** The linter, while it reads suppressions and settings. */
        LINTER
    }

    private final Supplier<XmlFile> file;
    private final String id;
    private final Severity severity;
    private volatile RuleDescription description;
    private volatile Dependencies reads;
    private volatile Optional<Expression> weaker;
    final Scope scope;
    final Source source;
    final Set<String> replaces;
    final Expression match;
    final Expression anchor;
    final List<RelatedTemplate> related;
    final List<ConditionalSeverity> severities;
    final MessageTemplate message;
    final List<ConditionalFix> fixes;
    final ProblemFilter problem;

    /** @param file the whole file, which is read when its explanation or its examples are asked for */
    Rule(Supplier<XmlFile> file, String id, Severity severity, Scope scope, Source source, Set<String> replaces, Expression match,
         Expression anchor, List<RelatedTemplate> related, List<ConditionalSeverity> severities, MessageTemplate message,
         List<ConditionalFix> fixes, ProblemFilter problem) {
        this.file = file;
        this.id = id;
        this.severity = severity;
        this.scope = scope;
        this.source = source;
        this.replaces = replaces;
        this.match = match;
        this.anchor = anchor;
        this.related = related;
        this.severities = severities;
        this.message = message;
        this.fixes = fixes;
        this.problem = problem;
    }

    record RelatedTemplate(MessageTemplate message, Expression nodes) {
    }

    record ConditionalSeverity(Expression when, Severity severity) {
    }

    record ConditionalFix(Expression when, MessageTemplate title, Effect effect, String attribute, FixTemplate.Change change) {
    }

    /** Which problems of the configuration system are the rule's; {@code null} stands for any. */
    record ProblemFilter(String kind, String section, String element, String attribute) {

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
        return id;
    }

    /** The severity where neither settings nor the rule's own conditions give another one. */
    public Severity severity() {
        return severity;
    }

    public RuleDescription description() {
        RuleDescription known = description;
        if (known == null) {
            known = RuleReader.describe(this);
            description = known;
        }
        return known;
    }

    public Source source() {
        return source;
    }

    public Scope scope() {
        return scope;
    }

    /** The ids of the rules that stay silent about what this one finds. */
    public Set<String> replaces() {
        return replaces;
    }

    /** Whether a problem of the configuration system is one of this rule's. */
    public boolean accepts(Problem found) {
        return problem != null && problem.accepts(found);
    }

    /** How closely the rule describes its problems: of several that accept one, the closest is meant. */
    public int narrowness() {
        return problem == null ? -1 : problem.narrowness();
    }

    /**
     * The text for a problem of the configuration system, or for a remark of the linter.
     *
     * @throws RuleException if the rule file has placeholders that need a matched node
     */
    public String message(String found, String location) throws RuleException {
        return message.fill(found, location);
    }

    /** The fix for a problem of the configuration system; empty where the rule has none. */
    public Optional<FixTemplate> fix(Problem found) throws RuleException {
        for (ConditionalFix fix : fixes) {
            if (fix.when() == null && found.attribute() != null) {
                return Optional.of(new FixTemplate(fix.title().fill(found.message(), found.location()), fix.effect(),
                        found.attribute(), fix.change()));
            }
        }
        return Optional.empty();
    }

    Severity severity(Node matched) throws RuleException {
        for (ConditionalSeverity conditional : severities) {
            if (conditional.when().test(matched)) {
                return conditional.severity();
            }
        }
        return severity;
    }

    Optional<FixTemplate> fix(Node matched, io.github.iislint.iis.Location location) throws RuleException {
        for (ConditionalFix fix : fixes) {
            if (fix.when() == null || fix.when().test(matched)) {
                return Optional.of(new FixTemplate(fix.title().fill(matched, location), fix.effect(), fix.attribute(), fix.change()));
            }
        }
        return Optional.empty();
    }

    /** What the rule's expressions depend on. */
    Dependencies reads(Set<String> sections) throws RuleException {
        Dependencies known = reads;
        if (known == null || !known.knows(sections)) {
            weaker = null;
            known = new Dependencies(sections);
            match.collect(known);
            for (ConditionalSeverity conditional : severities) {
                conditional.when().collect(known);
            }
            reads = known;
        }
        return known;
    }

    /**
     * An expression that selects something wherever the rule matches, and does not depend on the location as such;
     * {@code null} where there is none.
     */
    Expression weaker(Set<String> sections) throws RuleException {
        Dependencies here = reads(sections);
        if (!here.single()) {
            return match;
        }
        if (weaker == null) {
            Dependencies rest = new Dependencies(sections);
            Expression pruned = match.weaker(sections);
            pruned.collect(rest);
            weaker = Optional.of(pruned).filter(p -> !rest.single());
        }
        return weaker.orElse(null);
    }

    /** @throws RuleException if an expression is broken, which would otherwise come out when it is needed first */
    void compile() throws RuleException {
        for (Expression expression : new Expression[] {match, anchor}) {
            if (expression != null) {
                expression.compile();
            }
        }
        for (RelatedTemplate template : related) {
            template.message().compile();
            template.nodes().compile();
        }
        for (ConditionalSeverity conditional : severities) {
            conditional.when().compile();
        }
        message.compile();
        for (ConditionalFix fix : fixes) {
            fix.title().compile();
            if (fix.when() != null) {
                fix.when().compile();
            }
        }
    }

    /** The file that the rule stands in. */
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
        LocatedElement parent = whole.root().child("examples");
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
        return id;
    }
}
