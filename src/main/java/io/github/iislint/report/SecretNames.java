package io.github.iislint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its name whether a value is a secret. */
final class SecretNames {

    private static final List<String> ENDS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "credential",
            "credentials", "connectionstring", "sharedaccesssignature", "ciphervalue");
    private static final String KEY = "key";
    private static final Set<String> EXACT = Set.of("pass", "sig", "authorization");
    private static final List<String> WORDS = List.of("password", "passwd", "pwd", "passphrase", "secret", "token", "apikey",
            "accesskey", "privatekey", "accountkey", "storagekey", "sharedkey", "sharedaccess", "encryptionkey", "decryptionkey",
            "validationkey", "signingkey", "masterkey", "licensekey", "connectionstring", "connstr", "credential",
            "authorization");
    private static final Set<String> PUBLIC = Set.of("key", "publickey", "registrykey", "publickeytoken");

    private static final int CHARACTERS = 128;
    /** By the last two characters of a name: whether it may hold a secret. */
    private static final boolean[] LAST_TWO = lastTwo();

    private SecretNames() {
    }

    private static boolean[] lastTwo() {
        boolean[] lastTwo = new boolean[CHARACTERS * CHARACTERS];
        List<String> all = new ArrayList<>(ENDS);
        all.addAll(EXACT);
        all.add(KEY);
        for (String end : all) {
            lastTwo[end.charAt(end.length() - 2) * CHARACTERS + end.charAt(end.length() - 1)] = true;
        }
        return lastTwo;
    }

    /** Whether {@link #holdsSecret} can be true of a name that ends so: false for most names, and soon told. */
    static boolean mayEnd(char last, char veryLast) {
        return isPunctuation(last) || isPunctuation(veryLast) || last >= CHARACTERS || veryLast >= CHARACTERS
                || LAST_TWO[Character.toLowerCase(last) * CHARACTERS + Character.toLowerCase(veryLast)];
    }

    private static boolean isPunctuation(char c) {
        return c == '_' || c == '-' || c == '.' || c == ':';
    }

    /** Whether an attribute, an element or a part of a connection string of that name holds a secret. */
    static boolean holdsSecret(String name) {
        String plain = name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT).replace("_", "").replace("-", "")
                .replace(".", "");
        return !PUBLIC.contains(plain) && (EXACT.contains(plain) || plain.endsWith(KEY) || endsTelling(plain));
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
