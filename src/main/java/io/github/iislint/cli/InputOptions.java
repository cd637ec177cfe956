package io.github.iislint.cli;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.EditedFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceText;
import io.github.iislint.git.IgnoredFolders;
import io.github.iislint.iis.LiveServer;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options that select what is read and how; every command that reads configuration has them. */
final class InputOptions {

    private final PositionalParamSpec paths = Options.operands("PATH", String.class, "0..*",
            "Files and folders; folders are searched for applicationHost.config and web.config. *, ? and ** are expanded, - "
                    + "is standard input, @FILE stands for the lines of FILE, unless a file @FILE exists. Default: the "
                    + "working folder; on a Windows server with IIS, outside of a repository: --local.");

    private final OptionSpec stdinName = Options.value("--stdin-name", "NAME", Path.class,
            "The file that standard input (-) stands for.");

    private final OptionSpec noIgnore = Options.flag("--no-ignore", "Also search folders that .gitignore files ignore.");

    private final OptionSpec expectations = Options.values("--expect", "LOCATION=MODE", String.class,
            "The client-certificate mode expected at a location: require, accept or none, such as 'Shop/partners=require'. "
                    + "Repeatable.");

    private final OptionSpec httpSys = Options.values("--http-sys", "FILE", Path.class,
            "The settings of http.sys and Schannel: a reg export of HTTP\\Parameters or SCHANNEL, or the output of netsh http "
                    + "show sslcert. Repeatable.");

    private final OptionSpec maxFileSize = Options.value("--max-file-size", "MB", Long.class, "256",
            "Larger files are refused. Default: ${DEFAULT-VALUE}.");

    private final OptionSpec jobs = Options.value("--jobs", "N", Integer.class,
            "The number of servers to process in parallel. Default: the number of processors.");

    private final OptionSpec noSuppressions = Options.flag("--no-suppressions", "Ignore suppression comments.");

    private final OptionSpec noProfile = Options.flag("--no-profile", "Also report the stock settings of known products.");

    private final TrustOptions trust = new TrustOptions();
    private final DeploymentOptions deployments = new DeploymentOptions();
    private final RuleOptions rules = new RuleOptions();
    private final SettingsOptions settingsOptions;
    private final LocalServerOptions local;
    private final MapOptions maps;
    private final PlatformOptions platform;

    private final Console console;
    private final Machine machine;
    private final List<Path> alsoNamed = new ArrayList<>();
    private @Nullable Settings settings;
    private @Nullable DiskFiles disk;
    private @Nullable FileTree files;
    private @Nullable PathArguments arguments;
    /** What was exported from the registry of this machine, by the paths that it is read under. */
    private Map<Path, SourceText> registry = Map.of();

    InputOptions(Console console) {
        this.console = console;
        this.machine = console.machine();
        this.settingsOptions = new SettingsOptions(machine);
        this.local = new LocalServerOptions(console);
        this.maps = new MapOptions(machine);
        this.platform = new PlatformOptions(console);
    }

    void addTo(CommandSpec spec) {
        addWithoutExpectationsTo(spec);
        Options.add(spec, expectations);
    }

    /** For a command whose {@code --expect} is something else. */
    void addWithoutExpectationsTo(CommandSpec spec) {
        spec.addPositional(paths);
        local.addTo(spec);
        Options.add(spec, stdinName, noIgnore);
        settingsOptions.addTo(spec);
        maps.addTo(spec);
        rules.addTo(spec);
        platform.addTo(spec);
        deployments.addTo(spec);
        Options.add(spec, maxFileSize, jobs, noSuppressions, noProfile, httpSys);
        trust.addTo(spec);
    }

    FileTree files() {
        if (files == null) {
            DiskFiles disk = disk();
            if (stdinName.getValue() != null && !fromStandardInput()) {
                throw new FailureException("--stdin-name requires the path -");
            }
            Map<Path, SourceText> texts = new HashMap<>(registry);
            if (fromStandardInput()) {
                texts.put(disk.workingFolder().resolve(stdinName()).normalize(), standardInput(disk.maxSize()));
            }
            files = texts.isEmpty() ? disk : new EditedFiles(disk, texts);
        }
        return files;
    }

