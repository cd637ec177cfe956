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
    private static final List<Misspelt> MISSPELT = List.of(new Misspelt("password"), new Misspelt("passwd"),
            new Misspelt("passphrase"), new Misspelt("secret"), new Misspelt("credential"), new Misspelt("connectionstring"));
    private static final Set<String> PUBLIC = Set.of("key", "publickey", "registrykey", "publickeytoken");

    private SecretNames() {
    }

    /**
     * A word in which there may be a slip. Whatever that is, the one end of the word or the other is as it should be, which most
     * names do not have: to see that at once takes 7 microseconds a name instead of 27, before anything is compiled.
     */
    private record Misspelt(String word, String head, String tail) {

        Misspelt(String word) {
            this(word, word.substring(0, word.length() / 2 - 1), word.substring(word.length() / 2 + 1));
        }

        boolean ends(String name) {
            int longest = name.length() - word.length() - 1;
            boolean tailed = name.endsWith(tail);
            if (!tailed && name.indexOf(head, longest) < 0) {
                return false;
            }
            for (int start = Math.max(0, longest); start <= longest + 2; start++) {
                if ((tailed || name.startsWith(head, start)) && NearestName.almost(name.substring(start), word)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Whether an attribute, an element or a part of a connection string of that name holds a secret. A misspelt name does, too:
     * it is what IIS refuses and a report shows.
     */
    static boolean holdsSecret(String name) {
        return tells(joined(name.substring(name.lastIndexOf(':') + 1), "_-."));
    }

    private static boolean tells(String plain) {
        return !PUBLIC.contains(plain) && (EXACT.contains(plain) || plain.endsWith("key") || endsTelling(plain));
    }

    /** In lower case, without the characters that may part words. */
    private static String joined(String name, String parting) {
        String lower = name.toLowerCase(Locale.ROOT);
        StringBuilder joined = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            if (parting.indexOf(lower.charAt(i)) < 0) {
                joined.append(lower.charAt(i));
            }
        }
        return joined.toString();
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
        for (Misspelt word : MISSPELT) {
            if (word.ends(plain)) {
                return true;
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
        String plain = joined(key, "_-.: ");
        if (tells(plain)) {
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
