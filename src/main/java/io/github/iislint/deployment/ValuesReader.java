package io.github.iislint.deployment;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.JsonReader;
import io.github.iislint.file.LineMap;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads files with values. The kind of a file is recognized by its content: lines {@code Name=Value}; JSON, nested names joined
 * by full stops, also the variable groups of Azure DevOps and the variables of Octopus; {@code SetParameters.xml} and
 * {@code parameters.xml} of Web Deploy.
 */
public final class ValuesReader {

    private static final String FORMS = "expected lines Name=Value, JSON, or <parameters> of Web Deploy";

    private final XmlFile file;
    private final SourceText source;
    private final String name;
    private final @Nullable String scope;

    private ValuesReader(Path path, String name, SourceText source, @Nullable String scope) {
        this.file = XmlFile.parse(path, name, source);
        this.source = source;
        this.name = name;
        this.scope = scope;
    }

    /**
     * Reads a file.
     *
     * @param scope the environment whose variables count where a file of Octopus has those of several; {@code null} for all
     * @throws ValuesException if the file is none of these, or one of its lines is broken
     * @throws IOException if it cannot be read
     */
    public static DeploymentValues read(FileTree files, Path path, @Nullable String scope) throws ValuesException, IOException {
        return new ValuesReader(path, files.name(path), files.read(path), scope).read();
    }

    private DeploymentValues read() throws ValuesException {
        String text = source.text().stripLeading();
        if (source.problem().isPresent()) {
            throw broken(source.problem().get().line(), source.problem().get().getMessage());
        }
        return text.startsWith("<")
                ? xml()
                : text.startsWith("{") || text.startsWith("[") ? DeploymentValues.of(json()) : DeploymentValues.of(lines());
    }

    private ValuesException broken(int line, String message) {
        return new ValuesException(name + ":" + line + ": " + message);
    }

    private Place place(int offset, int length) {
        LineMap lines = source.lines();
        return new Place(name, lines.line(offset), lines.column(offset), lines.line(offset + length),
                lines.column(offset + length));
    }

