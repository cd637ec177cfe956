package io.github.iislint.settings;

import io.github.iislint.iis.LocationPath;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the expectation for a location. A lookup costs as much as the location has segments, however many expectations there are.
 */
public final class Expectations {

    private final Map<String, Expectation> byLocation = new LinkedHashMap<>();

    /**
     * Of several expectations for the same location (letter case ignored) the one with the highest
     * {@link Expectation.Source} counts, of several with the same source the last.
     */
    public Expectations(Collection<Expectation> expectations) {
        for (Expectation expectation : expectations) {
            String key = LocationPath.key(expectation.location());
            Expectation other = byLocation.get(key);
            if (other == null || expectation.source().compareTo(other.source()) >= 0) {
                byLocation.put(key, expectation);
            }
        }
    }

    /**
     * The expectation for the location itself, else for its nearest ancestor, whole segments compared; empty where nothing is
     * expected. A comment does not count at or below a location of which the command line says something: whoever writes the
     * files must not take back what whoever runs the check asks for.
     *
     * @param location {@code Shop/partners}, or empty for the server
     */
    public Optional<Expectation> at(String location) {
        if (byLocation.isEmpty()) {
            return Optional.empty();
        }
        String key = LocationPath.key(location);
        Expectation found = byLocation.get(key);
        while ((found == null || found.source() == Expectation.Source.COMMENT) && !key.isEmpty()) {
            key = key.substring(0, Math.max(0, key.lastIndexOf('/')));
            Expectation above = byLocation.get(key);
            found = found == null || above != null && above.source() == Expectation.Source.OPTION ? above : found;
        }
        return Optional.ofNullable(found);
    }

    /** Those that count: one for each location. */
    public List<Expectation> all() {
        return List.copyOf(byLocation.values());
    }
}
