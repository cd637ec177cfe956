package io.github.iislint.settings;

import io.github.iislint.file.MalformedException;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.xml.SafeParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads one settings file. The first thing that is wrong ends it. */
final class SettingsReader extends DefaultHandler {

    private final Path file;
    private final Path folder;
    private final String name;
    private final SourceText source;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Settings.Server> servers = new ArrayList<>();
    private final List<Glob> excludes = new ArrayList<>();
    private final Set<Path> ruleFolders = new LinkedHashSet<>();
    private final Entries general = new Entries(null, null, null, new Scope(), new HashMap<>());
    private Entries everyServer;
    private Entries entries = general;
    /** The deployment whose end is still to come. */
    private @Nullable DeploymentEntry deployment;
    private Locator locator;

    /** An element whose end is still to come. */
    private record Open(Element element, StartTag tag) {
    }

    /**
     * Where entries are collected.
     *
     * @param files the servers that they are for; {@code null} for all
     * @param pattern the same as it is written, and where
     * @param first where an entry with a key came first
     */
    private record Entries(@Nullable Glob files, @Nullable String pattern, @Nullable Place place, Scope scope,
            Map<String, Place> first) {
    }

    /**
     * @param file absolute
     * @param name the name of the file in places and messages
     */
    SettingsReader(Path file, String name, SourceText source) {
        this.file = file;
        this.folder = file.getParent();
        this.name = name;
        this.source = source;
    }

