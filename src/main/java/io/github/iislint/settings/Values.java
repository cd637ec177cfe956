package io.github.iislint.settings;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Effect;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
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

/** The attribute values of one element. What cannot be read as what it should be is refused. */
final class Values {

    private static final List<String> MODES = List.of("none", "accept", "require");
    private static final List<String> SEVERITIES = List.of("error", "warning", "info", "off");
    private static final List<String> WINDOWS_VERSIONS = List.of("2016", "2019", "2022", "2025");
    private static final Pattern LEVEL = Pattern.compile("[1-9]");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}");

    private final XmlFile file;
    private final LocatedElement element;

    Values(XmlFile file, LocatedElement element) {
        this.file = file;
        this.element = element;
    }

    Place place() {
        return file.place(element.nameSpan());
    }

    /** Of the value; of the element where it has no such attribute. */
    Place place(String attribute) {
        LocatedAttribute located = element.located(attribute);
        return located == null ? place() : file.place(located.valueSpan());
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    String text(String attribute) {
        return element.value(attribute);
    }

    /** Of an attribute that the vocabulary requires, or that has been seen. */
    String required(String attribute) {
        return element.requiredValue(attribute);
    }

    String filled(String attribute) throws SettingsException {
        String value = required(attribute);
        if (value.trim().isEmpty()) {
            throw unexpected(attribute, "a value");
        }
        return value;
    }

    String physicalPath(String attribute) throws SettingsException {
        String value = filled(attribute);
        if (value.replace('\\', ' ').replace('/', ' ').trim().isEmpty()) {
            throw unexpected(attribute, "a folder of the server, such as C:\\sites");
        }
        return value;
    }

    String variable(String attribute) throws SettingsException {
        String value = filled(attribute);
        if (value.indexOf('%') >= 0 || value.indexOf('=') >= 0) {
            throw unexpected(attribute, "the bare name of a variable, such as SystemDrive");
        }
        return value;
    }

    /** Both slashes part folders, so that one file serves developers on Windows and builds elsewhere. */
    Path path(String attribute, Path folder) throws SettingsException {
        try {
            return folder.resolve(filled(attribute).replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            throw unexpected(attribute, "a path: " + e.getReason());
        }
    }

    /** Paths with semicolons between, none where there is no such attribute; they must not lead out of the folder. */
    List<Path> filesWithin(String attribute, Path folder) throws SettingsException {
        List<Path> paths = new ArrayList<>();
        for (String path : text(attribute) == null ? new String[0] : filled(attribute).split(";")) {
            try {
                Path resolved = folder.resolve(path.strip().replace('\\', '/')).normalize();
                if (path.isBlank() || !resolved.startsWith(folder)) {
                    throw unexpected(attribute, "files in the folder of the settings file or below, separated by semicolons");
                }
                paths.add(resolved);
            } catch (InvalidPathException e) {
                throw unexpected(attribute, "a path: " + e.getReason());
            }
        }
        return paths;
    }

    Glob glob(String attribute) throws SettingsException {
        try {
            return Glob.of(filled(attribute));
        } catch (IllegalArgumentException e) {
            throw unexpected(attribute, "a path relative to the settings file, with single forward slashes between its "
                    + "segments, such as **/obj/**");
        }
    }

    ExpectedMode mode(String attribute) throws SettingsException {
        return ExpectedMode.of(oneOf(MODES, attribute));
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    RuleSeverity severity(String attribute) throws SettingsException {
        return text(attribute) == null ? null : RuleSeverity.of(oneOf(SEVERITIES, attribute));
    }

    /** Names of effects, parted by blanks; at least one. */
    Set<Effect> effects(String attribute) throws SettingsException {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (String name : filled(attribute).trim().split("\\s+")) {
            try {
                effects.add(Effect.of(name));
            } catch (IllegalArgumentException e) {
                throw unexpected(attribute, "loosens, tightens or neutral, several separated by spaces");
            }
        }
        return effects;
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    Integer level(String attribute) throws SettingsException {
        String value = text(attribute);
        if (value != null && !LEVEL.matcher(value).matches()) {
            throw unexpected(attribute, "a level, such as 1");
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** The attributes that the vocabulary does not name. */
    Map<String, SettingsScope.Given> others() {
        Map<String, SettingsScope.Given> others = new LinkedHashMap<>();
        for (LocatedAttribute attribute : SettingsVocabulary.get().further(element)) {
            others.put(attribute.getName(), new SettingsScope.Given(attribute.getValue(), file.place(attribute.valueSpan())));
        }
        return others;
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    Integer windows(String attribute) throws SettingsException {
        String value = text(attribute);
        if (value != null && !WINDOWS_VERSIONS.contains(value)) {
            throw unexpected(attribute, SettingsVocabulary.listed(WINDOWS_VERSIONS, "or"));
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** {@code null} where there is no such attribute. */
    @Nullable
    Integer days(String attribute) throws SettingsException {
        String value = text(attribute);
        if (value != null && !DAYS.matcher(value).matches()) {
            throw unexpected(attribute, "a number of days, such as 30");
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** Words with blanks or commas between, none where there is no such attribute. */
    List<String> words(String attribute, List<String> known) throws SettingsException {
        List<String> words = new ArrayList<>();
        for (String word : text(attribute) == null ? new String[0] : filled(attribute).trim().split("[\\s,]+")) {
            if (!known.contains(word)) {
                throw new SettingsException(place(attribute),
                        SettingsVocabulary.unknown(attribute + " \"" + word + "\"", word, known));
            }
            words.add(word);
        }
        return words;
    }

    /** {@code false} where there is no such attribute. */
    boolean flag(String attribute) throws SettingsException {
        String value = text(attribute);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw unexpected(attribute, "true or false");
        }
        return "true".equals(value);
    }

    /** A file name, which may begin with {@code *}, or the absolute path of a file within the folder. */
    @Nullable
    String transform(String attribute, Path folder) throws SettingsException {
        if (text(attribute) == null) {
            return null;
        }
        String value = filled(attribute).strip().replace('\\', '/');
        if (value.indexOf('*', value.startsWith("*.") ? 1 : 0) >= 0 || value.indexOf(';') >= 0) {
            throw unexpected(attribute, "a file, such as Web.Release.config or *.Release.config");
        }
        return value.indexOf('/') < 0 ? value : filesWithin(attribute, folder).get(0).toString().replace('\\', '/');
    }

    private String oneOf(List<String> names, String attribute) throws SettingsException {
        String value = required(attribute);
        if (!names.contains(value)) {
            throw new SettingsException(place(attribute),
                    SettingsVocabulary.unknown(attribute + " \"" + value + "\"", value, names));
        }
        return value;
    }

    private SettingsException unexpected(String attribute, String expected) {
        return new SettingsException(place(attribute), attribute + "=\"" + text(attribute) + "\"; expected " + expected);
    }
}
