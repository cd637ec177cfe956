package io.github.iislint.compare;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Flags;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Removes from values what normally differs between machines, so that only the rest is compared. */
public final class Folding {

    /** What may differ. */
    public enum Kind {
        /** The letter of a drive in a path. */
        DRIVES,
        /** Names of machines and their numbers, and the addresses of bindings. */
        HOSTS,
        /** Encrypted values, machine keys and other keys of one server. */
        KEYS,
        /** The ids of sites. */
        IDS,
        /** The order of entries. */
        ORDER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern DRIVE = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]:(?=[\\\\/])");
    private static final Pattern ADDRESS = Pattern.compile("^(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]|\\*)(?=:\\d*:)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?!.*\\d)");
    /** The id of a site in the paths of the metabase, and the names that IIS Manager makes for script maps. */
    private static final Pattern ID = Pattern.compile("(?i)(?<=LM/W3SVC/)\\d+|(?<=\\bAboMapperCustom-)\\d+");
    private static final Set<String> KEYS = Set.of("validationkey", "decryptionkey", "sessionkey", "keycontainername",
            "certificatehash");
    /** Shorter names are in too many texts that have nothing to do with them. */
    private static final int LEAST_NAME = 3;

    private final Set<Kind> kinds;
    private final @Nullable Pattern machine;
    private final @Nullable Pattern number;
    /** What stands for names of sites and hosts that are another one on other servers, by the names in lower-case letters. */
    private final Map<String, String> names;
    private final @Nullable Pattern named;

    /**
     * @param kinds what may differ
     * @param machine what the machine is called: these names, and the number in the last one, are the machine's
     */
    Folding(Set<Kind> kinds, List<String> machine) {
        this.kinds = kinds;
        this.names = Map.of();
        this.named = null;
        String any = machine.stream().filter(name -> name.length() > 1).map(Pattern::quote).collect(Collectors.joining("|"));
        this.machine = any.isEmpty()
                ? null
                : Pattern.compile("(?<![A-Za-z0-9])(?:" + any + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
        Matcher last = NUMBER.matcher(machine.isEmpty() ? "" : machine.get(machine.size() - 1));
        this.number = !last.find() ? null : Pattern.compile("(?<=[A-Za-z-])" + last.group() + "(?![0-9A-Za-z])");
    }

    private Folding(Folding folding, Map<String, String> names) {
        this.kinds = folding.kinds;
        this.machine = folding.machine;
        this.number = folding.number;
        this.names = new HashMap<>();
        names.forEach((name, stands) -> {
            if (name.length() >= LEAST_NAME) {
                this.names.put(name.toLowerCase(Locale.ROOT), stands);
            }
        });
        // The longest first: a name may begin as another one does.
        String any = this.names.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.named = any.isEmpty()
                ? null
                : Pattern.compile("(?<![\\w.-])(?:" + any + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
    }

    /**
     * The same with further names that are another one on other servers.
     *
     * @param others what stands for each of them, the same on all servers
     */
    Folding with(Map<String, String> others) {
        return others.isEmpty() ? this : new Folding(this, others);
    }

    boolean folds(Kind kind) {
        return kinds.contains(kind);
    }

    /** Whether an attribute is left out altogether. */
    boolean leavesOut(String section, String element, String attribute) {
        return kinds.contains(Kind.IDS) && attribute.equals("id") && element.equals("site")
                || kinds.contains(Kind.KEYS)
                        && (KEYS.contains(attribute.toLowerCase(Locale.ROOT)) || section.equals("configProtectedData"));
    }

    /**
     * A value as it is compared, with the names of machines in it.
     *
     * @param schema of the attribute, or {@code null}
     */
    String fold(String value, @Nullable AttributeSchema schema) {
        String folded = value;
        if (schema != null) {
            switch (schema.type()) {
                case FLAGS ->
                    folded = Flags.unknown(value, schema.names()).isEmpty() ? Flags.set(value, schema.names()).toString() : value;
                case BOOL, ENUM -> folded = value.toLowerCase(Locale.ROOT);
                default -> {
                }
            }
        }
        return fold(folded);
    }

    /** Any text as it is compared, with the names of machines in it. */
    String fold(String text) {
        String folded = kinds.contains(Kind.DRIVES) ? DRIVE.matcher(text).replaceAll("*:") : text;
        return kinds.contains(Kind.IDS) ? ID.matcher(folded).replaceAll("#") : folded;
    }

    /** A folded text without the names and addresses of machines, and without names that are another one on other servers. */
    String foldHosts(String folded) {
        if (!kinds.contains(Kind.HOSTS)) {
            return folded;
        }
        String text = ADDRESS.matcher(folded).replaceFirst("address");
        text = named == null ? text : named.matcher(text).replaceAll(m -> Matcher.quoteReplacement(standsFor(m.group())));
        text = machine == null ? text : machine.matcher(text).replaceAll(m -> standsForServer(m.group(), folded));
        return number == null ? text : number.matcher(text).replaceAll("#");
    }

    /** A folder may be called after an environment: {@code Staging} alone is a value, a number makes it the name of a machine. */
    private static String standsForServer(String name, String text) {
        return name.equals(text) && name.chars().noneMatch(Character::isDigit) ? Matcher.quoteReplacement(name) : "{server}";
    }

    private String standsFor(String name) {
        return names.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }
}
