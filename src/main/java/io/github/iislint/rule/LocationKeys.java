package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.rule.EffectiveTree.World;
import io.github.iislint.rule.IisFunction.Basis;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the keys of locations: those of two locations are the same if they are alike in all that any of some rules reads, what
 * depends on the location as such aside. Few of many locations are not like another one.
 */
final class LocationKeys {

    /** How many facts stand behind the sections in a key. */
    private static final int FACTS = 8;

    private final String[] sections;
    private final List<Dependencies.PathDependency> asked = new ArrayList<>();
    private final boolean everything;
    private final Set<Basis> bases;
    /** What is before the facts in a key: sections at the location, and at other ones. */
    private final List<String> labels = new ArrayList<>();
    private final int length;

    LocationKeys(List<Dependencies> reads) {
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
        labels.addAll(all);
        asked.forEach(at -> at.sections().forEach(section -> labels.add(at.path() + " " + section)));
        length = labels.size() + FACTS;
    }

    /** Where in a key there is what some of the rules read, what depends on the location as such aside. */
    int[] places(Dependencies reads) {
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
        List<Boolean> told = List.of(facts.contains(Basis.KIND), reads.everything, facts.contains(Basis.HOST),
                facts.contains(Basis.EXPECTATION), facts.contains(Basis.SITE), facts.contains(Basis.POOL),
                facts.contains(Basis.REQUESTS_BELOW), facts.contains(Basis.REQUESTS_BELOW));
        for (int i = 0; i < FACTS; i++) {
            if (told.get(i)) {
                places.add(length - FACTS + i);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What is told at each of some places. */
    List<String> layout(int[] places) {
        List<String> layout = new ArrayList<>();
        for (int place : places) {
            layout.add(place < labels.size() ? labels.get(place) : "fact " + (place - labels.size()));
        }
        return layout;
    }

    LocationKey of(ServerContext facts, Location location) {
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
        key[i++] = location.kind().ordinal() * 2 + (facts.at(location).visited() ? 1 : 0);
        key[i++] = everything ? facts.configuration(location) : 0;
        key[i++] = bases.contains(Basis.HOST) ? facts.hostId() : 0;
        key[i++] = bases.contains(Basis.EXPECTATION) ? facts.expectationId(location) : 0;
        key[i++] = bases.contains(Basis.SITE) ? facts.siteShapeId(location) : 0;
        key[i++] = bases.contains(Basis.POOL) ? facts.poolId(location) : 0;
        boolean requests = bases.contains(Basis.REQUESTS_BELOW);
        key[i++] = requests && facts.requestedBelow(location, World.LEAST) ? 1 : 0;
        key[i] = requests && facts.requestedBelow(location, World.MOST) ? 1 : 0;
        return new LocationKey(key);
    }
}
