package io.github.iislint.rule;

import io.github.iislint.iis.schema.Flags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a flags value, such as {@code access/@sslFlags}, and preserves the author's spelling and separators. */
final class FlagsEdit {

    /** IIS Manager writes the flags of {@code access} in this order. */
    private static final List<String> ACCESS_ORDER = List.of("None", "Ssl", "SslNegotiateCert", "SslRequireCert", "SslMapCert",
            "Ssl128");
    /** So many letters tell which flag is meant: SslRequired, SslRequireCertificate. */
    private static final int TELLING_PREFIX = 7;
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private FlagsEdit() {
    }

    private static List<String> order(Map<String, Long> known) {
        return known.containsKey("SslRequireCert") ? ACCESS_ORDER : List.copyOf(known.keySet());
    }

    /** The value without some flags and with others, which come where the usual order has them. */
    static String change(String value, List<String> remove, List<String> add, Map<String, Long> known) {
        List<String> names = new ArrayList<>(decoded(value, known));
        names.removeIf(name -> remove.stream().anyMatch(name::equalsIgnoreCase));
        for (String flag : add) {
            if (names.stream().noneMatch(flag::equalsIgnoreCase)) {
                insert(names, flag, known);
            }
        }
        if (names.size() > 1) {
            names.removeIf("None"::equalsIgnoreCase);
        }
        return join(value, names.isEmpty() ? List.of("None") : names);
    }

    private static void insert(List<String> names, String flag, Map<String, Long> known) {
        List<String> order = order(known);
        int rank = order.indexOf(flag);
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            int other = order.indexOf(Flags.canonical(names.get(i), known).orElse(""));
            if (other >= 0 && other < rank) {
                at = i + 1;
            }
        }
        names.add(at, flag);
    }

    /** The names of a value; a number becomes the names that it stands for. */
    private static List<String> decoded(String value, Map<String, Long> known) {
        List<String> names = new ArrayList<>();
        for (String name : Flags.names(value)) {
            OptionalLong number = Flags.number(name);
            if (number.isPresent()) {
                order(known).stream().filter(flag -> Flags.set(name, known).contains(flag)).forEach(names::add);
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private static String join(String like, List<String> names) {
        Matcher separator = SEPARATOR.matcher(like);
        String between = separator.find() ? separator.group() : ", ";
        String body = like.strip();
        int start = body.isEmpty() ? 0 : like.indexOf(body);
        return like.substring(0, start) + String.join(between, names) + like.substring(start + body.length());
    }

    /** The same flags, each once, with their canonical names. */
    static String normalize(String value, Map<String, Long> known) {
        List<String> names = new ArrayList<>();
        for (String name : decoded(value, known)) {
            String canonical = Flags.canonical(name, known).orElse(name);
            if (!names.contains(canonical)) {
                names.add(canonical);
            }
        }
        if (names.size() > 1) {
            names.remove("None");
        }
        return join(value, names.isEmpty() ? List.of("None") : names);
    }

    /** The flags that were meant by wrong separators or misspelt names; empty where one name is not near enough to a flag. */
    static Optional<String> correct(String value, Map<String, Long> known) {
        List<String> meant = Arrays.stream(value.split("[,;|.+\\s]+")).filter(n -> !n.isEmpty()).toList();
        List<String> names = new ArrayList<>();
        for (String name : meant) {
            Optional<String> flag = Flags.canonical(name, known).or(() -> nearest(name, order(known)));
            if (flag.isEmpty()) {
                return Optional.empty();
            }
            if (!names.contains(flag.get())) {
                names.add(flag.get());
            }
        }
        boolean separated = meant.equals(Flags.names(value));
        return names.isEmpty() ? Optional.empty() : Optional.of(separated ? join(value, names) : String.join(", ", names));
    }

    private static Optional<String> nearest(String name, List<String> order) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> begun = order.stream().filter(flag -> !flag.equals("Ssl") && !flag.equals("None"))
                .filter(flag -> commonPrefix(lower, flag.toLowerCase(Locale.ROOT)) >= Math.min(flag.length(), TELLING_PREFIX))
                .toList();
        if (begun.size() == 1) {
            return Optional.of(begun.get(0));
        }
        return order.stream().filter(flag -> distance(lower, flag.toLowerCase(Locale.ROOT)) <= Math.max(1, flag.length() / 4))
                .min(Comparator.comparingInt(flag -> distance(lower, flag.toLowerCase(Locale.ROOT))));
    }

    private static int commonPrefix(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1),
                        diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
