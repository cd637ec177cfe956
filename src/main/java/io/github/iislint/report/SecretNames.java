package io.github.iislint.report;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its name whether a value is a secret. */
final class SecretNames {

    private static final List<String> ENDS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "credential",
            "credentials", "connectionstring", "sharedaccesssignature", "ciphervalue");
    private static final Set<String> EXACT = Set.of("pass", "sig", "authorization");
    private static final List<String> WORDS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "apikey",
            "accesskey", "privatekey", "accountkey", "storagekey", "sharedkey", "sharedaccess", "encryptionkey", "decryptionkey",
            "validationkey", "signingkey", "masterkey", "licensekey", "connectionstring", "connstr", "credential",
            "authorization");
    private static final Set<String> PUBLIC = Set.of("key", "publickey", "registrykey", "publickeytoken");

    private SecretNames() {
    }

    /** Whether an attribute, an element or a part of a connection string of that name holds a secret. */
    static boolean holdsSecret(String name) {
        String plain = name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT).replace("_", "").replace("-", "")
                .replace(".", "");
        return !PUBLIC.contains(plain) && (EXACT.contains(plain) || plain.endsWith("key") || endsTelling(plain));
    }

    private static boolean endsTelling(String plain) {
        for (String end : ENDS) {
            if (plain.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an entry with that key ({@code <add key="…" value="…"/>}) holds a secret; any word in it counts. */
    static boolean announcesSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "").replace(":", "")
                .replace(" ", "");
        if (holdsSecret(plain)) {
            return true;
        }
        for (String word : WORDS) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether such a value is a setting after all: nothing, a switch, or keys that IIS makes itself. */
    static boolean isHarmless(CharSequence value) {
        if (value.length() > 100) {
            return false;
        }
        String plain = value.toString().strip();
        return plain.isEmpty() || plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false")
                || plain.regionMatches(true, 0, "AutoGenerate", 0, 12);
    }
}
