package io.github.iislint.compare;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Flags;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of values what differs between any two machines, so that only the rest is compared. */
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
    private static final Set<String> KEYS = Set.of("validationkey", "decryptionkey", "sessionkey", "keycontainername",
            "certificatehash");

    private final Set<Kind> kinds;
    private final @Nullable Pattern machine;
    private final @Nullable Pattern number;

    /**
     * @param kinds what may differ
     * @param server what the server is called: its name and the number at its end are taken for those of the machine
     */
    Folding(Set<Kind> kinds, String server) {
        this.kinds = kinds;
        String name = server.substring(server.lastIndexOf('/') + 1);
        this.machine = name.length() < 2
                ? null
                : Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
        Matcher last = NUMBER.matcher(name);
        this.number = !last.find() ? null : Pattern.compile("(?<=[A-Za-z-])" + last.group() + "(?![0-9A-Za-z])");
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
     * A value as it is compared.
     *
     * @param schema of the attribute, or {@code null}
     */
    @Nullable
    String fold(String value, @Nullable AttributeSchema schema) {
        if (value == null) {
            return null;
        }
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

    /** Any text as it is compared. */
    String fold(String text) {
        String folded = text;
        if (kinds.contains(Kind.DRIVES)) {
            folded = DRIVE.matcher(folded).replaceAll("*:");
        }
        if (kinds.contains(Kind.HOSTS)) {
            folded = ADDRESS.matcher(folded).replaceFirst("address");
            folded = machine == null ? folded : machine.matcher(folded).replaceAll("{server}");
            folded = number == null ? folded : number.matcher(folded).replaceAll("#");
        }
        return folded;
    }
}
