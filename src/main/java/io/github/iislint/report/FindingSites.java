package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.LocationPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which findings there are at which locations, and at which sites. */
final class FindingSites {

    private final Map<String, List<Finding>> byLocation = new HashMap<>();
    /** By server and location: the name of the site; empty for the server level. */
    private final Map<String, String> sites = new HashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Set<Finding> shown = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean severalServers;

    FindingSites(LocationTree locations, List<Finding> findings) {
        severalServers = locations.servers().stream().filter(server -> server.name() != null).count() > 1;
        for (LocationTree.ServerNode server : locations.servers()) {
            List<LocationTree.Node> left = new ArrayList<>(server.nodes());
            while (!left.isEmpty()) {
                LocationTree.Node node = left.remove(left.size() - 1);
                sites.put(key(server.name(), node.location()), node.site() == null ? "" : node.site());
                left.addAll(node.below());
            }
        }
        for (Finding finding : findings) {
            for (String location : finding.locations()) {
                byLocation.computeIfAbsent(key(finding.server(), location), l -> new ArrayList<>(1)).add(finding);
                numbers.computeIfAbsent(label(finding.server(), location), l -> numbers.size());
            }
        }
    }

    private static String key(@Nullable String server, String location) {
        return server + "\n" + LocationPath.key(location);
    }

    /** The site of a location as the reader chooses it. */
    private String label(@Nullable String server, String location) {
        String site = sites.get(key(server, location));
        if (site == null) {
            site = server != null && location.contains("/") ? location.substring(0, location.indexOf('/')) : location;
        }
        String shown = site.isEmpty() ? "(server level)" : site.equals(".") ? "this folder" : site;
        return severalServers && server != null ? shown + "  (" + server + ")" : shown;
    }

    /** The sites that have findings, in the order of their numbers. */
    List<String> labels() {
        return List.copyOf(numbers.keySet());
    }

    /** The numbers of the sites that a finding reaches. */
    Set<Integer> numbers(Finding finding) {
        Set<Integer> reached = new LinkedHashSet<>();
        finding.locations().forEach(location -> reached.add(numbers.get(label(finding.server(), location))));
        return reached;
    }

    /** The number of the site of a location; {@code null} where the site has no findings. */
    @Nullable
    Integer number(@Nullable String server, String location) {
        return numbers.get(label(server, location));
    }

    /** Remembers that a finding is on the page, so that it can be linked to. */
    void show(Finding finding) {
        shown.add(finding);
    }

    boolean shows(Finding finding) {
        return shown.contains(finding);
    }

    /** What was found at a location, the worst first. */
    List<Finding> at(@Nullable String server, String location) {
        return byLocation.getOrDefault(key(server, location), List.of());
    }
}
