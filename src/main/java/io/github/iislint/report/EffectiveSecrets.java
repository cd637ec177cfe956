package io.github.iislint.report;

import io.github.iislint.iis.EffectiveSetting;

/** Keeps secrets out of what is said about settings, beyond those that the schema knows. */
final class EffectiveSecrets {

    private EffectiveSecrets() {
    }

    /** @param setting the name of a setting, the keys of entries included */
    static String shown(String setting, String value) {
        String attribute = setting.substring(Math.max(setting.lastIndexOf('@'), setting.lastIndexOf('/')) + 1);
        int key = setting.lastIndexOf('[');
        boolean secret = SecretNames.holdsSecret(attribute)
                || key >= 0 && attribute.equals("value") && SecretNames.announcesSecret(setting.substring(key));
        return secret && !SecretNames.isHarmless(value) ? EffectiveSetting.SECRET : SecretRedactor.redact(value);
    }
}
