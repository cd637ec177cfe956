package io.github.iislint.compare;

import io.github.iislint.iis.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setting that is not the same on all servers.
 *
 * @param location the highest one at which it differs, by the name that the first server gives the site
 * @param section its full path; empty for what is about none
 * @param attribute its name in the section, as {@code effective} has it; {@link #SITE} for a site that a server lacks,
 *        {@link #REFUSED} for what IIS answers with 500.19, an entry such as {@code [add name="X"]} for one that a server lacks
 * @param values one for each server, in the order of the servers
 */
public record Difference(String location, String section, String attribute, List<Value> values) {

    /** The attribute of a difference that is a site. */
    public static final String SITE = "site";
    /** The attribute of a difference that is a refusal. */
    public static final String REFUSED = "500.19";

    /**
     * What a server has.
     *
     * @param text as it is written, without secrets; {@code null} where the server has nothing
     * @param folded the text without what may differ; two servers agree if these are equal
     * @param origin {@code null} for a default of the schema, and where there is nothing
     */
    public record Value(@Nullable String text, @Nullable String folded, @Nullable Origin origin) {

        static final Value NOTHING = new Value(null, null, null);

        boolean agrees(Value other) {
            return Objects.equals(folded, other.folded);
        }
    }

    public Difference {
        values = List.copyOf(values);
    }

    /** What visitors notice of it. */
    public Topic topic() {
        return Topic.of(this);
    }

    /** The indices of the servers by what they have, the largest group first; of equally large ones that of the first server. */
    public List<List<Integer>> groups() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            groups.computeIfAbsent(values.get(i).folded(), f -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> ordered = new ArrayList<>(groups.values());
        ordered.sort(Collections.reverseOrder((a, b) -> Integer.compare(a.size(), b.size())));
        return ordered;
    }

    /** The servers that do not have what most have; none where no value has a majority. */
    public List<Integer> outliers() {
        List<List<Integer>> groups = groups();
        if (groups.get(0).size() * 2 <= values.size()) {
            return List.of();
        }
        return groups.subList(1, groups.size()).stream().flatMap(List::stream).sorted().toList();
    }
}
