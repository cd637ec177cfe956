package io.github.iislint.settings;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Effect;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The attribute values of one element. What cannot be read as what it should be is refused. */
final class Values {

    private static final List<String> MODES = List.of("none", "accept", "require");
    private static final List<String> SEVERITIES = List.of("error", "warning", "info", "off");
    private static final List<String> WINDOWS_VERSIONS = List.of("2016", "2019", "2022", "2025");
    private static final Pattern LEVEL = Pattern.compile("[1-9]");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");

    private final Attributes attributes;
    private final StartTag tag;

    Values(Attributes attributes, StartTag tag) {
        this.attributes = attributes;
        this.tag = tag;
    }

    Place place() {
        return tag.name();
    }

    /** Of the value; of the element where it has no such attribute. */
    Place place(String attribute) {
        return tag.value(attribute);
    }

    /** {@code null} where there is no such attribute. */
    String text(String attribute) {
        return attributes.getValue("", attribute);
    }

    String filled(String attribute) throws SAXException {
        String value = text(attribute);
        if (value.trim().isEmpty()) {
            throw unexpected(attribute, "a value");
        }
        return value;
    }

    String physicalPath(String attribute) throws SAXException {
        String value = filled(attribute);
        if (value.replace('\\', ' ').replace('/', ' ').trim().isEmpty()) {
            throw unexpected(attribute, "a folder of the server, such as C:\\sites");
        }
        return value;
    }

    String variable(String attribute) throws SAXException {
        String value = filled(attribute);
        if (value.indexOf('%') >= 0 || value.indexOf('=') >= 0) {
            throw unexpected(attribute, "the bare name of a variable, such as SystemDrive");
        }
        return value;
    }

    /** Both slashes part folders, so that one file serves developers on Windows and builds elsewhere. */
    Path path(String attribute, Path folder) throws SAXException {
        try {
            return folder.resolve(filled(attribute).replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            throw unexpected(attribute, "a path: " + e.getReason());
        }
    }

    /** Paths with semicolons between, none where there is no such attribute; they must not lead out of the folder. */
    List<Path> filesWithin(String attribute, Path folder) throws SAXException {
        List<Path> paths = new ArrayList<>();
        for (String path : text(attribute) == null ? new String[0] : filled(attribute).split(";")) {
            try {
                Path resolved = folder.resolve(path.strip().replace('\\', '/')).normalize();
                if (path.isBlank() || !resolved.startsWith(folder)) {
                    throw unexpected(attribute, "files in the folder of the settings file or below, with semicolons between");
                }
                paths.add(resolved);
            } catch (InvalidPathException e) {
                throw unexpected(attribute, "a path: " + e.getReason());
            }
        }
        return paths;
    }

    Glob glob(String attribute) throws SAXException {
        try {
            return Glob.of(filled(attribute));
        } catch (IllegalArgumentException e) {
            throw unexpected(attribute, "a path relative to the settings file, "
                    + "with single forward slashes between its steps, such as **/obj/**");
        }
    }

    ExpectedMode mode(String attribute) throws SAXException {
        return ExpectedMode.of(oneOf(MODES, attribute));
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    RuleSeverity severity(String attribute) throws SAXException {
        return text(attribute) == null ? null : RuleSeverity.of(oneOf(SEVERITIES, attribute));
    }

    /** Names of effects, parted by blanks; at least one. */
    Set<Effect> effects(String attribute) throws SAXException {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (String name : filled(attribute).trim().split("\\s+")) {
            try {
                effects.add(Effect.of(name));
            } catch (IllegalArgumentException e) {
                throw unexpected(attribute, "loosens, tightens or neutral, several with blanks between");
            }
        }
        return effects;
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    Integer level(String attribute) throws SAXException {
        String value = text(attribute);
        if (value != null && !LEVEL.matcher(value).matches()) {
            throw unexpected(attribute, "a level, such as 1");
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** The attributes without a namespace that are not among these. */
    Map<String, Scope.Given> others(List<String> required, List<String> optional) {
        Map<String, Scope.Given> others = new LinkedHashMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.getQName(i);
            if (attributes.getURI(i).isEmpty() && !required.contains(name) && !optional.contains(name)) {
                others.put(name, new Scope.Given(attributes.getValue(i), place(name)));
            }
        }
        return others;
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    Integer windows(String attribute) throws SAXException {
        String value = text(attribute);
        if (value != null && !WINDOWS_VERSIONS.contains(value)) {
            throw unexpected(attribute, Refusal.listed(WINDOWS_VERSIONS, "or"));
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    Integer days(String attribute) throws SAXException {
        String value = text(attribute);
        if (value != null && !DAYS.matcher(value).matches()) {
            throw unexpected(attribute, "a number of days, such as 30");
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** Words with blanks or commas between, none where there is no such attribute. */
    List<String> words(String attribute, List<String> known) throws SAXException {
        List<String> words = new ArrayList<>();
        for (String word : text(attribute) == null ? new String[0] : filled(attribute).trim().split("[\\s,]+")) {
            if (!known.contains(word)) {
                throw Refusal.unknown(place(attribute), attribute + " \"" + word + "\"", word, known);
            }
            words.add(word);
        }
        return words;
    }

    /** {@code false} where there is no such attribute. */
    boolean flag(String attribute) throws SAXException {
        String value = text(attribute);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw unexpected(attribute, "true or false");
        }
        return "true".equals(value);
    }

    /** A file name, which may begin with {@code *}, or the absolute path of a file within the folder. */
    @Nullable
    String transform(String attribute, Path folder) throws SAXException {
        if (text(attribute) == null) {
            return null;
        }
        String value = filled(attribute).strip().replace('\\', '/');
        if (value.indexOf('*', value.startsWith("*.") ? 1 : 0) >= 0 || value.indexOf(';') >= 0) {
            throw unexpected(attribute, "a file, such as Web.Release.config or *.Release.config");
        }
        return value.indexOf('/') < 0 ? value : filesWithin(attribute, folder).get(0).toString().replace('\\', '/');
    }

    private String oneOf(List<String> names, String attribute) throws SAXException {
        String value = text(attribute);
        if (!names.contains(value)) {
            throw Refusal.unknown(place(attribute), attribute + " \"" + value + "\"", value, names);
        }
        return value;
    }

    private SAXException unexpected(String attribute, String expected) {
        return Refusal.of(place(attribute), attribute + "=\"" + text(attribute) + "\"; expected " + expected);
    }
}
