package io.github.iislint.rule;

import io.github.iislint.iis.ElementInterner;
import io.github.iislint.iis.Location;
import io.github.iislint.rule.IisFunction.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which locations are alike in all that any of the rules of a run reads, what depends on the location as such aside. Few
 * of many locations are not like another one.
 */
final class LocationClasses {

    /** How many facts stand behind the sections in a key. */
    private static final int FACTS = 7;

    private final ServerContext facts;
    private final String[] sections;
    private final List<Dependencies.PathDependency> asked = new ArrayList<>();
    private final boolean everything;
    private final Set<Basis> bases;
    private final int length;
    /** For each group of rules the places in a key at which there is what it reads. */
    private final int[][] read;
    private final Map<Object, Integer> numbers = new HashMap<>();

    /** What a location has of what is read, in numbers. */
    record Key(int[] values) {

        /** Whether it is the same for all servers where it holds sections alone. */
        boolean common() {
            for (int value : values) {
                if (!ElementInterner.common(value)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    LocationClasses(ServerContext context, List<Dependencies> reads) {
        this.facts = context;
        TreeSet<String> all = new TreeSet<>();
        Set<IisFunction> functions = EnumSet.noneOf(IisFunction.class);
        boolean any = false;
        for (Dependencies each : reads) {
            all.addAll(each.sections);
            functions.addAll(each.functions);
            any |= each.everything;
            each.at.stream().filter(Dependencies.PathDependency::known).forEach(asked::add);
        }
        functions.forEach(function -> all.addAll(function.sections()));
        sections = all.toArray(new String[0]);
        everything = any;
        bases = EnumSet.noneOf(Basis.class);
        functions.forEach(function -> bases.add(function.basis()));
        length = sections.length + asked.stream().mapToInt(at -> at.sections().size()).sum() + FACTS;
        read = reads.stream().map(this::places).toArray(int[][]::new);
    }

    /** Where in a key there is what some rules read, what depends on the location as such aside. */
    private int[] places(Dependencies reads) {
        Set<String> own = new HashSet<>(reads.sections);
        EnumSet<Basis> facts = EnumSet.noneOf(Basis.class);
        reads.functions.forEach(function -> {
            own.addAll(function.sections());
            facts.add(function.basis());
        });
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < length - FACTS; i++) {
            if (i >= sections.length ? facts.contains(Basis.PATH) : own.contains(sections[i])) {
                places.add(i);
            }
        }
        List<Boolean> told = List.of(facts.contains(Basis.KIND), reads.everything, facts.contains(Basis.EXPECTATION),
                facts.contains(Basis.SITE), facts.contains(Basis.POOL), facts.contains(Basis.REQUESTS_BELOW),
                facts.contains(Basis.REQUESTS_BELOW));
        for (int i = 0; i < FACTS; i++) {
            if (told.get(i)) {
                places.add(length - FACTS + i);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Equal for classes of locations that are alike in what one of the groups of rules reads. */
    Key of(Object likeness, int group) {
        int[] values = ((Key) likeness).values;
        int[] key = new int[read[group].length];
        for (int i = 0; i < key.length; i++) {
            key[i] = values[read[group][i]];
        }
        return new Key(key);
    }

    /** Equal for locations that are alike. */
    Object of(Location location) {
        int[] key = new int[length];
        int i = 0;
        for (String section : sections) {
            key[i++] = facts.valueId(location.section(section));
        }
        for (Dependencies.PathDependency at : asked) {
            List<String> path = at.path();
            Location there = path == null ? null : LocationContext.there(location, path);
            for (String section : at.sections()) {
                key[i++] = there == null ? -1 : facts.valueId(there.section(section));
            }
        }
        key[i++] = location.kind().ordinal();
        key[i++] = everything ? facts.configuration(location) : 0;
        key[i++] = bases.contains(Basis.EXPECTATION) ? number(facts.at(location).expected()) : 0;
        key[i++] = bases.contains(Basis.SITE) ? number(facts.shape(location.site())) : 0;
        key[i++] = bases.contains(Basis.POOL) ? facts.poolId(location) : 0;
        boolean requests = bases.contains(Basis.REQUESTS_BELOW);
        key[i++] = requests && facts.requestedBelow(location, EffectiveTree.World.LEAST) ? 1 : 0;
        key[i] = requests && facts.requestedBelow(location, EffectiveTree.World.MOST) ? 1 : 0;
        return new Key(key);
    }

    private int number(Object value) {
        Integer known = numbers.get(value);
        if (known == null) {
            known = numbers.size() + 1;
            numbers.put(value, known);
        }
        return known;
    }
}
