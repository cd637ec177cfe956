package io.github.iislint.cli;

import io.github.iislint.deployment.DeploymentPlan;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.deployment.ValuesException;
import io.github.iislint.deployment.ValuesReader;
import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.EditedFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceText;
import io.github.iislint.git.IgnoredFolders;
import io.github.iislint.httpsys.LiveRegistry;
import io.github.iislint.iis.FrameworkFiles;
import io.github.iislint.iis.LiveServer;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.finding.NearestName;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.DeploymentEntry;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options that say what is read and how; every command that looks at configuration has them. */
final class InputOptions {

    private final PositionalParamSpec paths = Options.operands("PATH", String.class, "0..*",
            "Files and folders; folders are searched for applicationHost.config and web.config. *, ? and ** are expanded, "
                    + "- is standard input, @FILE stands for the lines of a file, unless there is a file @FILE. Default: the "
                    + "working folder; on a Windows server with IIS, outside of a repository, --local.");

    private final OptionSpec local = Options.flag("--local",
            "This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and "
                    + "what"
                    + " http.sys and Schannel are set to.");

    private final OptionSpec noLive = Options.flag("--no-live",
            "On this server, run no reg.exe to read what http.sys and Schannel are set to.");

    private final OptionSpec stdinName = Options.value("--stdin-name", "NAME", Path.class,
            "The file that standard input (-) stands for.");

    private final OptionSpec noIgnore = Options.flag("--no-ignore", "Search folders that .gitignore files ignore, too.");

    private final OptionSpec settingsFile = Options.value("--settings", "FILE", Path.class,
            "The settings file. Default: the nearest iislint.xml in or above the first PATH.");

    private final OptionSpec trustedSettings = Options.value("--trusted-settings", "REF|FILE", String.class,
            "Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if "
                    + "they are "
                    + "there, too; or the settings are this file, and no comment counts. For branches of strangers.");

    private final OptionSpec maps = Options.values("--map", "PREFIX=FOLDER", String.class,
            "A folder of the server and the local folder that stands for it, such as 'C:\\sites=sites'. Repeatable.");

    private final OptionSpec expectations = Options.values("--expect", "LOCATION=MODE", String.class,
            "What is expected at a location: require, accept or none, such as 'Shop/partners=require'. Repeatable.");

    private final OptionSpec environment = OptionSpec.builder("--env").paramLabel("NAME=VALUE").type(Map.class)
            .auxiliaryTypes(String.class, String.class).initialValue(Map.of())
            .description("An environment variable in physicalPath. Repeatable.").build();

    private final OptionSpec ruleFolders = Options.values("--rules", "DIR", Path.class,
            "A folder with further rule files. Repeatable.");

    private final OptionSpec schemaFolders = Options.values("--schema", "DIR", Path.class,
            "A folder with the schema files of a real server (inetsrv\\config\\schema). Repeatable.");

    private final OptionSpec machineConfig = Options.value("--machine-config", "FILE", Path.class,
            "The machine.config of the .NET Framework, which stands above applicationHost.config.");

    private final OptionSpec rootWebConfig = Options.value("--root-web-config", "FILE", Path.class,
            "The web.config beside machine.config.");

    private final OptionSpec windows = Options.value("--windows", "RELEASE", Integer.class,
            "The release of Windows Server: 2016, 2019, 2022 or 2025.");

    private final OptionSpec httpSys = Options.values("--http-sys", "FILE", Path.class,
            "What http.sys and Schannel are set to: a reg export of HTTP\\Parameters or SCHANNEL, or the text of netsh http show"
                    + " sslcert. Repeatable.");

    private final TrustOptions trust = new TrustOptions();

    private final OptionSpec maxFileSize = Options.value("--max-file-size", "MB", Long.class, "256",
            "Larger files are refused. Default: ${DEFAULT-VALUE}.");

    private final OptionSpec jobs = Options.value("--jobs", "N", Integer.class,
            "How many servers are processed in parallel. Default: the number of processors.");

