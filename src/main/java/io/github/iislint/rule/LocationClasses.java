package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.rule.IisFunction.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells which locations are alike in all that any of the rules of a run reads, what depends on the location as such aside. Few
 * of many locations are not like another one.
 */
final class LocationClasses {

    private final ServerContext facts;
    private final String[] sections;
    private final List<Dependencies.PathDependency> asked = new ArrayList<>();
    private final boolean everything;
    private final Set<Basis> bases;
    private final int length;
    private final Map<Object, Integer> numbers = new HashMap<>();

    private record Key(int[] values) {

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
        length = sections.length + asked.stream().mapToInt(at -> at.sections().size()).sum() + 7;
    }

    /** Equal for locations that are alike. */
    Object of(Location location) {
        int[] key = new int[length];
        int i = 0;
        for (String section : sections) {
            key[i++] = facts.valueId(location.section(section));
        }
        for (Dependencies.PathDependency at : asked) {
            Location there = LocationContext.there(location, at.path());
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
