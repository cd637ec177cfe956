package io.github.iislint.settings;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Effect;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The entries that hold for all servers or for one kind of them: filled by the reader, and never changed after that. */
final class SettingsScope {

    /** By {@link PathMap#key()}. */
    final Map<String, PathMap> maps = new LinkedHashMap<>();
    final SortedMap<String, String> environment = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /** By {@link io.github.iislint.iis.LocationPath#key}. */
    final Map<String, Expectation> expectations = new LinkedHashMap<>();
    /** By rule id. */
    final Map<String, RuleEntry> rules = new LinkedHashMap<>();
    /** By name. */
    final Map<String, RuleSetChoice> sets = new LinkedHashMap<>();
    /** By name in lower case. */
    final Map<String, DeploymentEntry> deployments = new LinkedHashMap<>();
    boolean withoutTransforms;
    final Set<Path> trust = new LinkedHashSet<>();
    final Set<Path> crls = new LinkedHashSet<>();
    final Set<Path> httpSys = new LinkedHashSet<>();
    @Nullable
    Integer expiresWithin;
    @Nullable
    Integer windows;
    /** {@code null} where nothing is said. */
    @Nullable
    Set<Effect> fixEffects;

    /**
     * @param severity {@code null} where it is the rule's own
     * @param place the rule's id in the settings file
     */
    record RuleEntry(@Nullable RuleSeverity severity, Place place, Map<String, Given> parameters) {

        /** Both: what this one does not say, the other one says. */
        RuleEntry over(RuleEntry general) {
            Map<String, Given> all = new LinkedHashMap<>(general.parameters);
            all.putAll(parameters);
            return new RuleEntry(severity == null ? general.severity : severity, place, all);
        }
    }

    /** The value of a parameter, and where it is. */
    record Given(String value, Place place) {
    }

    /** The entries of both; this one's win. */
    SettingsScope over(SettingsScope general) {
        SettingsScope result = new SettingsScope();
        result.add(general);
        result.add(this);
        return result;
    }

    private void add(SettingsScope other) {
        maps.putAll(other.maps);
        environment.putAll(other.environment);
        expectations.putAll(other.expectations);
        other.rules.forEach((id, entry) -> rules.merge(id, entry, (general, own) -> own.over(general)));
        sets.putAll(other.sets);
        deployments.putAll(other.deployments);
        withoutTransforms |= other.withoutTransforms;
        trust.addAll(other.trust);
        crls.addAll(other.crls);
        httpSys.addAll(other.httpSys);
        expiresWithin = other.expiresWithin == null ? expiresWithin : other.expiresWithin;
        windows = other.windows == null ? windows : other.windows;
        fixEffects = other.fixEffects == null ? fixEffects : other.fixEffects;
    }
}
