package io.github.iislint.lint;

import io.github.iislint.deployment.DeploymentPlan;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.FrameworkFiles;
import io.github.iislint.iis.LiveServer;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.RuleSeverity;
import io.github.iislint.settings.Settings;
import io.github.iislint.xml.LocatedComment;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options of a run: what it reads, which rules it runs, and what it assumes. Immutable. */
public final class LintOptions {

    private static final int DEFAULT_EXPIRES_WITHIN = 30;

    private final Builder given;

    private LintOptions(Builder builder) {
        given = new Builder(builder);
    }

    /** Options that hold the defaults apart from the settings. */
    public static Builder builder(Settings settings, Instant now) {
        return new Builder(settings, now);
    }

    /** A builder that starts with these options. */
    public Builder toBuilder() {
        return new Builder(given);
    }

    /**
     * What these options and settings say of where files are, and nothing else, for a run under settings that are yet to be
     * written to {@code file}.
     */
    public LintOptions planned(Path file) {
        Map<String, String> variables = new TreeMap<>(given.settings.environment());
        variables.putAll(given.environment);
        return builder(Settings.planned(file), given.now).httpSys(allHttpSys()).schema(given.schema).framework(given.framework)
                .liveServers(given.liveServers).maps(allMaps())
                .environment(variables)
                .windows(given.windows).suppressions(given.suppressions).comments(given.comments).profiles(given.profiles)
                .jobs(given.jobs).build();
    }

    /** These options for one server, whose settings may differ. */
    LintOptions forServer(String name) {
        return toBuilder().settings(given.settings.forServer(name)).build();
    }

    /** The settings file, or empty ones. */
    public Settings settings() {
        return given.settings;
    }

    /** The schema that sections are checked against. */
    public Schema schema() {
        return given.schema;
    }

    /** The files of the .NET Framework above applicationHost.config, for a server that is elsewhere or whatever it has. */
    public FrameworkFiles framework() {
        return given.framework;
    }

    /** The live server that an applicationHost.config belongs to. */
    Optional<LiveServer> liveServer(Path host) {
        return given.liveServers.stream().filter(server -> server.holds(host)).findFirst();
    }

    /** Further path maps, which override those of the settings. */
    public List<PathMap> maps() {
        return given.maps;
    }

    /** Further expectations, which override those of the settings. */
    public List<Expectation> expectations() {
        return given.expectations;
    }

    /** Severities by rule id, which override those of the settings. */
    public Map<String, RuleSeverity> severities() {
        return given.severities;
    }

    /** Variables in physical paths, which override those of the settings. */
    public Map<String, String> environment() {
        return given.environment;
    }

    /** The release of Windows Server, where it is known for all servers. */
    public OptionalInt windows() {
        return given.windows;
    }

    /** The moment at which certificates and suppressions are checked. */
    public Instant now() {
        return given.now;
    }

    /** Files and folders with authorities, besides those of the settings. */
    public List<Path> trust() {
        return given.trust;
    }

    /** Files and folders with revocation lists, besides those of the settings. */
    public List<Path> crls() {
        return given.crls;
    }

    /** Files with the settings of http.sys and Schannel, which override those of the settings. */
    public List<Path> httpSys() {
        return given.httpSys;
    }

    /** Files about http.sys and Schannel of options and settings, those that win first. */
    public List<Path> allHttpSys() {
        List<Path> all = new ArrayList<>(given.httpSys);
        all.addAll(given.settings.httpSys());
        return all;
    }

    /** Whether comments can suppress findings. */
    public boolean suppressions() {
        return given.suppressions;
    }

    /** The comments of a file that are addressed to iislint and count: not those of somebody who is not trusted. */
    public List<LocatedComment> comments(XmlFile file) {
        return file.comments().stream().filter(comment -> given.comments.test(file, comment)).toList();
    }

    /** Whether the stock settings of known products stay silent. */
    public boolean profiles() {
        return given.profiles;
    }

    /** The least severity of the findings that somebody reads. The others are counted, and may lack message and fingerprint. */
    public Severity shown() {
        return given.shown;
    }