    private List<NamedValue> lines() throws ValuesException {
        List<NamedValue> values = new ArrayList<>();
        LineMap lines = source.lines();
        boolean environment = name.toLowerCase(Locale.ROOT).endsWith(".env");
        for (int i = 1; i <= lines.lines(); i++) {
            String line = source.line(i);
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("!") || stripped.startsWith(";")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
            if (key.isEmpty()) {
                // The line is not quoted: it may be the rest of a secret.
                throw broken(i, "expected Name=Value" + (i == 1 && values.isEmpty() ? "; " + FORMS : ""));
            }
            String value = line.substring(equals + 1).strip();
            values.add(new NamedValue(key, environment ? unquoted(value) : value,
                    place(lines.start(i) + line.indexOf(key), key.length())));
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("\"") && value.endsWith("\"")
                || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** A string, number or boolean of a JSON file. */
    private record Scalar(List<String> path, String value, int offset) {

        String last() {
            return path.isEmpty() ? "" : path.get(path.size() - 1);
        }

        List<String> parent() {
            return path.subList(0, Math.max(0, path.size() - 1));
        }
    }

    private List<NamedValue> json() throws ValuesException {
        List<Scalar> scalars = new ArrayList<>();
        try {
            JsonReader.scalars(source.text(), (path, value, offset) -> scalars.add(new Scalar(path, value, offset)));
        } catch (IllegalArgumentException e) {
            throw new ValuesException(name + ": not valid JSON: " + e.getMessage());
        }
        List<NamedValue> values = octopus(scalars);
        if (values.isEmpty()) {
            values = group(scalars);
        }
        return values.isEmpty() ? flat(scalars) : values;
    }

    /** {@code [{"Name": …, "Value": …}]}, also as a member {@code Variables}. */
    private List<NamedValue> octopus(List<Scalar> scalars) {
        Map<List<String>, Map<String, Scalar>> entries = new LinkedHashMap<>();
        Map<List<String>, List<String>> environments = new LinkedHashMap<>();
        for (Scalar scalar : scalars) {
            List<String> path = scalar.path();
            int index = path.size() > 1 && path.get(0).equalsIgnoreCase("Variables") ? 1 : 0;
            if (path.size() == index + 2 && number(path.get(index))) {
                entries.computeIfAbsent(scalar.parent(), p -> new LinkedHashMap<>()).put(scalar.last(), scalar);
            } else if (path.size() == index + 4 && path.get(index + 1).equals("Scope")
                    && path.get(index + 2).equals("Environment")) {
                environments.computeIfAbsent(path.subList(0, index + 1), p -> new ArrayList<>()).add(scalar.value());
            }
        }
        List<NamedValue> values = new ArrayList<>();
        List<NamedValue> scoped = new ArrayList<>();
        entries.forEach((path, entry) -> {
            Scalar named = entry.get("Name");
            Scalar value = entry.get("Value");
            List<String> own = environments.getOrDefault(path, List.of());
            if (named != null && value != null
                    && (own.isEmpty() || scope == null || own.stream().anyMatch(scope::equalsIgnoreCase))) {
                // A value for the environment overrides one for all, wherever it stands.
                (own.isEmpty() ? values : scoped).add(named(named.value(), value, named));
            }
        });
        values.addAll(scoped);
        return values;
    }

    private NamedValue named(String key, Scalar value, Scalar at) {
        boolean string = source.text().charAt(value.offset()) == '"';
        String text = !string && value.value().equals("null") ? "" : value.value();
        // The line, and not the value.
        int start = source.lines().start(source.lines().line(at.offset()));
        while (start < at.offset() && Character.isWhitespace(source.text().charAt(start))) {
            start++;
        }
        return new NamedValue(key, text, place(start, 1));
    }

    private static boolean number(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code {"variables": {"Name": {"value": …, "isSecret": true}}}}. */
    private List<NamedValue> group(List<Scalar> scalars) {
        List<NamedValue> values = new ArrayList<>();
        boolean group = scalars.stream().anyMatch(scalar -> variable(scalar) && scalar.last().equals("value"));
        for (Scalar scalar : group ? scalars : List.<Scalar>of()) {
            if (variable(scalar) && scalar.last().equals("value")) {
                values.add(named(scalar.path().get(1), scalar, scalar));
            }
        }
        return values;
    }

    private static boolean variable(Scalar scalar) {
        return scalar.path().size() == 3 && scalar.path().get(0).equals("variables");
    }

    private List<NamedValue> flat(List<Scalar> scalars) throws ValuesException {
        List<NamedValue> values = new ArrayList<>();
        for (Scalar scalar : scalars) {
            if (scalar.path().isEmpty()) {
                throw broken(1, FORMS);
            }
            values.add(named(String.join(".", scalar.path()), scalar, scalar));
        }
        return values;
    }

    private DeploymentValues xml() throws ValuesException {
        if (file.problem().isPresent()) {
            throw broken(file.problem().get().line(), "not well-formed XML");
        }
        LocatedElement root = Objects.requireNonNull(file.root());
        if (!root.getName().equals("parameters")) {
            throw broken(1, "the document is <" + root.getQualifiedName() + ">; " + FORMS);
        }
        List<NamedValue> values = new ArrayList<>();
        List<NamedValue> defaults = new ArrayList<>();
        List<DeploymentParameter> parameters = new ArrayList<>();
        for (LocatedElement child : root.children()) {
            boolean set = child.getName().equals("setParameter");
            if (!set && !child.getName().equals("parameter")) {
                throw broken(line(child), "unknown element <" + child.getQualifiedName()
                        + ">; expected <setParameter> or <parameter>");
            }
            String key = child.value("name");
            String text = child.value(set ? "value" : "defaultValue");
            LocatedAttribute named = child.located("name");
            if (key == null || named == null || set && text == null) {
                throw broken(line(child), "<" + child.getName() + "> lacks its attribute " + (key == null ? "name" : "value"));
            }
            if (text != null) {
                (set ? values : defaults).add(new NamedValue(key, text, file.place(named.valueSpan())));
            }
            if (!set) {
                parameters.add(new DeploymentParameter(key, entries(child)));
            }
        }
        return DeploymentValues.ofParameters(parameters, defaults).with(DeploymentValues.of(values));
    }

    private List<DeploymentParameter.Entry> entries(LocatedElement parameter) throws ValuesException {
        List<DeploymentParameter.Entry> entries = new ArrayList<>();
        for (LocatedElement child : parameter.children()) {
            if (child.getName().equals("parameterEntry")) {
                // Old files say "type".
                String kind = child.value("kind") != null ? child.value("kind") : child.value("type");
                if (kind == null || child.value("match") == null) {
                    throw broken(line(child), "<parameterEntry> lacks its attribute " + (kind == null ? "kind" : "match"));
                }
                entries.add(new DeploymentParameter.Entry(kind, child.value("scope") == null ? "" : child.value("scope"),
                        child.value("match"), new SourceSpan(file.file(), child.nameSpan())));
            }
        }
        return entries;
    }

    private int line(LocatedElement element) {
        return source.lines().line(element.span().start());
    }
}
