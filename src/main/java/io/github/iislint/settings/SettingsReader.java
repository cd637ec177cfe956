package io.github.iislint.settings;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.MalformedException;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one settings file. The first thing that is wrong ends it. */
final class SettingsReader {

    /** What may stand around elements. */
    private static final Pattern ASIDE = Pattern.compile("(?s)<!--.*?-->|<\\?.*?\\?>");

    private final XmlFile file;
    private final Path folder;
    private final List<Settings.ServerSettings> servers = new ArrayList<>();
    private final List<Glob> excludes = new ArrayList<>();
    private final Set<Path> ruleFolders = new LinkedHashSet<>();
    private final SettingsEntries general = new SettingsEntries(new SettingsScope(), new HashMap<>());
    /** What {@code <server>} without a file holds. */
    private @Nullable SettingsScope everyServer;
    private SettingsEntries entries = general;
    /** The deployment that is being read. */
    private @Nullable DeploymentEntry deployment;

    /**
     * Where entries are collected.
     *
     * @param first where an entry with a key came first
     */
    private record SettingsEntries(SettingsScope scope, Map<String, Place> first) {
    }

    /**
     * @param file absolute
     * @param name the name of the file in places and messages
     */
    SettingsReader(Path file, String name, SourceText source) {
        this.file = XmlFile.parse(file, name, source);
        this.folder = FileTree.folder(file);
    }

    Settings read() throws SettingsException {
        if (file.problem().isPresent()) {
            MalformedException problem = file.problem().get();
            throw new SettingsException(point(problem.line(), problem.column()),
                    file.source().problem().isPresent() ? problem.getMessage() : malformed(problem.getMessage()));
        }
        SettingsVocabulary.check(file, file.rootElement());
        add(file.rootElement());
        SettingsScope scope = everyServer == null ? general.scope : everyServer.over(general.scope);
        return new Settings(folder, file.path(), scope, servers, excludes, ruleFolders);
    }

    /** What is wrong with a file that is no XML, has no element, or has a document type declaration, which is XML. */
    private String malformed(String phrase) {
        String text = file.source().text();
        if (ASIDE.matcher(text).replaceAll("").isBlank()) {
            return phrase + "; expected <iislint>";
        }
        return text.contains("<!DOCTYPE") ? phrase : "not well-formed XML: " + phrase;
    }

    private Place point(int line, int column) {
        int from = file.source().lines().offset(line, column);
        return file.place(new Span(from, Math.min(from + 1, file.source().text().length())));
    }

    private void add(LocatedElement element) throws SettingsException {
        add(element, new Values(file, element));
        for (LocatedElement child : element.children()) {
            add(child);
        }
        if (element.getName().equals("deployment")) {
            DeploymentEntry read = deployment();
            general.scope.deployments.put(read.name().toLowerCase(Locale.ROOT), read);
            deployment = null;
        }
        if (element.getName().equals("server")) {
            entries = general;
        }
    }

