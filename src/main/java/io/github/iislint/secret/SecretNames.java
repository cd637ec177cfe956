package io.github.iislint.secret;

import io.github.iislint.file.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Determines by its name whether a value is a secret. */
final class SecretNames {

    private static final List<String> ENDS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "credential",
            "credentials", "connectionstring", "sharedaccesssignature", "ciphervalue");
    private static final Set<String> EXACT = Set.of("pass", "sig", "authorization");
    private static final List<String> WORDS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "apikey",
            "accesskey", "privatekey", "accountkey", "storagekey", "sharedkey", "sharedaccess", "encryptionkey", "decryptionkey",
            "validationkey", "signingkey", "masterkey", "licensekey", "connectionstring", "connstr", "credential",
            "authorization");
    /** Words that are recognized with a slip, too: long enough not to be another word then. */
    private static final List<String> MISSPELT = List.of("password", "passwd", "passphrase", "secret", "credential",
            "connectionstring");
    private static final Set<String> PUBLIC = Set.of("key", "publickey", "registrykey", "publickeytoken");

    private SecretNames() {
    }

    /**
     * Whether an attribute, an element or a part of a connection string of that name holds a secret. A misspelt name does, too:
     * it is what IIS refuses and a report shows.
     */
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
        return endsMisspelt(plain);
    }

    /** Whether what comes before an equals sign was meant to be a telling name, whatever character interrupts it. */
    static boolean endsMisspelt(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (String word : MISSPELT) {
            // whatever the slip, the one end of the word or the other is as it should be
            int half = word.length() / 2;
            boolean end = plain.endsWith(word.substring(half + 1));
            for (int length = word.length() - 1; length <= Math.min(plain.length(), word.length() + 1); length++) {
                int start = plain.length() - length;
                if ((end || plain.startsWith(word.substring(0, half - 1), start))
                        && NearestName.almost(plain.substring(start), word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether an element of that name is a section of IIS or .NET: it has no text of its own, but messages refer to it. */
    static boolean isSection(String name) {
        return name.equals("authorization") || name.equals("machineKey");
    }

    /** Whether an entry's attribute of that name gives its key, such as {@code key} and {@code name}; with a slip, too. */
    static boolean isKey(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return NearestName.almost(plain, "key") || NearestName.almost(plain, "name");
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