    /** How many servers are linted in parallel. */
    public int jobs() {
        return given.jobs;
    }

    /** Which transforms are applied before files are checked. */
    public DeploymentSelection transforms() {
        return given.transforms;
    }

    /** The values that options give for what is set at deployment; they override those of settings. */
    public DeploymentValues values() {
        return given.values;
    }

    /** All values, those of the deployments of the settings included. */
    DeploymentValues allValues() {
        DeploymentValues all = DeploymentValues.NONE;
        for (DeploymentPlan plan : given.transforms.plans()) {
            all = all.with(plan.values());
        }
        return all.with(given.values);
    }

    /** The names of the files with values, whose contents must not be shown. */
    Set<String> valueFiles() {
        Set<String> names = new HashSet<>(given.values.files());
        given.transforms.plans().forEach(plan -> names.addAll(plan.values().files()));
        return names;
    }

    /** Which rules run, and how severe what they find is. */
    public RuleSelection rules() {
        return new RuleSelection(given.settings, given.severities, given.only, given.skip);
    }

    /** All path maps, those that win first. */
    List<PathMap> allMaps() {
        List<PathMap> all = new ArrayList<>(given.maps);
        all.addAll(given.settings.maps());
        return all;
    }

    /** All expectations of options and settings. */
    public List<Expectation> allExpectations() {
        List<Expectation> all = new ArrayList<>(given.expectations);
        all.addAll(given.settings.expectations());
        return all;
    }

    /** The release of Windows Server that options or settings specify. */
    public OptionalInt release() {
        return given.windows.isPresent() || given.settings.windows() == null
                ? given.windows
                : OptionalInt.of(given.settings.windows());
    }

    /** How many days ahead the expiry of a certificate is reported. */
    public int days() {
        return given.expiresWithin
                .orElse(given.settings.expiresWithin() == null ? DEFAULT_EXPIRES_WITHIN : given.settings.expiresWithin());
    }

    /**
     * The path maps in the order of {@link #allMaps()}, with the variables that they may name.
     *
     * @param live the server whose physical paths count as they are where no map covers them; {@code null} for none
     */
    FolderMap folderMap(FileTree files, @Nullable LiveServer live) {
        Map<String, String> variables = new HashMap<>(given.settings.environment());
        variables.putAll(given.environment);
        return new FolderMap(files, allMaps().stream().map(m -> new FolderMap.MappedFolder(m.physicalPath(), m.to()))
                .toList(), variables, live);
    }

    /** The locations that are evaluated whatever the files set there. */
    List<String> expectedLocations() {
        return allExpectations().stream().map(Expectation::location).toList();
    }

    /** The local folders of all path maps, those of single servers included. */
    List<Path> mappedFolders() {
        return Stream.concat(given.maps.stream(), given.settings.allMaps().stream()).map(PathMap::to).toList();
    }

    /** Collects options; each has a default. */
    public static final class Builder {

        private Settings settings;
        private Schema schema = Schema.builtIn();
        private FrameworkFiles framework = FrameworkFiles.NONE;
        private List<LiveServer> liveServers = List.of();
        private List<PathMap> maps = List.of();
        private List<Expectation> expectations = List.of();
        private Map<String, RuleSeverity> severities = Map.of();
        private Set<String> only = Set.of();
        private Set<String> skip = Set.of();
        private Map<String, String> environment = Map.of();
        private OptionalInt windows = OptionalInt.empty();
        private Instant now;
        private List<Path> trust = List.of();
        private List<Path> crls = List.of();
        private List<Path> httpSys = List.of();
        private OptionalInt expiresWithin = OptionalInt.empty();
        private boolean suppressions = true;
        private BiPredicate<XmlFile, LocatedComment> comments = (file, comment) -> true;
        private boolean profiles = true;
        private Severity shown = Severity.INFO;
        private int jobs = 1;
        private DeploymentSelection transforms = DeploymentSelection.AUTO;
        private DeploymentValues values = DeploymentValues.NONE;

