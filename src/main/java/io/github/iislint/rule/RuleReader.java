package io.github.iislint.rule;

import io.github.iislint.file.MalformedException;
import io.github.iislint.file.NearestName;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.ProblemKind;
import io.github.iislint.rule.Rule.ConditionalFix;
import io.github.iislint.rule.Rule.ConditionalMessage;
import io.github.iislint.rule.Rule.ConditionalSeverity;
import io.github.iislint.rule.Rule.ProblemFilter;
import io.github.iislint.rule.Rule.RelatedTemplate;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a rule file. The format is described by {@code rule.xsd}. */
final class RuleReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+(\\.[0-9]+)?");
    private static final Set<String> ONCE = Set.of("title", "match", "anchor", "problem", "linter", "explanation", "examples");
    private static final String NEEDS_MATCH = "without a <match>, the only placeholders are {problem} and {location}";
    private static final Set<String> MATCHED = Set.of("anchor", "related", "severity", "let");
    /** What a parameter cannot be called, since {@code <rule>} in the settings has these attributes already. */
    private static final Set<String> TAKEN = Set.of("id", "severity");

    private final XmlFile file;
    private final LocatedElement root;
    private final String name;
    private final int linesBefore;
    private final Map<String, String> given;
    private Variables variables = Variables.NONE;

    private RuleReader(XmlFile file, Map<String, String> given) {
        this(file, file.rootElement(), file.name(), 0, given);
    }

    /**
     * @param file well-formed
     * @param root the rule
     * @param name how messages call the file
     * @param linesBefore how many lines of the text come before those of the file that messages name
     */
    private RuleReader(XmlFile file, LocatedElement root, String name, int linesBefore, Map<String, String> given) {
        this.file = file;
        this.root = root;
        this.name = name;
        this.linesBefore = linesBefore;
        this.given = given;
    }

    /** @throws RuleException if the file is not a rule; the message names the line, what was found and what was expected */
    static Rule read(XmlFile file) throws RuleException {
        Rule rule = read(file, () -> file, Map.of());
        new RuleReader(file, Map.of()).description(rule);
        rule.compile();
        return rule;
    }

    /**
     * Reads what evaluation needs; expressions are compiled when they are needed first.
     *
     * @param whole where the rule is read that evaluation does not need
     * @param given the values of parameters that settings give, by name
     */
    static Rule read(XmlFile file, Supplier<XmlFile> whole, Map<String, String> given) throws RuleException {
        if (file.problem().isPresent()) {
            MalformedException problem = file.problem().get();
            throw new RuleException(file.name() + ":" + problem.line() + ": not well-formed: " + problem.getMessage());
        }
        RuleReader reader = new RuleReader(file, given);
        return new Rule(reader.outline(), whole, reader.content());
    }

    /**
     * Reads one of several rules in a text.
     *
     * @param file the text, well-formed
     * @param root the rule, which may lack what follows its fixes
     * @param name how messages call the file that the rule is from
     * @param linesBefore how many lines of the text come before those of that file
     */
    static Rule.Content content(XmlFile file, LocatedElement root, String name, int linesBefore) throws RuleException {
        return new RuleReader(file, root, name, linesBefore, Map.of()).content();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static String notAnId(String text) {
        return "\"" + text + "\" is not a valid id; expected words of lower-case letters and digits, separated by hyphens";
    }

    private RuleOutline outline() throws RuleException {
        if (!root.getName().equals("rule")) {
            throw error(root, "<" + root.getName() + "> is not a rule; expected <rule xmlns=\"urn:iislint:rule:1\">");
        }
        RuleVocabulary.check(root, this::error);
        String id = required(root, "id");
        if (!isId(id)) {
            throw error(root, notAnId(id));
        }
        return new RuleOutline(id, severity(root, required(root, "severity")), source(),
                Set.copyOf(words(root.value("replaces"))),
                sets(), controls(), null);
    }

    private Rule.RaisedBy source() throws RuleException {
        long sources = Stream.of("match", "problem", "linter").filter(name -> root.child(name) != null).count();
        if (sources + (root.child("case") == null ? 0 : 1) != 1) {
            throw error(root, "expected exactly one of <match>, <problem> and <linter>, or several <case>");
        }
        return root.child("problem") != null
                ? Rule.RaisedBy.PROBLEM
                : root.child("linter") != null ? Rule.RaisedBy.LINTER : Rule.RaisedBy.MATCH;
    }

    private Rule.Content content() throws RuleException {
        String written = root.value("scope");
        Rule.Scope scope = written == null ? Rule.Scope.LOCATION : scope(written);
        List<LocatedElement> cases = children(root, "case");
        boolean raised = root.child("match") == null && cases.isEmpty();
        checkChildren(root, raised);
        List<Parameter> parameters = parameters(raised);
        lets();
        line("title");
        Rule.ReportPlace report = report(scope, raised);
        List<Rule.Body> bodies = new ArrayList<>();
        for (LocatedElement each : cases) {
            checkChildren(each, false);
            bodies.add(body(each));
        }
        if (bodies.isEmpty()) {
            bodies.add(body(root));
        }
        return new Rule.Content(scope, report, parameters, variables, bodies);
    }

    /** @param element the rule, or one of its cases, which has what it does not say itself from the rule */
    private Rule.Body body(LocatedElement element) throws RuleException {
        LocatedElement match = element.child("match");
        if (match == null && element != root) {
            throw error(element, "<case> lacks its <match>");
        }
        LocatedElement anchor = element.child("anchor") != null ? element.child("anchor") : root.child("anchor");
        LocatedElement problem = root.child("problem");
        return new Rule.Body(match == null ? null : expression(match), anchor == null ? null : expression(anchor),
                related(owner(element, "related")), severities(owner(element, "severity")),
                messages(owner(element, "message"), match == null), fixes(owner(element, "fix"), match == null),
                problem == null ? null : filter(problem));
    }

    private LocatedElement owner(LocatedElement element, String name) {
        return element.child(name) != null ? element : root;
    }

    private Rule.ReportPlace report(Rule.Scope scope, boolean raised) throws RuleException {
        String report = root.value("report");
        if (report == null || report.equals("node")) {
            return Rule.ReportPlace.NODE;
        }
        if (!report.equals("owner")) {
            throw error(root, "report=\"" + report + "\": expected node or owner");
        }
        if (raised || scope == Rule.Scope.FILE) {
            throw error(root,
                    "report=\"owner\" concerns what is in effect at locations: it needs a <match>, and a scope other than "
                            + "\"file\"");
        }
        return Rule.ReportPlace.OWNER;
    }

    private List<String> sets() throws RuleException {
        List<String> sets = words(root.value("sets"));
        for (String set : sets) {
            RuleSets.check(set, message -> error(root, "sets: " + message));
        }
        return sets;
    }

    private List<String> controls() throws RuleException {
        List<String> controls = words(root.value("controls"));
        for (String control : controls) {
            Controls.check(control, message -> error(root, "controls: " + message));
        }
        return controls;
    }

    private List<Parameter> parameters(boolean raised) throws RuleException {
        List<Parameter> parameters = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>(given.keySet());
        for (LocatedElement element : children(root, "parameter")) {
            if (raised) {
                throw error(element, "<parameter> needs a <match>");
            }
            Parameter parameter = parameter(element);
            if (values.put(parameter.name(), value(element, parameter, parameter.byDefault())) != null) {
                throw error(element, "there are two parameters called \"" + parameter.name() + "\"");
            }
            String text = given.get(parameter.name());
            if (text != null) {
                unknown.remove(parameter.name());
                values.put(parameter.name(), value(element, parameter, text));
            }
            parameters.add(parameter);
        }
        for (String name : unknown) {
            throw error(root, "there is no parameter \"" + name + "\"");
        }
        variables = Variables.of(values);
        return parameters;
    }

    private Object value(LocatedElement element, Parameter parameter, String text) throws RuleException {
        try {
            return parameter.value(text);
        } catch (IllegalArgumentException e) {
            throw error(element, "<parameter name=\"" + parameter.name() + "\">: " + e.getMessage());
        }
    }

    private Parameter parameter(LocatedElement element) throws RuleException {
        String name = name(element);
        if (TAKEN.contains(name)) {
            throw error(element,
                    "a parameter cannot be called \"" + name + "\": <rule> in the settings already has an attribute of this "
                            + "name");
        }
        String byDefault = element.requiredValue("default");
        boolean number = Parameter.number(byDefault) != null && element.value("values") == null;
        Double least = bound(element, "min", number);
        Double most = bound(element, "max", number);
        return new Parameter(name, byDefault, number, least, most, words(element.value("values")));
    }

    private @Nullable Double bound(LocatedElement element, String attribute, boolean number) throws RuleException {
        String text = element.value(attribute);
        if (text == null) {
            return null;
        }
        Double bound = Parameter.number(text);
        if (bound == null || !number) {
            throw error(element, attribute + "=\"" + text + "\": expected a number, because the default is one");
        }
        return bound;
    }

    private String name(LocatedElement element) throws RuleException {
        String name = required(element, "name");
        if (!NAME.matcher(name).matches()) {
            throw error(element, "\"" + name + "\" is not a valid name; expected letters and digits, with a lower-case letter "
                    + "first");
        }
        return name;
    }

    private void lets() throws RuleException {
        for (LocatedElement element : children(root, "let")) {
            String name = name(element);
            if (variables.has(name)) {
                throw error(element, "there is already something called \"" + name + "\"");
            }
            variables = variables.with(name, expression(element));
        }
    }

    private ProblemFilter filter(LocatedElement problem) throws RuleException {
        List<String> kinds = Stream.of(ProblemKind.values()).map(ProblemKind::toString).toList();
        String kind = required(problem, "kind");
        if (!kinds.contains(kind)) {
            throw error(problem, "there is no kind of problem \"" + kind + "\""
                    + NearestName.hint(kind, kinds).orElse("; expected " + String.join(", ", kinds)));
        }
        return new ProblemFilter(kind, problem.value("section"), problem.value("element"), problem.value("attribute"));
    }

    /** What a rule says about itself. */
    static RuleDescription describe(Rule rule) {
        try {
            return new RuleReader(rule.file(), Map.of()).description(rule);
        } catch (RuleException e) {
            throw new IllegalStateException(e);
        }
    }

    private RuleDescription description(Rule rule) throws RuleException {
        return new RuleDescription(rule.id(), rule.severity(), line("title"), text("explanation"), !rule.fixes().isEmpty(),
                words(root.value("tags")), references(), rule.sets(), rule.controls(), since());
    }

    private @Nullable String since() throws RuleException {
        String since = root.value("since");
        if (since != null && !VERSION.matcher(since).matches()) {
            throw error(root, "since=\"" + since + "\": expected a release, such as 1.2");
        }
        return since;
    }

    private List<ConditionalMessage> messages(LocatedElement owner, boolean raised) throws RuleException {
        List<ConditionalMessage> messages = new ArrayList<>();
        for (LocatedElement element : children(owner, "message")) {
            if (element.getText().isBlank()) {
                throw error(element, "the <message> is empty");
            }
            MessageTemplate message = new MessageTemplate(element.getText(), at(element), variables);
            String when = element.value("when");
            if (raised && (message.needsNode() || when != null)) {
                throw error(element, NEEDS_MATCH);
            }
            if (!messages.isEmpty() && messages.get(messages.size() - 1).when() == null) {
                throw error(element, "this <message> is never used: the one before it has no condition");
            }
            messages.add(new ConditionalMessage(when == null ? null : condition(element, when), message));
        }
        if (messages.isEmpty()) {
            throw error(owner, "<" + owner.getName() + "> lacks its <message>");
        }
        if (messages.get(messages.size() - 1).when() != null) {
            throw error(owner, "expected a last <message> without \"when\", for cases in which no condition holds");
        }
        return messages;
    }

    private Expression condition(LocatedElement element, String when) {
        return new Expression(when, at(element), variables);
    }

    private void checkChildren(LocatedElement element, boolean raised) throws RuleException {
        Set<String> seen = new HashSet<>();
        for (LocatedElement child : element.children()) {
            if (ONCE.contains(child.getName()) && !seen.add(child.getName())) {
                throw error(child, "<" + element.getName() + "> has more than one <" + child.getName() + ">");
            }
            if (raised && MATCHED.contains(child.getName())) {
                throw error(child, "<" + child.getName() + "> needs a <match>");
            }
        }
    }

    private Rule.Scope scope(String written) throws RuleException {
        try {
            return Rule.scope(written);
        } catch (IllegalArgumentException e) {
            throw error(root, "there is no scope \"" + written + "\"; expected location, site, server or file");
        }
    }

    private Severity severity(LocatedElement element, String name) throws RuleException {
        try {
            return Severity.of(name);
        } catch (IllegalArgumentException e) {
            throw error(element, "there is no severity \"" + name + "\"; expected error, warning or info");
        }
    }

    private List<ConditionalSeverity> severities(LocatedElement owner) throws RuleException {
        List<ConditionalSeverity> severities = new ArrayList<>();
        for (LocatedElement element : children(owner, "severity")) {
            severities.add(new ConditionalSeverity(condition(element, required(element, "when")),
                    severity(element, element.getTextTrim())));
        }
        return severities;
    }

    private List<RelatedTemplate> related(LocatedElement owner) throws RuleException {
        List<RelatedTemplate> related = new ArrayList<>();
        for (LocatedElement element : children(owner, "related")) {
            related.add(new RelatedTemplate(new MessageTemplate(required(element, "message"), at(element), variables),
                    expression(element)));
        }
        return related;
    }

    private List<RuleDescription.Reference> references() throws RuleException {
        List<RuleDescription.Reference> references = new ArrayList<>();
        for (LocatedElement element : children(root, "reference")) {
            references.add(new RuleDescription.Reference(element.getTextTrim(), required(element, "href")));
        }
        return references;
    }

    private List<ConditionalFix> fixes(LocatedElement owner, boolean raised) throws RuleException {
        List<ConditionalFix> fixes = new ArrayList<>();
        for (LocatedElement element : children(owner, "fix")) {
            List<LocatedElement> bodies = element.children();
            if (bodies.size() != 1) {
                throw error(element,
                        "a <fix> contains exactly one of set-flags, set-attribute, normalize-flags, correct-flags, strip-pem, "
                                + "remove-entry, add-entry, remove-element, add-element, correct-transform");
            }
            LocatedElement body = bodies.get(0);
            String when = element.value("when");
            if (raised && when != null) {
                throw error(element, "a condition needs a <match>");
            }
            MessageTemplate title = new MessageTemplate(required(element, "title"), at(element), variables);
            if (raised && title.needsNode()) {
                throw error(element, NEEDS_MATCH);
            }
            if (raised && body.value("in") != null) {
                throw error(body, "in=\"" + body.value("in") + "\" needs a <match>");
            }
            checkWritten(body);
            fixes.add(new ConditionalFix(when == null ? null : condition(element, when), title, effect(element), body.value("in"),
                    attribute(body), change(body), at(body)));
        }
        return fixes;
    }

    /** A rule about files knows what is written, and neither the schema nor what is in effect. */
    private void checkWritten(LocatedElement body) throws RuleException {
        if (!"file".equals(root.value("scope"))) {
            return;
        }
        if (body.value("in") != null) {
            throw error(body,
                    "in=\"" + body.value("in") + "\" needs a location; a rule with scope=\"file\" fixes what it matches");
        }
        if (body.getName().endsWith("-flags") || body.getName().equals("strip-pem")) {
            throw error(body, "<" + body.getName() + "> needs a location; a rule with scope=\"file\" uses <set-attribute>");
        }
    }

    private static @Nullable String attribute(LocatedElement body) {
        return body.value("attribute") != null ? body.value("attribute") : body.value("name");
    }

    private FixTemplate.ChangeTemplate change(LocatedElement body) throws RuleException {
        return switch (body.getName()) {
            case "set-flags" ->
                new FixTemplate.SetFlags(flags(body, "remove"), flags(body, "add"), ValueFunctions.flags((Object) null));
            case "set-attribute" -> new FixTemplate.SetValue(value(required(body, "value")));
            case "normalize-flags" -> new FixTemplate.NormalizeFlags(ValueFunctions.flags((Object) null));
            case "correct-flags" -> new FixTemplate.CorrectFlags(ValueFunctions.flags((Object) null));
            case "strip-pem" -> new FixTemplate.StripPem();
            case "remove-entry" -> new FixTemplate.RemoveEntry();
            case "add-entry" -> new FixTemplate.AddEntry(content(body));
            case "remove-element" -> new FixTemplate.RemoveElement();
            case "add-element" -> new FixTemplate.AddElement(content(body));
            case "correct-transform" -> {
                if (root.child("linter") == null) {
                    throw error(body, "<correct-transform> needs a <linter>");
                }
                yield new FixTemplate.CorrectTransform();
            }
            default -> throw error(body, "there is no fix <" + body.getName() + ">");
        };
    }

    /** The value itself, or that of the parameter {@code $name}. */
    private String value(String written) {
        String parameter = written.startsWith("$") ? variables.text(written.substring(1)) : null;
        return parameter == null ? written : parameter;
    }

    private NewElement content(LocatedElement body) throws RuleException {
        if (body.children().size() != 1) {
            throw error(body, "<" + body.getName() + "> contains exactly the one element that it adds");
        }
        return NewElement.of(body.children().get(0));
    }

    private List<String> flags(LocatedElement body, String attribute) throws RuleException {
        List<String> names = words(body.value(attribute));
        for (String name : names) {
            if (body.requiredValue("attribute").equals("sslFlags") && !ValueFunctions.flags((Object) null).containsKey(name)) {
                throw error(body,
                        "there is no flag \"" + name + "\""
                                + NearestName.hint(name, ValueFunctions.flags((Object) null).keySet()).orElse(""));
            }
        }
        return names;
    }

    private Effect effect(LocatedElement element) throws RuleException {
        try {
            return Effect.of(required(element, "effect"));
        } catch (IllegalArgumentException e) {
            throw error(element, "there is no effect \"" + element.value("effect") + "\"; expected loosens, tightens or neutral");
        }
    }

    private Expression expression(LocatedElement element) throws RuleException {
        return new Expression(element.getText().strip(), at(element), variables);
    }

    private static List<LocatedElement> children(LocatedElement element, String name) {
        List<LocatedElement> children = new ArrayList<>(1);
        for (LocatedElement child : element.children()) {
            if (child.getName().equals(name)) {
                children.add(child);
            }
        }
        return children;
    }

    private String line(String name) throws RuleException {
        return SPACE.matcher(text(name)).replaceAll(" ");
    }

    private String text(String name) throws RuleException {
        LocatedElement element = root.child(name);
        if (element == null || element.getText().isBlank()) {
            throw error(root, "<rule> lacks its <" + name + ">");
        }
        return element.getText().strip();
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.copyOf(new LinkedHashSet<>(List.of(SPACE.split(text.strip()))));
    }

    private String required(LocatedElement element, String attribute) throws RuleException {
        String value = element.value(attribute);
        if (value == null || value.isBlank()) {
            throw error(element, "<" + element.getName() + "> lacks its attribute \"" + attribute + "\"");
        }
        return value.strip();
    }

    private String at(LocatedElement element) {
        return name + ":" + (file.source().lines().line((element == null ? root : element).span().start()) - linesBefore);
    }

    private RuleException error(LocatedElement element, String message) {
        return new RuleException(at(element) + ": " + message);
    }
}