    /** The files of this machine, whatever comes from standard input. Links stay within what options and settings name. */
    DiskFiles disk() {
        if (disk == null) {
            List<Path> named = named();
            settings().allMaps().forEach(map -> named.add(map.to()));
            disk = disk(named);
        }
        return disk;
    }

    private DiskFiles disk(List<Path> named) {
        long megabytes = Objects.requireNonNull(Options.<Long>number(maxFileSize, 1), "the option has a default");
        return new DiskFiles(machine.workingFolder(), Math.min(megabytes, Long.MAX_VALUE >> 20) << 20, named);
    }

    private List<Path> named() {
        List<Path> named = new ArrayList<>(arguments().named());
        maps.maps().forEach(map -> named.add(map.to()));
        named.addAll(alsoNamed);
        named.addAll(deployments.valueFiles());
        return named;
    }

    /** Lets what another option names be read, in a folder all of it; to be called first. */
    void alsoNamed(Path path) {
        alsoNamed.add(path);
    }

    /** Ends a run that could not read everything, which is not a success, by reporting what it could not read. */
    int end(Collection<String> unread, int exit) {
        unread.forEach(line -> console.err().println("iislint: " + line));
        return unread.isEmpty() ? exit : Main.FAILED;
    }

    private Path stdinName() {
        Path name = stdinName.getValue();
        return name == null ? machine.path("stdin") : name;
    }

    /** Whether a file is read from standard input, so that it cannot be replaced. */
    boolean fromStandardInput() {
        return paths.<List<String>>getValue().contains(PathArguments.STANDARD_INPUT);
    }

    private SourceText standardInput(long maxSize) {
        try {
            byte[] bytes = console.in().readNBytes((int) Math.min(maxSize + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > maxSize) {
                throw new FailureException("standard input: " + DiskFiles.tooLarge(bytes.length, maxSize));
            }
            return SourceText.decode(bytes);
        } catch (IOException e) {
            throw new FailureException("standard input cannot be read: " + e.getMessage());
        }
    }

    private PathArguments arguments() {
        if (arguments == null) {
            arguments = new PathArguments(machine.workingFolder().getFileSystem(),
                    isLocal()
                            ? List.of(local.host().toString())
                            : paths.getValue(),
                    stdinName());
        }
        return arguments;
    }

    /** Whether the input is this server. */
    private boolean isLocal() {
        return local.meant(!paths.<List<String>>getValue().isEmpty());
    }

    private List<LiveServer> liveServers() {
        return local.among(fromStandardInput() ? List.of() : arguments().named());
    }

    /** Has http.sys and Schannel of this machine read, if it is the server to be checked; to be called first. */
    void readRegistry() {
        List<LiveServer> live = liveServers();
        if (!live.isEmpty() && httpSys.<List<Path>>getValue().isEmpty() && settings().httpSys().isEmpty()) {
            registry = local.registry(live);
        }
    }

    /** The requested files and folders, patterns expanded. */
    List<Path> paths() {
        return arguments().expand(files(), skipped());
    }

    /** The same as far as it exists in another revision. */
    List<Path> paths(FileTree revision) {
        return arguments().expand(revision, skipped()).stream().map(path -> files().workingFolder().resolve(path).normalize())
                .filter(path -> revision.isFile(path) || revision.isFolder(path)).toList();
    }

    /** The patterns that match nothing. */
    List<String> unmatched() {
        return arguments().unmatched(files(), skipped());
    }

    /** Where the first of them is, or where a search for it starts; the working folder for this server. */
    Path start() {
        return files().workingFolder().resolve(startArgument()).normalize();
    }

    private Path startArgument() {
        return isLocal() ? machine.path("") : arguments().start();
    }

    /** The folders that are not searched. */
    Predicate<Path> skipped() {
        FileTree trusted = trustedFiles();
        boolean nothing = Options.on(noIgnore) || isLocal() || settingsOptions.trustsFile();
        return nothing
                ? path -> false
                : new IgnoredFolders(trusted, arguments().literal().stream()
                        .map(path -> files().workingFolder().resolve(path).normalize()).toList(), machine.windows());
    }

    Settings settings() {
        if (settings == null) {
            try {
                settings = settingsOptions.read(disk(named()), startArgument());
            } catch (SettingsException e) {
                throw new FailureException(e);
            }
        }
        return settings;
    }

    /** Where the settings, rules and the baseline are read from. */
    FileTree trustedFiles() {
        FileTree revision = trustedRevision();
        return revision == null ? files() : revision;
    }

    /** {@code null} if no trusted revision is given. */
    private @Nullable FileTree trustedRevision() {
        // The settings say which it is.
        settings();
        return settingsOptions.revision();
    }

    /** The settings of another revision: of the same file, or of the nearest there; empty ones where it has none. */
    Settings settings(FileTree revision) throws SettingsException {
        return settingsOptions.of(revision, startArgument());
    }

    /** The rules that ship and those of folders, as the trusted revision has them if there is one. */
    RuleSet rules(Settings settings) {
        FileTree revision = trustedRevision();
        return revision == null ? rules.rules(settings, files()) : rules.ofRevision(settings, revision);
    }

    /** The rules of another revision; folders of rules that it lacks are none of its. */
    RuleSet rules(Settings settings, FileTree revision) {
        return rules.ofRevision(settings, revision);
    }

    /** The options of this command with which another one finds the same rules, each after a space. */
    String ruleOptions() {
        return rules.repeated();
    }

    /**
     * Refuses to overwrite what a run reads: configuration, settings, and anything else that options name.
     *
     * @param option what messages call the file
     * @throws FailureException if the file is one of them
     */
    void refuseToOverwrite(Path file, String option) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        String what = name.endsWith(".config")
                ? "configuration of IIS"
                : name.equals(Settings.FILE_NAME) || same(file, settings().file())
                        ? "the settings"
                        : files().isFile(files().workingFolder().resolve(file)) && read(file) ? "a file that is read" : null;
        if (what != null) {
            throw new FailureException(option + ": would take the place of " + what + "; give the report another name");
        }
    }