    private final OptionSpec transforms = Options.values("--transform", "NAME|PAIR", String.class,
            "The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as"
                    + " 'Web.config=Web.Release.config' or '*.Release.config => *.config' (repeatable). Default: auto.");

    private final OptionSpec deployment = Options.value("--deployment", "NAME", String.class,
            "The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they "
                    + "stand.");

    private final ValueOptions values = new ValueOptions();

    private final OptionSpec noSuppressions = Options.flag("--no-suppressions", "Ignore suppression comments.");

    private final OptionSpec noProfile = Options.flag("--no-profile", "Report the stock settings of known products, too.");

    private final Console console;
    private final Machine machine;
    private final List<Path> alsoNamed = new ArrayList<>();
    private Settings settings;
    private DiskFiles disk;
    private FileTree files;
    private PathArguments arguments;
    private TrustedRevision trusted;
    /** What was exported from the registry of this machine, by the paths that it is read under. */
    private Map<Path, SourceText> registry = Map.of();

    InputOptions(Console console) {
        this.console = console;
        this.machine = console.machine();
    }

    void addTo(CommandSpec spec) {
        addWithoutExpectationsTo(spec);
        Options.add(spec, expectations);
    }

    /** For a command whose {@code --expect} is something else. */
    void addWithoutExpectationsTo(CommandSpec spec) {
        spec.addPositional(paths);
        Options.add(spec, local, noLive, stdinName, noIgnore, settingsFile, trustedSettings, maps, environment, ruleFolders,
                schemaFolders,
                machineConfig, rootWebConfig, windows, transforms, maxFileSize, jobs, noSuppressions, noProfile);
        spec.addOption(httpSys);
        spec.addOption(deployment);
        values.addTo(spec);
        trust.addTo(spec);
    }

