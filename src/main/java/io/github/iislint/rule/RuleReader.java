package io.github.iislint.rule;

import io.github.iislint.file.MalformedException;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.NearestName;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.ProblemKind;
import io.github.iislint.rule.Rule.ConditionalFix;
import io.github.iislint.rule.Rule.ConditionalSeverity;
import io.github.iislint.rule.Rule.ProblemFilter;
import io.github.iislint.rule.Rule.RelatedTemplate;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a rule of a rule file. The format is described by {@code rule.xsd}. */
final class RuleReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> ONCE = Set.of("title", "match", "anchor", "problem", "linter", "message", "explanation",
            "examples");
    private static final String NEEDS_MATCH = "without a <match> there are no placeholders but {problem} and {location}";
    private static final Set<String> MATCHED = Set.of("anchor", "related", "severity");

    private final XmlFile file;
    private final LocatedElement root;

    private RuleReader(XmlFile file) {
        this.file = file;
        this.root = file.root();
    }

    /** @throws RuleException if the file is no rule; the message names the line, what was found and what was expected */
    static Rule read(XmlFile file) throws RuleException {
        Rule rule = read(file, () -> file);
        new RuleReader(file).description(rule);
        rule.compile();
        return rule;
    }

    /**
     * Reads what evaluation needs; expressions are compiled when they are needed first.
     *
     * @param file the rule, which may lack what follows its fixes
     * @param whole all of it
     */
    static Rule read(XmlFile file, Supplier<XmlFile> whole) throws RuleException {
        if (file.problem().isPresent()) {
            MalformedException problem = file.problem().get();
            throw new RuleException(file.name() + ":" + problem.line() + ": not well-formed: " + problem.getMessage());
        }
        return new RuleReader(file).rule(whole);
    }

    private Rule rule(Supplier<XmlFile> whole) throws RuleException {
        if (!root.getName().equals("rule")) {
            throw error(root, "<" + root.getName() + "> is no rule; expected <rule xmlns=\"urn:iislint:rule:1\">");
        }
        RuleVocabulary.check(root, this::error);
        String id = required(root, "id");
        if (!ID.matcher(id).matches()) {
            throw error(root, "\"" + id + "\" is no id; expected words of small letters and digits with hyphens between them");
        }
        Severity severity = severity(root, required(root, "severity"));
        Rule.Scope scope = root.value("scope") == null ? Rule.Scope.LOCATION : scope();
        LocatedElement match = root.child("match");
        LocatedElement problem = root.child("problem");
        LocatedElement linter = root.child("linter");
        if ((match == null ? 0 : 1) + (problem == null ? 0 : 1) + (linter == null ? 0 : 1) != 1) {
            throw error(root, "expected exactly one of <match>, <problem> and <linter>");
        }
        checkChildren(match == null);
        List<ConditionalFix> fixes = fixes(match == null);
        MessageTemplate message = message(match == null);
        line("title");
        return new Rule(whole, id, severity, scope,
                match != null ? Rule.Source.MATCH : problem != null ? Rule.Source.PROBLEM : Rule.Source.LINTER,
                Set.copyOf(words(root.value("replaces"))), match == null ? null : expression(match),
                root.child("anchor") == null ? null : expression(root.child("anchor")), related(), severities(),
                message, fixes, problem == null ? null : filter(problem));
    }

    private ProblemFilter filter(LocatedElement problem) throws RuleException {
        List<String> kinds = Stream.of(ProblemKind.values()).map(ProblemKind::toString).toList();
        String kind = required(problem, "kind");
        if (!kinds.contains(kind)) {
            throw error(problem, "there is no kind of problem \"" + kind + "\"" + NearestName.of(kind, kinds)
                    .map(near -> "; did you mean \"" + near + "\"?").orElse("; expected " + String.join(", ", kinds)));
        }
        return new ProblemFilter(kind, problem.value("section"), problem.value("element"), problem.value("attribute"));
    }

    /** What a rule says about itself. */
    static RuleDescription describe(Rule rule) {
        try {
            return new RuleReader(rule.file()).description(rule);
        } catch (RuleException e) {
            throw new IllegalStateException(e);
        }
    }

    private RuleDescription description(Rule rule) throws RuleException {
        return new RuleDescription(rule.id(), rule.severity(), line("title"), text("explanation"), !rule.fixes.isEmpty(),
                words(root.value("tags")), references());
    }

    private MessageTemplate message(boolean raised) throws RuleException {
        MessageTemplate message = new MessageTemplate(line("message"), at(root.child("message")));
        if (raised && message.needsNode()) {
            throw error(root.child("message"), NEEDS_MATCH);
        }
        return message;
    }

    private void checkChildren(boolean raised) throws RuleException {
        Set<String> seen = new HashSet<>();
        for (LocatedElement child : root.children()) {
            if (ONCE.contains(child.getName()) && !seen.add(child.getName())) {
                throw error(child, "<rule> has more than one <" + child.getName() + ">");
            }
            if (raised && MATCHED.contains(child.getName())) {
                throw error(child, "<" + child.getName() + "> needs a <match>");
            }
        }
    }

    private Rule.Scope scope() throws RuleException {
        try {
            return Rule.scope(root.value("scope"));
        } catch (IllegalArgumentException e) {
            throw error(root, "there is no scope \"" + root.value("scope") + "\"; expected location, site, server or file");
        }
    }

    private Severity severity(LocatedElement element, String name) throws RuleException {
        try {
            return Severity.of(name);
        } catch (IllegalArgumentException e) {
            throw error(element, "there is no severity \"" + name + "\"; expected error, warning or info");
        }
    }

    private List<ConditionalSeverity> severities() throws RuleException {
        List<ConditionalSeverity> severities = new ArrayList<>();
        for (LocatedElement element : children("severity")) {
            severities.add(new ConditionalSeverity(new Expression(required(element, "when"), at(element)),
                    severity(element, element.getTextTrim())));
        }
        return severities;
    }

    private List<RelatedTemplate> related() throws RuleException {
        List<RelatedTemplate> related = new ArrayList<>();
        for (LocatedElement element : children("related")) {
            related.add(new RelatedTemplate(new MessageTemplate(required(element, "message"), at(element)), expression(element)));
        }
        return related;
    }

    private List<RuleDescription.Reference> references() throws RuleException {
        List<RuleDescription.Reference> references = new ArrayList<>();
        for (LocatedElement element : children("reference")) {
            references.add(new RuleDescription.Reference(element.getTextTrim(), required(element, "href")));
        }
        return references;
    }

    private List<ConditionalFix> fixes(boolean raised) throws RuleException {
        List<ConditionalFix> fixes = new ArrayList<>();
        for (LocatedElement element : children("fix")) {
            List<LocatedElement> bodies = element.children();
            if (bodies.size() != 1) {
                throw error(element, "a <fix> holds exactly one of set-flags, set-attribute, normalize-flags, correct-flags, strip-pem");
            }
            LocatedElement body = bodies.get(0);
            String when = element.value("when");
            if (raised && when != null) {
                throw error(element, "a condition needs a <match>");
            }
            MessageTemplate title = new MessageTemplate(required(element, "title"), at(element));
            if (raised && title.needsNode()) {
                throw error(element, NEEDS_MATCH);
            }
            fixes.add(new ConditionalFix(when == null ? null : new Expression(when, at(element)), title, effect(element),
                    attribute(body), change(body)));
        }
        return fixes;
    }

    private static String attribute(LocatedElement body) {
        return body.value("attribute") != null ? body.value("attribute") : body.value("name");
    }

    private FixTemplate.Change change(LocatedElement body) throws RuleException {
        return switch (body.getName()) {
            case "set-flags" -> new FixTemplate.SetFlags(flags(body, "remove"), flags(body, "add"));
            case "set-attribute" -> new FixTemplate.SetValue(required(body, "value"));
            case "normalize-flags" -> new FixTemplate.NormalizeFlags();
            case "correct-flags" -> new FixTemplate.CorrectFlags();
            case "strip-pem" -> new FixTemplate.StripPem();
            default -> throw error(body, "there is no fix <" + body.getName() + ">");
        };
    }

    private List<String> flags(LocatedElement body, String attribute) throws RuleException {
        List<String> names = words(body.value(attribute));
        for (String name : names) {
            if (body.value("attribute").equals("sslFlags") && !IisFunctions.accessFlags().containsKey(name)) {
                throw error(body, "there is no flag \"" + name + "\"" + NearestName.of(name, IisFunctions.accessFlags().keySet())
                        .map(near -> "; did you mean \"" + near + "\"?").orElse(""));
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
        return new Expression(element.getText().strip(), at(element));
    }

    private List<LocatedElement> children(String name) {
        return root.children().stream().filter(child -> child.getName().equals(name)).toList();
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

    private static List<String> words(String text) {
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
        return file.name() + ":" + file.source().lines().line((element == null ? root : element).span().start());
    }

    private RuleException error(LocatedElement element, String message) {
        return new RuleException(at(element) + ": " + message);
    }
}
