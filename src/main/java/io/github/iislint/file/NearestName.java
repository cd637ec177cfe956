package io.github.iislint.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Suggests the name that was probably meant by one that does not exist. */
public final class NearestName {

    private NearestName() {
    }

    /**
     * The name with the fewest slips from {@code wanted}: letters added, left out, replaced or swapped with their
     * neighbour; letter case is no slip. One slip for every three letters is allowed, at least one; empty where every name
     * is farther away. Of equally near names, the first in alphabetical order. Where both have as many parts between full
     * stops, that holds for each part: {@code system.net} is not {@code system.web}.
     */
    public static Optional<String> of(String wanted, Collection<String> names) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String from = wanted.toLowerCase(Locale.ROOT);
        int nearest = Math.max(1, from.length() / 3);
        String found = null;
        for (String name : names) {
            int distance = distance(from, name.toLowerCase(Locale.ROOT), nearest);
            if ((distance < nearest || distance == nearest && (found == null || name.compareTo(found) < 0))
                    && nearInEachPart(from, name.toLowerCase(Locale.ROOT))) {
                nearest = distance;
                found = name;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * The same, unless another name could be meant as well: each is at least two slips farther away than the nearest.
     */
    public static Optional<String> only(String wanted, Collection<String> names) {
        Optional<String> nearest = of(wanted, names);
        String from = wanted.toLowerCase(Locale.ROOT);
        int clear = nearest.isEmpty() ? 0 : distance(from, nearest.get().toLowerCase(Locale.ROOT), wanted.length()) + 1;
        return nearest.filter(name -> names.stream().allMatch(other -> other.equals(name)
                || distance(from, other.toLowerCase(Locale.ROOT), clear) > clear));
    }

    /** {@code ; did you mean "NAME"?} for the end of a message, where {@link #of} knows a name. */
    public static Optional<String> hint(String wanted, Collection<String> names) {
        return of(wanted, names).map(near -> "; did you mean \"" + near + "\"?");
    }

    /**
     * The path that is meant by one that does not exist; both are names between slashes. It is the first below {@code wanted}, or
     * the one whose last name has the fewest slips, at most one for every two letters; of these the one that lacks the fewest of
     * the names before, and begins most alike: {@code security/acces} means {@code system.webServer/security/access}. Empty where
     * each path ends otherwise.
     */
    public static Optional<String> ofPath(String wanted, Collection<String> paths) {
        String path = wanted.toLowerCase(Locale.ROOT);
        Optional<String> below = paths.stream().filter(known -> known.toLowerCase(Locale.ROOT).startsWith(path + "/"))
                .min(Comparator.naturalOrder());
        int end = path.lastIndexOf('/');
        String last = path.substring(end + 1);
        if (below.isPresent() || last.isEmpty()) {
            return below;
        }
        int allowed = Math.max(1, last.length() / 2);
        Set<String> before = end < 0 ? Set.of() : new HashSet<>(names(path.substring(0, end)));
        return paths.stream().filter(known -> distance(last, last(known), allowed) <= allowed)
                .min(Comparator.<String>comparingInt(known -> distance(last, last(known), allowed))
                        .thenComparing(known -> before.stream().filter(name -> !names(known).contains(name)).count())
                        .thenComparingInt(known -> distance(path, known.toLowerCase(Locale.ROOT),
                                Math.max(path.length(), known.length())))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static List<String> names(String path) {
        return List.of(path.toLowerCase(Locale.ROOT).split("/"));
    }

    private static boolean nearInEachPart(String from, String to) {
        String[] wanted = from.split("\\.", -1);
        String[] parts = to.split("\\.", -1);
        if (wanted.length != parts.length || parts.length == 1) {
            return true;
        }
        for (int i = 0; i < parts.length; i++) {
            int allowed = Math.max(1, wanted[i].length() / 3);
            if (distance(wanted[i], parts[i], allowed) > allowed) {
                return false;
            }
        }
        return true;
    }

    /** Whether two names are the same but for one slip or none; letter case counts as one. */
    public static boolean almost(String name, String other) {
        return distance(name, other, 1) <= 1;
    }

    /**
     * The optimal string alignment distance; some number above {@code limit} where it is above {@code limit}. Cells farther
     * than that from the diagonal cannot be on the way, and are never examined.
     */
    private static int distance(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= Math.min(to.length(), limit); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int first = Math.max(1, i - limit);
            int end = Math.min(to.length(), i + limit);
            row[first - 1] = first == 1 ? i : limit + 1;
            int best = row[first - 1];
            for (int j = first; j <= end; j++) {
                int above = j == i + limit ? limit : last[j];
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[to.length()];
    }
}