        private Builder(Settings settings, Instant now) {
            this.settings = settings;
            this.now = now;
        }

        private Builder(Builder other) {
            settings = other.settings;
            schema = other.schema;
            framework = other.framework;
            liveServers = other.liveServers;
            maps = other.maps;
            expectations = other.expectations;
            severities = other.severities;
            only = other.only;
            skip = other.skip;
            environment = other.environment;
            windows = other.windows;
            now = other.now;
            trust = other.trust;
            crls = other.crls;
            httpSys = other.httpSys;
            expiresWithin = other.expiresWithin;
            suppressions = other.suppressions;
            comments = other.comments;
            profiles = other.profiles;
            shown = other.shown;
            jobs = other.jobs;
            transforms = other.transforms;
            values = other.values;
        }

        /** @param value the settings file, or empty ones */
        public Builder settings(Settings value) {
            settings = value;
            return this;
        }

        /** @param value the schema that sections are checked against */
        public Builder schema(Schema value) {
            schema = value;
            return this;
        }

        /** @param value the files of the .NET Framework above applicationHost.config */
        public Builder framework(FrameworkFiles value) {
            framework = value;
            return this;
        }

        /** @param value the servers whose physical paths are read as they are; whoever runs iislint has named them */
        public Builder liveServers(List<LiveServer> value) {
            liveServers = value;
            return this;
        }

        /** @param value further path maps, which override those of the settings */
        public Builder maps(List<PathMap> value) {
            maps = value;
            return this;
        }

        /** @param value further expectations, which override those of the settings */
        public Builder expectations(List<Expectation> value) {
            expectations = value;
            return this;
        }

        /** @param value severities by rule id, which override those of the settings */
        public Builder severities(Map<String, RuleSeverity> value) {
            severities = value;
            return this;
        }

        /** @param value the ids of the rules to run; empty for all */
        public Builder only(Set<String> value) {
            only = value;
            return this;
        }

        /** @param value the ids of rules not to run */
        public Builder skip(Set<String> value) {
            skip = value;
            return this;
        }

        /** @param value variables in physical paths, which override those of the settings */
        public Builder environment(Map<String, String> value) {
            environment = value;
            return this;
        }

        /** @param value the release of Windows Server, where it is known for all servers */
        public Builder windows(OptionalInt value) {
            windows = value;
            return this;
        }

        /** @param value files and folders with authorities, besides those of the settings */
        public Builder trust(List<Path> value) {
            trust = value;
            return this;
        }

        /** @param value files and folders with revocation lists, besides those of the settings */
        public Builder crls(List<Path> value) {
            crls = value;
            return this;
        }

        /** @param value files with the settings of http.sys and Schannel, which override those of the settings */
        public Builder httpSys(List<Path> value) {
            httpSys = value;
            return this;
        }

        /** @param value days, which override those of the settings */
        public Builder expiresWithin(OptionalInt value) {
            expiresWithin = value;
            return this;
        }

        /** @param value whether a comment of a file counts, as a suppression or an expectation */
        public Builder comments(BiPredicate<XmlFile, LocatedComment> value) {
            comments = value;
            return this;
        }

        /** @param value whether comments can suppress findings */
        public Builder suppressions(boolean value) {
            suppressions = value;
            return this;
        }

        /** @param value whether the stock settings of known products stay silent */
        public Builder profiles(boolean value) {
            profiles = value;
            return this;
        }

        /** Which transforms are applied before files are checked. */
        public Builder transforms(DeploymentSelection value) {
            transforms = value;
            return this;
        }

        /** The values that are set at deployment. */
        public Builder values(DeploymentValues value) {
            values = value;
            return this;
        }

        /** @param value the least severity of the findings that somebody reads, if nothing compares them with others, either */
        public Builder shown(Severity value) {
            shown = value;
            return this;
        }

        /** @param value how many servers are linted in parallel */
        public Builder jobs(int value) {
            jobs = value;
            return this;
        }

        public LintOptions build() {
            return new LintOptions(this);
        }
    }
}
