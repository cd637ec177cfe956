package io.github.iislint.secret;

import io.github.iislint.iis.EffectiveEntry;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Origin;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Removes secrets from what is shown about settings, beyond those that the schema marks as encrypted. */
public final class EffectiveSecrets {

    private static final int REMEMBERED = 10_000;
    private static final Map<List<String>, String> KNOWN = new ConcurrentHashMap<>();

    private EffectiveSecrets() {
    }

    /**
     * What may be shown of a value.
     *
     * @param setting the name of the setting, the keys of entries included
     */
    public static String shown(String setting, String value) {
        // Thousands of sites say the same few things.
        if (KNOWN.size() > REMEMBERED) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(List.of(setting, value), s -> look(setting, value));
    }

    /**
     * What may be shown of a value that is in a file, where another attribute of the same element may tell that it is a secret.
     *
     * @param origin where the value, or the element that it is of, stands; {@code null} for a default
     */
    public static String shown(String setting, String value, @Nullable Origin origin) {
        String shown = shown(setting, value);
        LocatedElement element = origin == null ? null : origin.file().elementAt(origin.span().start());
        if (element == null || !announces(element)) {
            return shown;
        }
        for (String name : List.of("value", "defaultValue")) {
            String secret = element.value(name);
            if (secret != null && !SecretNames.isHarmless(secret)) {
                shown = shown.replace(secret, EffectiveSetting.SECRET);
            }
        }
        return shown;
    }

    private static boolean announces(LocatedElement element) {
        for (int i = 0; i < element.attributeCount(); i++) {
            if (SecretNames.isKey(element.attribute(i).getName())
                    && SecretNames.announcesSecret(element.attribute(i).getValue())) {
                return true;
            }
        }
        return false;
    }

    private static String look(String setting, String value) {
        String attribute = setting.substring(Math.max(setting.lastIndexOf('@'), setting.lastIndexOf('/')) + 1);
        int key = setting.lastIndexOf('[');
        boolean secret = SecretNames.holdsSecret(attribute)
                || key >= 0 && attribute.equals("value") && SecretNames.announcesSecret(setting.substring(key));
        return secret && !SecretNames.isHarmless(value) ? EffectiveSetting.SECRET : SecretRedactor.redact(value);
    }

    /** Entries without the secrets that the texts of files are searched for, such as the value beside a telling key. */
    public static List<EffectiveEntry> shown(List<EffectiveEntry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> write(entry, text));
        SecretFinder found = new SecretFinder(text.toString());
        if (found.secrets().isEmpty() && found.blobs().isEmpty()) {
            return entries;
        }
        char[] masked = SecretSource.mask(text.toString(), found);
        int[] at = {0};
        return entries.stream().map(entry -> read(entry, masked, at)).toList();
    }

    /** As the entry could stand in a file. */
    private static void write(EffectiveEntry entry, StringBuilder text) {
        text.append('<').append(entry.element());
        entry.attributes().forEach(attribute -> write(attribute, text));
        entry.unknown().forEach(attribute -> write(attribute, text));
        text.append(">\n");
        entry.elements().forEach(element -> write(element, text));
        entry.entries().forEach(inner -> write(inner, text));
        text.append("</").append(entry.element()).append(">\n");
    }

    private static void write(EffectiveEntry.EntryAttribute attribute, StringBuilder text) {
        text.append(' ').append(attribute.name()).append("=\"").append(quoted(attribute.value())).append('"');
    }

    /** A quotation mark would end the value; nothing else would be taken for markup by the search. */
    private static String quoted(String value) {
        return value.replace('"', '\'');
    }

    /** Goes the same way through the masked text. */
    private static EffectiveEntry read(EffectiveEntry entry, char[] masked, int[] at) {
        at[0] += 1 + entry.element().length();
        List<EffectiveEntry.EntryAttribute> attributes = new ArrayList<>(entry.attributes().size());
        for (EffectiveEntry.EntryAttribute attribute : entry.attributes()) {
            int start = at[0] + attribute.name().length() + 3;
            int end = start + attribute.value().length();
            attributes
                    .add(new EffectiveEntry.EntryAttribute(attribute.name(),
                            SecretRedactor.shown(attribute.value(), masked, start)));
            at[0] = end + 1;
        }
        for (EffectiveEntry.EntryAttribute attribute : entry.unknown()) {
            at[0] += attribute.name().length() + attribute.value().length() + 4;
        }
        at[0] += 2;
        List<EffectiveEntry> elements = entry.elements().stream().map(element -> read(element, masked, at)).toList();
        List<EffectiveEntry> entries = entry.entries().stream().map(inner -> read(inner, masked, at)).toList();
        at[0] += entry.element().length() + 4;
        return new EffectiveEntry(entry.element(), entry.origin(), attributes, entry.unknown(), elements, entries);
    }
}