    private void add(LocatedElement element, Values values) throws SettingsException {
        SettingsScope scope = entries.scope;
        switch (element.getName()) {
            case "map" -> {
                PathMap map = new PathMap(values.physicalPath("physicalPath"), values.path("to", folder),
                        values.place("physicalPath"));
                once(element, map.key(), values.place("physicalPath"), "\"" + map.physicalPath() + "\"");
                scope.maps.put(map.key(), map);
            }
            case "environment" -> {
                String variable = values.variable("name");
                once(element, variable.toLowerCase(Locale.ROOT), values.place("name"), "\"" + variable + "\"");
                scope.environment.put(variable, values.required("value"));
            }
            case "clientCertificates" -> {
                once(element, "", values.place(), "");
                scope.expiresWithin = values.days("expiresWithin");
            }
            case "expect" -> {
                Expectation expectation = new Expectation(values.required("location"), values.mode("mode"),
                        Expectation.Source.SETTINGS, values.place("location"));
                String key = LocationPath.key(expectation.location());
                once(element, key, values.place("location"), "\"" + expectation.location() + "\"");
                scope.expectations.put(key, expectation);
            }
            case "trust" -> scope.trust.add(values.path("path", folder));
            case "crl" -> scope.crls.add(values.path("path", folder));
            case "rule" -> {
                String id = values.filled("id");
                once(element, id, values.place("id"), "\"" + id + "\"");
                Map<String, SettingsScope.Given> parameters = values.others();
                if (values.text("severity") == null && parameters.isEmpty()) {
                    throw new SettingsException(values.place(),
                            "<rule id=\"" + id + "\"> has no effect; expected severity, or a parameter of the rule");
                }
                scope.rules.put(id, new SettingsScope.RuleEntry(values.severity("severity"), values.place("id"), parameters));
            }
            case "set" -> {
                String set = values.filled("name");
                once(element, set, values.place("name"), "\"" + set + "\"");
                scope.sets.put(set, new RuleSetChoice(set, values.level("level"), values.place("name")));
            }
            case "fix" -> {
                once(element, "", values.place(), "");
                scope.fixEffects = values.effects("effects");
            }
            case "exclude" -> excludes.add(values.glob("files"));
            case "rules" -> ruleFolders.add(values.path("folder", folder));
            case "server" -> {
                String files = values.text("file");
                once(element, files == null ? "" : files.toLowerCase(Locale.ROOT), values.place("file"),
                        files == null ? "all servers" : "\"" + files + "\"");
                SettingsScope own = new SettingsScope();
                if (files == null) {
                    everyServer = own;
                } else {
                    servers.add(new Settings.ServerSettings(values.glob("file"), files, values.place("file"), own));
                }
                own.windows = values.windows("windows");
                own.httpSys.addAll(values.filesWithin("httpSys", folder));
                entries = new SettingsEntries(own, new HashMap<>());
            }
            case "deployment" -> {
                String name = values.filled("name").strip();
                once(element, name.toLowerCase(Locale.ROOT), values.place("name"), "\"" + name + "\"");
                deployment = new DeploymentEntry(name, values.flag("fails-on-transform-warnings"), List.of(), List.of(),
                        values.place("name"));
            }
            case "transform" -> transform(values);
            case "substitute" -> step(new DeploymentEntry.Substitute(values.words("syntax", DeploymentEntry.SYNTAXES),
                    values.text("files") == null ? null : values.glob("files")));
            case "variables" -> step(new DeploymentEntry.Variables());
            case "parameters" -> {
                step(new DeploymentEntry.Parameters());
                valueFiles(values.filesWithin("file", folder));
                valueFiles(values.filesWithin("values", folder));
            }
            case "values" -> valueFiles(values.filesWithin("file", folder));
            case "iislint" -> {
                // Holds nothing but the others.
            }
            default -> throw new IllegalStateException("the vocabulary has an element that is not read: " + element.getName());
        }
    }

    /** At the top the element can only say that no transform is applied. */
    private void transform(Values values) throws SettingsException {
        String file = values.transform("file", folder);
        boolean none = values.flag("none");
        if (deployment == null) {
            if (!none || file != null || values.text("base") != null) {
                throw new SettingsException(values.place(), "<transform> in <iislint>; expected <transform none=\"true\"/> there,"
                        + " and <transform file=\"…\"/> in <deployment>");
            }
            general.scope.withoutTransforms = true;
            return;
        }
        if (none || file == null) {
            throw new SettingsException(values.place(),
                    "<transform> in <deployment> has no attribute file; expected file and, if necessary, base");
        }
        step(new DeploymentEntry.Transform(file, values.transform("base", folder), values.place()));
    }

    private DeploymentEntry deployment() {
        return Objects.requireNonNull(deployment, "by the vocabulary, steps and their values stand in <deployment>");
    }

    private void step(DeploymentEntry.Step step) {
        DeploymentEntry read = deployment();
        List<DeploymentEntry.Step> steps = new ArrayList<>(read.steps());
        steps.add(step);
        deployment = new DeploymentEntry(read.name(), read.warningsFail(), steps, read.values(), read.place());
    }

    private void valueFiles(List<Path> files) {
        DeploymentEntry read = deployment();
        List<Path> all = new ArrayList<>(read.values());
        all.addAll(files);
        deployment = new DeploymentEntry(read.name(), read.warningsFail(), read.steps(), all, read.place());
    }

    /** Refuses a second entry with the same key. */
    private void once(LocatedElement element, String key, Place place, String shown) throws SettingsException {
        Place first = entries.first.putIfAbsent(element.getName() + ' ' + key, place);
        if (first != null) {
            throw new SettingsException(place,
                    "second <" + element.getName() + ">" + (shown.isEmpty() ? "" : " for " + shown) + "; the first is in line "
                            + first.line());
        }
    }
}
