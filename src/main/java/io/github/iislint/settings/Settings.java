package io.github.iislint.settings;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.NearestName;
import io.github.iislint.file.Place;
import io.github.iislint.file.ShippedFiles;
import io.github.iislint.finding.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The content of a settings file. The entries of {@code <iislint>} itself and of {@code <server>} elements without a file hold
 * everywhere; {@link #forServer} adds those of one server. Immutable; all paths are absolute.
 */
public final class Settings {

    /** The name of the file that {@link #find} looks for. */
    public static final String FILE_NAME = "iislint.xml";

    private final Path folder;
    private final @Nullable Path file;
    private final SettingsScope scope;
    private final List<ServerSettings> servers;
    private final List<Glob> excludes;
    private final List<Path> ruleFolders;

    /**
     * The entries of a {@code <server>} element with a file.
     *
     * @param pattern its file as it is written
     */
    record ServerSettings(Glob files, String pattern, Place place, SettingsScope scope) {
    }

    /**
     * A {@code <server>} element with a file.
     *
     * @param pattern its file as it is written, relative to {@link #folder()}
     */
    public record ServerPattern(String pattern, Place place) {
    }

    Settings(Path folder, @Nullable Path file, SettingsScope scope, List<ServerSettings> servers, List<Glob> excludes,
            Collection<Path> ruleFolders) {
        this.folder = folder;
        this.file = file;
        this.scope = scope;
        this.servers = List.copyOf(servers);
        this.excludes = List.copyOf(excludes);
        this.ruleFolders = List.copyOf(ruleFolders);
    }

    /** The XML Schema of settings files. */
    public static String schema() {
        return ShippedFiles.text(Settings.class, "iislint.xsd");
    }

    /** Settings that say nothing, for a run without a file. */
    public static Settings empty(Path folder) {
        return new Settings(folder.toAbsolutePath().normalize(), null, new SettingsScope(), List.of(), List.of(), List.of());
    }

    /** Settings that say nothing yet, for a file that is to be written: relative names start from its folder. */
    public static Settings planned(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return new Settings(FileTree.folder(absolute), absolute, new SettingsScope(), List.of(), List.of(), List.of());
    }

    /**
     * Reads a settings file. The ids of rules are not looked up yet, since the file itself may name folders of rules: that is
     * for {@link #checkRules}.
     *
     * @throws SettingsException if the file cannot be read or anything in it is not as {@code iislint.xsd} has it
     */
    public static Settings read(FileTree files, Path file) throws SettingsException {
        Path absolute = files.workingFolder().resolve(file).normalize();
        if (files.isFolder(absolute)) {
            throw new SettingsException(files.name(absolute) + ": is a folder; expected a settings file");
        }
        try {
            return new SettingsReader(absolute, files.name(absolute), files.read(absolute)).read();
        } catch (IOException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /** The nearest settings file: in {@code start} (in its folder, where it is a file) or above; absolute. */
    public static Optional<Path> find(FileTree files, Path start) {
        Path absolute = files.workingFolder().resolve(start).normalize();
        for (Path folder = files.isFolder(absolute) ? absolute : absolute.getParent(); folder != null; folder = folder
                .getParent()) {
            Path file = folder.resolve(FILE_NAME);
            if (files.isFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * Makes sure that every rule of the file exists.
     *
     * @param ids of all rules, those from {@link #ruleFolders()} included; not asked for where the file names no rule
     * @throws SettingsException for the first one that does not, naming the nearest one that does
     */
    public void checkRules(Supplier<Set<String>> ids) throws SettingsException {
        for (SettingsScope each : scopes()) {
            for (Map.Entry<String, SettingsScope.RuleEntry> rule : each.rules.entrySet()) {
                if (!ids.get().contains(rule.getKey())) {
                    throw new SettingsException(rule.getValue().place(), "unknown rule \"" + rule.getKey() + "\"; "
                            + NearestName.of(rule.getKey(), ids.get()).map(near -> "did you mean \"" + near + "\"?")
                                    .orElse("\"iislint rules list\" shows them all"));
                }
            }
        }
    }

    private List<SettingsScope> scopes() {
        List<SettingsScope> all = new ArrayList<>();
        all.add(scope);
        for (ServerSettings server : servers) {
            all.add(server.scope);
        }
        return all;
    }

    /**
     * The settings that hold for one server. An entry of a matching {@code <server>} overrides a general one for the same
     * physical path, variable, location or rule, and a later server's over an earlier one's; trust anchors and revocation lists
     * add up.
     *
     * @param file the server's applicationHost.config relative to {@link #folder()}, with either slash
     */
    public Settings forServer(String file) {
        if (servers.isEmpty()) {
            return this;
        }
        String path = file.replace('\\', '/');
        SettingsScope merged = scope;
        for (ServerSettings server : servers) {
            if (server.files.matches(path)) {
                merged = server.scope.over(merged);
            }
        }
        return new Settings(folder, this.file, merged, List.of(), excludes, ruleFolders);
    }

    /** The {@code <server>} elements that refer to none of these files, which are named as {@link #forServer} has them. */
    public List<ServerPattern> unmatched(Collection<String> files) {
        return servers.stream().filter(server -> files.stream().noneMatch(server.files::matches))
                .map(server -> new ServerPattern(server.pattern, server.place)).toList();
    }

    /** How the patterns of the settings call a file: relative to {@link #folder()} where possible, with forward slashes. */
    public String name(Path file) {
        boolean related = file.getRoot() != null && file.getRoot().equals(folder.getRoot());
        return (related ? folder.relativize(file.normalize()) : file).toString().replace('\\', '/');
    }

    /** The folder that relative paths start from: that of the file, where there is one. */
    public Path folder() {
        return folder;
    }

    /** The settings file; {@code null} if there is none. */
    public @Nullable Path file() {
        return file;
    }

    /** At most one for a physical path. */
    public List<PathMap> maps() {
        return List.copyOf(scope.maps.values());
    }

    /** The maps of the whole file, those of all servers included: none of them should be without use. */
    public List<PathMap> allMaps() {
        List<PathMap> all = new ArrayList<>();
        for (SettingsScope each : scopes()) {
            all.addAll(each.maps.values());
        }
        return all;
    }

    /** The values of environment variables; names are looked up in any letter case. */
    public Map<String, String> environment() {
        return Collections.unmodifiableMap(new TreeMap<>(scope.environment));
    }

    /** At most one for a location. */
    public List<Expectation> expectations() {
        return List.copyOf(scope.expectations.values());
    }

    /** The expectations of the whole file, those of all servers included: none of them should be without use. */
    public List<Expectation> allExpectations() {
        List<Expectation> all = new ArrayList<>();
        for (SettingsScope each : scopes()) {
            all.addAll(each.expectations.values());
        }
        return all;
    }

    /** The severity that is given to the rule of an id; {@code null} where none is. */
    public @Nullable RuleSeverity severity(String rule) {
        SettingsScope.RuleEntry entry = scope.rules.get(rule);
        return entry == null ? null : entry.severity();
    }

    /**
     * The rules that are switched off, by id: for everything, which is an empty list, or for the servers that match a pattern.
     */
    public Map<String, List<String>> switchedOff() {
        Map<String, List<String>> off = new TreeMap<>();
        for (ServerSettings server : servers) {
            off(server.scope).forEach(id -> off.computeIfAbsent(id, i -> new ArrayList<>(1)).add(server.pattern));
        }
        off(scope).forEach(id -> off.put(id, List.of()));
        return off;
    }

    private static List<String> off(SettingsScope scope) {
        return scope.rules.entrySet().stream().filter(rule -> rule.getValue().severity() == RuleSeverity.OFF)
                .map(Map.Entry::getKey).toList();
    }

    /** The parameters of a rule that are given, by name; empty where none is. */
    public Map<String, String> parameters(String rule) {
        SettingsScope.RuleEntry entry = scope.rules.get(rule);
        Map<String, String> parameters = new TreeMap<>();
        if (entry != null) {
            entry.parameters().forEach((name, given) -> parameters.put(name, given.value()));
        }
        return parameters;
    }

    /** The ids of the rules of which a parameter is given. */
    public List<String> parameterized() {
        return scope.rules.entrySet().stream().filter(rule -> !rule.getValue().parameters().isEmpty()).map(Map.Entry::getKey)
                .toList();
    }

    /** The sets of rules that are to run besides those that run always. */
    public List<RuleSetChoice> sets() {
        return List.copyOf(scope.sets.values());
    }

    /** These settings with further sets. */
    public Settings withSets(Collection<RuleSetChoice> more) {
        SettingsScope chosen = new SettingsScope();
        more.forEach(set -> chosen.sets.merge(set.name(), set, RuleSetChoice::or));
        List<ServerSettings> others = servers.stream()
                .map(server -> new ServerSettings(server.files, server.pattern, server.place, chosen.over(server.scope)))
                .toList();
        return new Settings(folder, file, chosen.over(scope), others, excludes, ruleFolders);
    }

    /**
     * Makes sure that all that is said of rules and sets of rules can be meant.
     *
     * @param parameter looks at a rule's id, the name of a parameter and its value, and says what is wrong with them;
     *        {@code null} for nothing
     * @param set looks at a set, and says what is wrong with it; {@code null} for nothing
     * @throws SettingsException for the first thing that cannot be meant
     */
    public void checkValues(ParameterCheck parameter, Function<RuleSetChoice, @Nullable String> set) throws SettingsException {
        for (SettingsScope each : scopes()) {
            for (Map.Entry<String, SettingsScope.RuleEntry> rule : each.rules.entrySet()) {
                for (Map.Entry<String, SettingsScope.Given> given : rule.getValue().parameters().entrySet()) {
                    refuse(given.getValue().place(), parameter.wrong(rule.getKey(), given.getKey(), given.getValue().value()));
                }
            }
            for (RuleSetChoice choice : each.sets.values()) {
                refuse(choice.place(), set.apply(choice));
            }
        }
    }

    private static void refuse(@Nullable Place place, @Nullable String wrong) throws SettingsException {
        if (wrong != null) {
            throw place == null ? new SettingsException(wrong) : new SettingsException(place, wrong);
        }
    }

    /** Knows the parameters of rules. */
    @FunctionalInterface
    public interface ParameterCheck {

        /** What is wrong with a value; {@code null} for nothing. */
        @Nullable
        String wrong(String rule, String name, String value);
    }

    /** The deployments that the file describes, in order. */
    public List<DeploymentEntry> deployments() {
        return List.copyOf(scope.deployments.values());
    }

    /** Whether the file says that no transform is applied unless an option names it. */
    public boolean withoutTransforms() {
        return scope.withoutTransforms;
    }

    /** Files and folders of root certificates. */
    public Set<Path> trust() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(scope.trust));
    }

    /** Files and folders of certificate revocation lists. */
    public Set<Path> crls() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(scope.crls));
    }

    /** Files with the settings of http.sys and Schannel. */
    public List<Path> httpSys() {
        return List.copyOf(scope.httpSys);
    }

    /** How many days ahead a certificate's end is worth a finding; {@code null} where nothing is said. */
    public @Nullable Integer expiresWithin() {
        return scope.expiresWithin;
    }

    /** The release of Windows Server, 2016, 2019, 2022 or 2025; {@code null} where nothing is said. */
    public @Nullable Integer windows() {
        return scope.windows;
    }

    /** The effects that fixes may have; empty for all. */
    public Set<Effect> fixEffects() {
        return scope.fixEffects == null ? Set.of() : Collections.unmodifiableSet(scope.fixEffects);
    }

    /** The users' own folders of rules. */
    public List<Path> ruleFolders() {
        return ruleFolders;
    }

    /** Whether the file is skipped; relative to {@link #folder()}, with either slash. */
    public boolean excludes(String file) {
        String path = file.replace('\\', '/');
        for (Glob glob : excludes) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