    FileTree files() {
        if (files == null) {
            DiskFiles disk = disk();
            if (stdinName.getValue() != null && !fromStandardInput()) {
                throw new FailureException("--stdin-name goes with the path -");
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
        return new DiskFiles(machine.workingFolder(), Math.min(Options.<Long>number(maxFileSize, 1), Long.MAX_VALUE >> 20) << 20,
                named);
    }

    private List<Path> named() {
        List<Path> named = new ArrayList<>(arguments().named());
        pathMaps().forEach(map -> named.add(map.to()));
        named.addAll(alsoNamed);
        named.addAll(values.files());
        return named;
    }

    /** Lets what another option names be read, in a folder all of it; to be called first. */
    void alsoNamed(Path path) {
        alsoNamed.add(path);
    }

    /** Ends a run that could not read everything, which is no success, with what it could not read. */
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
                            ? List.of(thisServer().configuration().resolve("applicationHost.config").toString())
                            : paths.getValue(),
                    stdinName());
        }
        return arguments;
    }

    /** Whether the input is this server. */
    private boolean isLocal() {
        boolean named = !paths.<List<String>>getValue().isEmpty();
        if (named && Options.on(local)) {
            throw new FailureException("--local is this server, and so goes without PATH");
        }
        return Options.on(local) || !named && machine.hasIis() && !machine.inProject();
    }

    private LiveServer thisServer() {
        LiveServer server = machine.server()
                .orElseThrow(() -> new FailureException("--local: expected Windows with IIS, and this is "
                        + machine.system()
                        + "; copy %windir%\\System32\\inetsrv\\config and the folders of the sites here, and check"
                        + " them with --map"));
        Path host = server.configuration().resolve("applicationHost.config");
        if (!Files.isReadable(host)) {
            throw new FailureException(
                    host + ": cannot be read; expected IIS on this machine, and an administrator to run iislint"
                            + (Options.on(local) ? "" : " (name . for the working folder)"));
        }
        if (!Options.on(local)) {
            console.err().println("iislint: without a path this is about this server (" + host
                    + "); name . for the working folder");
        }
        return server;
    }

    /**
     * The servers whose physical paths are read as they are: the command line names their folder inetsrv\config, below the
     * Windows folder of this machine or on the share of a drive. A folder of that name elsewhere or a link to it does not count,
     * and neither does what comes from standard input.
     */
    private List<LiveServer> liveServers() {
        List<LiveServer> found = new ArrayList<>();
        Optional<LiveServer> here = machine.server();
        for (Path named : fromStandardInput() ? List.<Path>of() : arguments().named()) {
            Path path = machine.workingFolder().resolve(named).normalize();
            if (found.stream().noneMatch(server -> server.holds(path))) {
                here.filter(server -> server.holds(path))
                        .or(() -> named.isAbsolute() ? LiveServer.remote(path) : Optional.empty())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Has http.sys and Schannel of this machine read, if it is the server that is looked at; to be called first. */
    void readRegistry() {
        List<LiveServer> here = liveServers().stream().filter(LiveServer::isLocal).toList();
        if (here.isEmpty() || Options.on(noLive) || !httpSys.<List<Path>>getValue().isEmpty()
                || !settings().httpSys().isEmpty()) {
            return;
        }
        registry = new LinkedHashMap<>();
        new LiveRegistry(here.get(0).system(), machine.temporary(), machine.runner())
                .read(line -> console.err().println("iislint: " + line))
                .forEach((name, text) -> registry.put(machine.workingFolder().resolve(name), text));
    }

    /** The files and folders that are asked for, patterns expanded. */
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
        boolean nothing = Options.on(noIgnore) || isLocal() || trustedSettings.getValue() != null && trustedFiles() == files();
        return nothing
                ? path -> false
                : new IgnoredFolders(trustedFiles(), arguments().literal().stream()
                        .map(path -> files().workingFolder().resolve(path).normalize()).toList(), machine.windows());
    }

    Settings settings() {
        if (settings == null) {
            try {
                settings = readSettings(disk(named()));
            } catch (SettingsException e) {
                throw new FailureException(e);
            }
        }
        return settings;
    }

    private Settings readSettings(DiskFiles files) throws SettingsException {
        Path given = settingsFile.getValue();
        if (trusted(files) != null) {
            return settings(trusted.files());
        }
        if (trustedSettings.getValue() != null) {
            if (given != null) {
                throw new FailureException("--trusted-settings names a file, and so does --settings; expected one of them");
            }
            return Settings.read(files, trustedFile(files));
        }
        if (given != null) {
            return Settings.read(files, files.workingFolder().resolve(given));
        }
        Optional<Path> found = Settings.find(files, startArgument());
        return found.isPresent() ? Settings.read(files, found.get()) : Settings.empty(files.workingFolder());
    }

    /** The revision that is trusted; {@code null} where none is named. */
    private TrustedRevision trusted(DiskFiles files) {
        String reference = trustedSettings.getValue();
        if (trusted == null && reference != null && !files.isFile(trustedFile(files))) {
            trusted = TrustedRevision.of(reference, files.workingFolder().resolve(startArgument()).normalize(), files);
        }
        return trusted;
    }

    private Path trustedFile(DiskFiles files) {
        try {
            return files.workingFolder().resolve(machine.path(trustedSettings.getValue())).normalize();
        } catch (InvalidPathException e) {
            return files.workingFolder();
        }
    }

    /** Where the settings, rules and the baseline are read from. */
    FileTree trustedFiles() {
        settings();
        return trusted == null ? files() : trusted.files();
    }

    /** The settings of another revision: of the same file, or of the nearest there; empty ones where it has none. */
    Settings settings(FileTree revision) throws SettingsException {
        Path given = settingsFile.getValue();
        Optional<Path> file = given == null
                ? Settings.find(revision, startArgument())
                : Optional.of(revision.workingFolder().resolve(given).normalize()).filter(revision::isFile);
        return file.isPresent() ? Settings.read(revision, file.get()) : Settings.empty(revision.workingFolder());
    }

    RuleSet rules(Settings settings) {
        return trusted == null ? rules(settings, files(), folder -> true) : rules(settings, trusted.files());
    }

    /** The options of this command with which another one finds the same rules, each after a blank. */
    String ruleOptions() {
        StringBuilder options = new StringBuilder();
        for (Path folder : ruleFolders.<List<Path>>getValue()) {
            String name = folder.toString();
            options.append(" --rules ").append(name.contains(" ") ? '"' + name + '"' : name);
        }
        return options.toString();
    }

    /** The rules of another revision; folders of rules that it lacks are none of its. */
    RuleSet rules(Settings settings, FileTree revision) {
        return rules(settings, revision, folder -> revision.isFolder(revision.workingFolder().resolve(folder).normalize()));
    }

    private RuleSet rules(Settings settings, FileTree files, Predicate<Path> taken) {
        try {
            List<Path> folders = new ArrayList<>(ruleFolders.<List<Path>>getValue());
            folders.addAll(settings.ruleFolders());
            RuleSet rules = RuleFolders.withShipped(files, folders.stream().filter(taken).toList());
            rules.check(settings);
            return rules;
        } catch (IOException | SettingsException e) {
            throw new FailureException(e);
        }
    }

    /**
     * Refuses to write over what a run reads: configuration, settings, and whatever else options name.
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
        List<Path> named = new ArrayList<>(List.of(trust.trust(), trust.crls(), ruleFolders.<List<Path>>getValue(),
                schemaFolders.<List<Path>>getValue(), settings().ruleFolders(), httpSys.<List<Path>>getValue(),
                settings().httpSys(), values.files())
                .stream().flatMap(List::stream).toList());
        return paths().stream().anyMatch(path -> same(file, path)) || same(file, machineConfig.getValue())
                || same(file, rootWebConfig.getValue())
                || named.stream().anyMatch(path -> same(file, path) || same(file.toAbsolutePath().getParent(), path));
    }

    private static boolean same(@Nullable Path one, @Nullable Path other) {
        try {
            return one != null && other != null && Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private Schema schema() {
        Schema schema = Schema.builtIn();
        for (LiveServer server : liveServers()) {
            Path folder = server.configuration().resolve("schema");
            for (Path file : files().isFolder(folder) ? schemaFiles(folder) : List.<Path>of()) {
                try {
                    schema = with(schema, file);
                } catch (IOException e) {
                    // What a module has brought along is not the fault of who lints the server.
                    console.err().println("iislint: left alone: " + e.getMessage());
                }
            }
        }
        for (Path folder : schemaFolders.<List<Path>>getValue()) {
            try {
                for (Path file : schemaFiles(files().workingFolder().resolve(folder))) {
                    schema = with(schema, file);
                }
            } catch (IOException e) {
                throw new FailureException(folder + ": no folder of schema files: " + e.getMessage());
            }
        }
        return schema;
    }

    private List<Path> schemaFiles(Path folder) {
        try {
            return files().list(folder).stream()
                    .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml")).toList();
        } catch (IOException e) {
            throw new FailureException(files().name(folder) + ": no folder of schema files: " + e.getMessage());
        }
    }

    private Schema with(Schema schema, Path file) throws IOException {
        return schema.with(files().name(file), new ByteArrayInputStream(disk().bytes(file)));
    }

    /** What the options ask for, without a selection of rules. */
    LintOptions lintOptions(Settings settings) {
        settings();
        return lintOptions(settings, trusted == null ? disk() : trusted.files());
    }

    /** @param tree that the settings, and the files that they name, are read from */
    LintOptions lintOptions(Settings settings, FileTree tree) {
        Integer threads = Options.number(jobs, 1);
        List<LiveServer> live = liveServers();
        return LintOptions.builder(settings, trust.moment()).schema(schema()).framework(framework()).maps(pathMaps())
                .expectations(expected()).environment(environment.getValue()).windows(release(live))
                .liveServers(live).httpSys(registry.isEmpty() ? absolute(httpSys.getValue()) : List.copyOf(registry.keySet()))
                .trust(absolute(trust.trust())).crls(absolute(trust.crls())).expiresWithin(trust.expiresWithin())
                .suppressions(!Options.on(noSuppressions)).profiles(!Options.on(noProfile)).transforms(transforms(settings, tree))
                .values(values.read(disk(), deployment.getValue()))
                .comments((file, comment) -> trustedSettings.getValue() == null || trusted != null && trusted.has(file, comment))
                .jobs(threads == null ? Runtime.getRuntime().availableProcessors() : threads).build();
    }

    private DeploymentSelection transforms(Settings settings, FileTree tree) {
        String name = deployment.getValue();
        List<String> given = transforms.getValue();
        if (name != null) {
            if (!given.isEmpty()) {
                throw new FailureException("--deployment and --transform cannot be given together");
            }
            return settings.deployments().stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst()
                    .map(entry -> DeploymentSelection.one(plan(entry, settings, tree)))
                    .orElseThrow(() -> unknown(name, settings));
        }
        if (given.isEmpty() && !settings.deployments().isEmpty()) {
            return DeploymentSelection
                    .each(settings.deployments().stream().map(entry -> plan(entry, settings, tree)).toList());
        }
        if (given.isEmpty() && settings.withoutTransforms()) {
            return DeploymentSelection.NONE;
        }
        try {
            return DeploymentSelection.parse(transforms.getValue());
        } catch (IllegalArgumentException e) {
            throw new FailureException("--transform: " + e.getMessage());
        }
    }

    private static FailureException unknown(String name, Settings settings) {
        List<String> known = settings.deployments().stream().map(DeploymentEntry::name).toList();
        return new FailureException("--deployment \"" + name + "\": the settings describe no such deployment"
                + NearestName.of(name, known).map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }

    private static DeploymentPlan plan(DeploymentEntry entry, Settings settings, FileTree tree) {
        DeploymentValues values = DeploymentValues.NONE;
        for (Path file : entry.values()) {
            try {
                values = values.with(ValuesReader.read(tree, file, entry.name()));
            } catch (IOException | ValuesException e) {
                throw new FailureException(entry.place() + ": the deployment " + entry.name() + ": " + e.getMessage());
            }
        }
        return new DeploymentPlan(entry, values, settings.folder());
    }

    private FrameworkFiles framework() {
        return new FrameworkFiles(frameworkFile("--machine-config", machineConfig.getValue()),
                frameworkFile("--root-web-config", rootWebConfig.getValue()));
    }

    private @Nullable Path frameworkFile(String option, Path given) {
        Path path = given == null ? null : files().workingFolder().resolve(given).normalize();
        if (path != null && !files().isFile(path)) {
            throw new FailureException(option + ": " + files().name(path) + ": there is no such file");
        }
        return path;
    }

    private List<Path> absolute(List<Path> relative) {
        return relative.stream().map(files().workingFolder()::resolve).map(Path::normalize).toList();
    }

    private List<PathMap> pathMaps() {
        List<PathMap> found = new ArrayList<>();
        for (String map : maps.<List<String>>getValue()) {
            int equals = map.indexOf('=');
            if (equals < 1 || equals == map.length() - 1) {
                throw new FailureException("--map \"" + map + "\": expected PREFIX=FOLDER, such as 'C:\\sites=sites'");
            }
            found.add(new PathMap(map.substring(0, equals), machine.workingFolder()
                    .resolve(machine.path(map.substring(equals + 1))).normalize(), null));
        }
        return found;
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

    private OptionalInt release(List<LiveServer> live) {
        Integer release = windows.getValue();
        if (release == null) {
            boolean here = settings().windows() == null && live.size() == 1 && live.get(0).isLocal();
            return here ? machine.release() : OptionalInt.empty();
        }
        if (!List.of(2016, 2019, 2022, 2025).contains(release)) {
            throw new FailureException("--windows " + release + ": expected 2016, 2019, 2022 or 2025");
        }
        return OptionalInt.of(release);
    }
}
