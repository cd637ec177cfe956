package io.github.iislint.secret;

import io.github.iislint.iis.EffectiveSetting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps secrets out of what is said about settings, beyond those that the schema knows. */
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

    private static String look(String setting, String value) {
        String attribute = setting.substring(Math.max(setting.lastIndexOf('@'), setting.lastIndexOf('/')) + 1);
        int key = setting.lastIndexOf('[');
        boolean secret = SecretNames.holdsSecret(attribute)
                || key >= 0 && attribute.equals("value") && SecretNames.announcesSecret(setting.substring(key));
        return secret && !SecretNames.isHarmless(value) ? EffectiveSetting.SECRET : SecretRedactor.redact(value);
    }
}