    private boolean read(Path file) {
        return paths().stream().anyMatch(path -> same(file, path))
                || Stream.of(trust.trust(), trust.crls(), rules.folders(), platform.named(), settings().ruleFolders(),
                        httpSys.<List<Path>>getValue(), settings().httpSys(), deployments.valueFiles()).flatMap(List::stream)
                        .anyMatch(path -> same(file, path) || same(file.toAbsolutePath().getParent(), path));
    }

    private static boolean same(@Nullable Path one, @Nullable Path other) {
        try {
            return one != null && other != null && Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** What the options ask for, without a selection of rules. */
    LintOptions lintOptions(Settings settings) {
        FileTree revision = trustedRevision();
        return lintOptions(settings, revision == null ? disk() : revision);
    }

    /** @param tree that the settings, and the files that they name, are read from */
    LintOptions lintOptions(Settings settings, FileTree tree) {
        Integer threads = Options.number(jobs, 1);
        List<LiveServer> live = liveServers();
        return LintOptions.builder(settings, trust.moment()).schema(platform.schema(files(), disk(), live))
                .framework(platform.framework(files())).maps(maps.maps()).expectations(expected())
                .environment(maps.environment()).windows(platform.release(settings(), live, machine)).liveServers(live)
                .httpSys(registry.isEmpty() ? absolute(httpSys.getValue()) : List.copyOf(registry.keySet()))
                .trust(absolute(trust.trust())).crls(absolute(trust.crls())).expiresWithin(trust.expiresWithin())
                .suppressions(!Options.on(noSuppressions)).profiles(!Options.on(noProfile))
                .transforms(deployments.selection(settings, tree)).values(deployments.values(disk()))
                .comments(settingsOptions::counts)
                .jobs(threads == null ? Runtime.getRuntime().availableProcessors() : threads).build();
    }

    private List<Path> absolute(List<Path> relative) {
        return relative.stream().map(files().workingFolder()::resolve).map(Path::normalize).toList();
    }

    private List<Expectation> expected() {
        List<Expectation> found = new ArrayList<>();
        List<String> given = expectations.getValue();
        for (String expectation : given == null ? List.<String>of() : given) {
            int equals = expectation.lastIndexOf('=');
            try {
                found.add(new Expectation(expectation.substring(0, equals), ExpectedMode.of(expectation.substring(equals + 1)),
                        Expectation.Source.OPTION, null));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new FailureException("--expect \"" + expectation + "\": expected LOCATION=require, accept or none");
            }
        }
        return found;
    }
}