    Settings read() throws SettingsException {
        if (source.problem().isPresent()) {
            MalformedException problem = source.problem().get();
            throw new SettingsException(point(problem.line(), problem.column()), problem.getMessage());
        }
        try {
            SafeParser.parse(new StringReader(source.text()), this);
        } catch (SAXParseException e) {
            throw new SettingsException(point(e.getLineNumber(), e.getColumnNumber()), malformed(e.getMessage()));
        } catch (SAXException e) {
            if (e.getException() instanceof SettingsException refused) {
                throw refused;
            }
            // The parser of the platform loses its way in some texts, and says no place.
            throw new SettingsException(point(locator == null ? 1 : locator.getLineNumber(),
                    locator == null ? 1 : locator.getColumnNumber()), malformed(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Scope scope = everyServer == null ? general.scope : everyServer.scope.over(general.scope);
        return new Settings(folder, file, scope, servers, excludes, ruleFolders);
    }

    private static String malformed(@Nullable String message) {
        String phrase = String.valueOf(message);
        return phrase.startsWith("there is no element")
                ? phrase + "; expected <iislint>"
                : phrase.startsWith("a document type") ? phrase : "no well-formed XML: " + phrase;
    }

    private Place point(int line, int column) {
        int from = source.lines().offset(line, column);
        int to = Math.min(from + 1, source.text().length());
        return new Place(name, source.lines().line(from), source.lines().column(from), source.lines().line(from),
                source.lines().column(from) + to - from);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) throws SAXException {
        StartTag tag = new StartTag(name, source, qName, locator.getLineNumber(), locator.getColumnNumber());
        Element element = open.isEmpty() ? root(uri, localName, qName, tag) : child(uri, localName, qName, tag);
        checkAttributes(element, attributes, tag);
        open.push(new Open(element, tag));
        add(element, new Values(attributes, tag));
    }

    private static Element root(String uri, String localName, String qName, StartTag tag) throws SAXException {
        String expected = "; expected <iislint xmlns=\"" + Element.NAMESPACE + "\">";
        if (!localName.equals(Element.IISLINT.tag())) {
            throw Refusal.of(tag.name(), "the document is <" + qName + ">" + expected);
        }
        if (!uri.equals(Element.NAMESPACE)) {
            String found = uri.isEmpty() ? "no namespace" : "the namespace \"" + uri + "\"";
            throw Refusal.of(tag.name(), "<" + qName + "> has " + found + expected);
        }
        return Element.IISLINT;
    }

    private Element child(String uri, String localName, String qName, StartTag tag) throws SAXException {
        Element parent = open.peek().element;
        List<String> names = new ArrayList<>();
        for (Element child : parent.children()) {
            if (uri.equals(Element.NAMESPACE) && child.tag().equals(localName)) {
                return child;
            }
            names.add(child.toString());
        }
        if (names.isEmpty()) {
            throw Refusal.of(tag.name(), "<" + qName + "> in " + parent + "; expected nothing there");
        }
        List<String> elsewhere = parents(uri, localName);
        if (!elsewhere.isEmpty()) {
            throw Refusal.of(tag.name(), "<" + qName + "> in " + parent + "; expected it in " + Refusal.listed(elsewhere, "or"));
        }
        throw Refusal.unknown(tag.name(), "element <" + qName + "> in " + parent, "<" + localName + ">", names);
    }

    private static List<String> parents(String uri, String localName) {
        List<String> parents = new ArrayList<>();
        for (Element parent : Element.values()) {
            for (Element child : parent.children()) {
                if (uri.equals(Element.NAMESPACE) && child.tag().equals(localName)) {
                    parents.add(parent.toString());
                }
            }
        }
        return parents;
    }

    private static void checkAttributes(Element element, Attributes attributes, StartTag tag) throws SAXException {
        List<String> names = new ArrayList<>(element.required());
        names.addAll(element.optional());
        for (int i = 0; i < attributes.getLength(); i++) {
            String qName = attributes.getQName(i);
            boolean known = attributes.getURI(i).isEmpty()
                    ? element == Element.RULE || names.contains(qName)
                    : isSchemaLocation(attributes, i);
            if (!known && names.isEmpty()) {
                throw Refusal.of(tag.attribute(qName), "unknown attribute " + qName + " of " + element + "; expected none");
            }
            if (!known) {
                throw Refusal.unknown(tag.attribute(qName), "attribute " + qName + " of " + element, qName, names);
            }
        }
        for (String required : element.required()) {
            if (attributes.getValue("", required) == null) {
                throw Refusal.of(tag.name(), element + " has no attribute " + required + "; expected "
                        + Refusal.listed(element.required(), "and"));
            }
        }
    }

    /** With these, an editor finds the schema. */
    private static boolean isSchemaLocation(Attributes attributes, int i) {
        return attributes.getURI(i).equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                && (attributes.getLocalName(i).equals("schemaLocation")
                        || attributes.getLocalName(i).equals("noNamespaceSchemaLocation"));
    }

    private void add(Element element, Values values) throws SAXException {
        Scope scope = entries.scope;
        switch (element) {
            case MAP -> {
                PathMap map = new PathMap(values.physicalPath("physicalPath"), values.path("to", folder),
                        values.place("physicalPath"));
                once(element, map.key(), map.place(), "\"" + map.physicalPath() + "\"");
                scope.maps.put(map.key(), map);
            }
            case ENVIRONMENT -> {
                String variable = values.variable("name");
                once(element, variable.toLowerCase(Locale.ROOT), values.place("name"), "\"" + variable + "\"");
                scope.environment.put(variable, values.text("value"));
            }
            case CLIENT_CERTIFICATES -> {
                once(element, "", values.place(), "");
                scope.expiresWithin = values.days("expiresWithin");
            }
            case EXPECT -> {
                Expectation expectation = new Expectation(values.text("location"), values.mode("mode"),
                        Expectation.Source.SETTINGS, values.place("location"));
                String key = LocationPath.key(expectation.location());
                once(element, key, expectation.place(), "\"" + expectation.location() + "\"");
                scope.expectations.put(key, expectation);
            }
            case TRUST -> scope.trust.add(values.path("path", folder));
            case CRL -> scope.crls.add(values.path("path", folder));
            case RULE -> {
                String id = values.filled("id");
                once(element, id, values.place("id"), "\"" + id + "\"");
                Map<String, Scope.Given> parameters = values.others(element.required(), element.optional());
                if (values.text("severity") == null && parameters.isEmpty()) {
                    throw Refusal.of(values.place(),
                            "<rule id=\"" + id + "\"> says nothing; expected severity, or a parameter of the rule");
                }
                scope.rules.put(id, new Scope.RuleEntry(values.severity("severity"), values.place("id"), parameters));
            }
            case SET -> {
                String set = values.filled("name");
                once(element, set, values.place("name"), "\"" + set + "\"");
                scope.sets.put(set, new RuleSetChoice(set, values.level("level"), values.place("name")));
            }
            case FIX -> {
                once(element, "", values.place(), "");
                scope.fixEffects = values.effects("effects");
            }
            case EXCLUDE -> excludes.add(values.glob("files"));
            case RULES -> ruleFolders.add(values.path("folder", folder));
            case SERVER -> {
                String files = values.text("file");
                once(element, files == null ? "" : files.toLowerCase(Locale.ROOT), values.place("file"),
                        files == null ? "all servers" : "\"" + files + "\"");
                entries = new Entries(files == null ? null : values.glob("file"), files, values.place("file"), new Scope(),
                        new HashMap<>());
                entries.scope.windows = values.windows("windows");
                entries.scope.httpSys.addAll(values.filesWithin("httpSys", folder));
            }
            case DEPLOYMENT -> {
                String name = values.filled("name").strip();
                once(element, name.toLowerCase(Locale.ROOT), values.place("name"), "\"" + name + "\"");
                deployment = new DeploymentEntry(name, values.flag("fails-on-transform-warnings"), List.of(), List.of(),
                        values.place("name"));
            }
            case TRANSFORM -> transform(values);
            case SUBSTITUTE -> step(new DeploymentEntry.Step(DeploymentEntry.Kind.SUBSTITUTE,
                    values.words("syntax", DeploymentEntry.SYNTAXES),
                    values.text("files") == null ? null : values.glob("files"), null, null, values.place()));
            case VARIABLES -> step(
                    new DeploymentEntry.Step(DeploymentEntry.Kind.VARIABLES, List.of(), null, null, null, values.place()));
            case PARAMETERS -> {
                step(new DeploymentEntry.Step(DeploymentEntry.Kind.PARAMETERS, List.of(), null, null, null, values.place()));
                valueFiles(values.filesWithin("file", folder));
                valueFiles(values.filesWithin("values", folder));
            }
            case VALUES -> valueFiles(values.filesWithin("file", folder));
            case IISLINT -> {
                // Holds nothing but the others.
            }
        }
    }

    /** At the top the element can only say that no transform is applied. */
    private void transform(Values values) throws SAXException {
        String file = values.transform("file", folder);
        boolean none = values.flag("none");
        if (deployment == null) {
            if (!none || file != null || values.text("base") != null) {
                throw Refusal.of(values.place(), "<transform> in <iislint>; expected <transform none=\"true\"/> there,"
                        + " and <transform file=\"…\"/> in <deployment>");
            }
            general.scope.withoutTransforms = true;
            return;
        }
        if (none || file == null) {
            throw Refusal.of(values.place(),
                    "<transform> in <deployment> has no attribute file; expected file and, if need be, base");
        }
        step(new DeploymentEntry.Step(DeploymentEntry.Kind.TRANSFORM, List.of(), null, file, values.transform("base", folder),
                values.place()));
    }

    private void step(DeploymentEntry.Step step) {
        List<DeploymentEntry.Step> steps = new ArrayList<>(deployment.steps());
        steps.add(step);
        deployment = new DeploymentEntry(deployment.name(), deployment.warningsFail(), steps, deployment.values(),
                deployment.place());
    }

    private void valueFiles(List<Path> files) {
        List<Path> all = new ArrayList<>(deployment.values());
        all.addAll(files);
        deployment = new DeploymentEntry(deployment.name(), deployment.warningsFail(), deployment.steps(), all,
                deployment.place());
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        Element ended = open.pop().element;
        if (ended == Element.DEPLOYMENT) {
            general.scope.deployments.put(deployment.name().toLowerCase(Locale.ROOT), deployment);
            deployment = null;
        }
        if (ended == Element.SERVER) {
            if (entries.files == null) {
                everyServer = entries;
            } else {
                servers.add(new Settings.Server(entries.files, entries.pattern, entries.place, entries.scope));
            }
            entries = general;
        }
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (!new String(text, start, length).trim().isEmpty()) {
            Open parent = open.peek();
            throw Refusal.of(parent.tag.name(), "text in " + parent.element + "; expected "
                    + (parent.element.children().isEmpty() ? "nothing there" : "elements alone"));
        }
    }

    /** Refuses a second entry with the same key. */
    private void once(Element element, String key, Place place, String shown) throws SAXException {
        Place first = entries.first.putIfAbsent(element.tag() + ' ' + key, place);
        if (first != null) {
            throw Refusal.of(place, "second " + element + (shown.isEmpty() ? "" : " for " + shown) + "; the first is in line "
                    + first.line());
        }
    }
}
