package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import io.github.iislint.settings.RuleSetChoice;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sets that rules belong to. The name of a set may end with a level, {@code cis-1}; a level contains those below it. What
 * belongs to no set, or to {@code default}, runs always.
 */
public final class RuleSets {

    static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*)(?:-([1-9]))?");
    /** The sets of the shipped rules. Others may be made up, but not with a name that looks like a misspelt one of these. */
    private static final Set<String> SHIPPED = new TreeSet<>(
            List.of(DEFAULT, "cis-1", "cis-2", "stig", "twgcb", "headers", "pedantic"));

    private RuleSets() {
    }

    /** Looks at a set that a rule names. */
    static void check(String set, Function<String, RuleException> error) throws RuleException {
        if (!NAME.matcher(set).matches()) {
            throw error.apply("\"" + set + "\" is not a valid set; expected words of lower-case letters, separated by "
                    + "hyphens, optionally with a level from 1 to 9, such as cis-1");
        }
        String near = SHIPPED.contains(set) ? null : NearestName.of(set, SHIPPED).orElse(null);
        if (near != null || set.equals("cis")) {
            throw error.apply("there is no set \"" + set + "\"; did you mean \"" + (near == null ? "cis-1" : near) + "\"?");
        }
    }

    /** The set and level that an option names, {@code cis} or {@code cis-1}. */
    public static RuleSetChoice choice(String text) {
        Matcher name = NAME.matcher(text);
        return !name.matches() || name.group(2) == null
                ? new RuleSetChoice(text, null, null)
                : new RuleSetChoice(name.group(1), Integer.valueOf(name.group(2)), null);
    }

    /** Whether a rule belongs to a set that was chosen. */
    public static boolean contains(RuleSetChoice choice, Rule rule) {
        return rule.sets().stream().anyMatch(set -> contains(choice, set));
    }

    /** Without a pattern: each server asks it of all rules. */
    private static boolean contains(RuleSetChoice choice, String set) {
        String name = choice.name();
        if (!set.startsWith(name)) {
            return false;
        }
        String level = set.substring(name.length());
        return level.isEmpty() || level.length() == 2 && level.charAt(0) == '-' && Character.isDigit(level.charAt(1))
                && (choice.level() == null || level.charAt(1) - '0' <= choice.level());
    }

    /**
     * Makes sure that there are such a set and level.
     *
     * @param rules all that there are
     * @throws IllegalArgumentException with the nearest name, or the levels that there are
     */
    public static void check(RuleSetChoice choice, Collection<Rule> rules) {
        TreeMap<String, TreeSet<Integer>> known = new TreeMap<>();
        SHIPPED.forEach(set -> add(set, known));
        rules.forEach(rule -> rule.sets().forEach(set -> add(set, known)));
        TreeSet<Integer> levels = known.get(choice.name());
        if (levels == null) {
            throw new IllegalArgumentException("there is no set \"" + choice.name() + "\""
                    + NearestName.hint(choice.name(), known.keySet())
                            .orElse("; there are " + String.join(", ", known.keySet())));
        }
        if (choice.level() != null && !levels.contains(choice.level())) {
            throw new IllegalArgumentException("the set \"" + choice.name() + "\" has no level " + choice.level()
                    + (levels.isEmpty() ? "; it has no levels" : "; it has " + levels.toString().replaceAll("[\\[\\]]", "")));
        }
    }

    private static void add(String set, TreeMap<String, TreeSet<Integer>> known) {
        Matcher name = NAME.matcher(set);
        if (name.matches()) {
            TreeSet<Integer> levels = known.computeIfAbsent(name.group(1), n -> new TreeSet<>());
            if (name.group(2) != null) {
                levels.add(Integer.valueOf(name.group(2)));
            }
        }
    }
}
