package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.TransformFinder;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.InternalErrors;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.ConfigurationFinder;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.LiveServer;
import io.github.iislint.iis.LoneSites;
import io.github.iislint.iis.Notice;
import io.github.iislint.iis.Reading;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.ServerSummary;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds and loads the servers of a run, several at once, and discards each after it has been processed. The results are in
 * the order of the files, regardless of the number of threads.
 */
public final class Servers {

    private final FileTree files;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    private final Timings timings;
    private final Reading reading;

    /** Those that were met. */
    private final Set<Path> excluded = ConcurrentHashMap.newKeySet();

    /** @param skipped folders that are not searched unless they are named */
    public Servers(FileTree files, LintOptions options, Predicate<Path> skipped) {
        this(files, options, skipped, Timings.NONE);
    }

    /** @param reading whom to believe where sources about IIS differ */
    public Servers(FileTree files, LintOptions options, Predicate<Path> skipped, Reading reading) {
        this(files, options, skipped, Timings.NONE, reading);
    }

    Servers(FileTree files, LintOptions options, Predicate<Path> skipped, Timings timings) {
        this(files, options, skipped, timings, Reading.REFERENCE);
    }

    private Servers(FileTree files, LintOptions options, Predicate<Path> skipped, Timings timings, Reading reading) {
        this.reading = reading;
        this.timings = timings;
        this.files = deployed(files, options);
        this.options = options;
        this.skipped = skipped;
    }

    /** The files as the deployment that the options name leaves them, with values; as written where they name none. */
    private static FileTree deployed(FileTree files, LintOptions options) {
        if (!options.transforms().explicit() && options.values().isEmpty() || files instanceof DeployedFiles) {
            return files;
        }
        return new DeployedFiles(files, options.transforms().deployment(transforms(files, options), options.values()),
                options.schema());
    }

    /** Finds the transforms of files that settings do not exclude. */
    static TransformFinder transforms(FileTree files, LintOptions options) {
        return new TransformFinder(files, path -> excluded(path, options));
    }

    /** What is read, transformed where the options name a deployment. */
    FileTree files() {
        return files;
    }

    /** The transforms that failed so far, a line each: the files that they were for read as written. */
    public List<String> failedTransforms() {
        List<String> failed = new ArrayList<>();
        if (files instanceof DeployedFiles deployed) {
            new TreeMap<>(deployed.deployed()).forEach((path, result) -> result.messages().stream()
                    .filter(message -> message.severity() == Severity.ERROR)
                    .forEach(message -> failed.add(message.place().file().name() + ":" + message.place().line() + ":"
                            + message.place().column() + ": the transform fails, so " + files.name(path)
                            + " is shown as written: " + message.text())));
        }
        return failed;
    }

    /** The work to do for a server, with the options that apply to it. */
    @FunctionalInterface
    public interface ServerTask<T> {

        T look(Server server, LintOptions own) throws RuleException, LintException;
    }

    /**
     * What was found besides the servers' own results.
     *
     * @param unclaimed web.config files that are examined alone although they most likely belong to a site
     * @param transforms files that are no configuration
     * @param leftAlone how many files were named that are none of IIS's configuration
     * @param excluded how many files were met that the settings exclude
     * @param unread what could not be read or examined, and why, a line each; the rest was
     * @param hosts the applicationHost.config files
     * @param lone the sites without one
     */
    public record VisitSummary(List<ServerSummary> servers, List<LoneSites.Unclaimed> unclaimed, List<Path> transforms,
            int leftAlone,
            int excluded, List<Notice> notices, List<String> unread, List<Path> hosts, List<LoneSites.Lone> lone) {
    }

    /**
     * The files that make a server.
     *
     * @param first the applicationHost.config; of a site without one the first of its web.config files
     * @param site the site without an applicationHost.config; {@code null} where there is one
     */
    record ServerFiles(Path first, LoneSites.@Nullable Lone site) {

        ServerFiles(LoneSites.Lone site) {
            this(site.webConfigs().values().iterator().next(), site);
        }
    }

    /** The work to do for a server that may be loaded once more. */
    @FunctionalInterface
    interface FilesTask<T> {

        T look(ServerFiles files, Server server, LintOptions own) throws RuleException, LintException;
    }

    private record Visited<T>(ServerSummary summary, T result) {
    }

    /** @param failure why there is no result; else {@code null} */
    private record Attempt<T>(@Nullable T result, @Nullable String failure) {
    }

    /**
     * Loads all servers that files and folders hold, and does the work for each.
     *
     * @param results gets what the work returns, one after the other, in the order of the files
     * @throws LintException if an input does not exist, or the work fails
     */
    public <T> VisitSummary visit(Collection<Path> inputs, ServerTask<T> work, Consumer<T> results) throws LintException {
        return visitFiles(inputs, (found, server, own) -> work.look(server, own), results);
    }

    /** Does the same with work that is told the files of each server. */
    <T> VisitSummary visitFiles(Collection<Path> inputs, FilesTask<T> work, Consumer<T> results) throws LintException {
        try {
            long start = System.nanoTime();
            ConfigurationFinder.FoundFiles found = new ConfigurationFinder(files, this::excluded, skipped).find(inputs);
            timings.since(Timings.Stage.FIND, start);
            List<ServerSummary> servers = new ArrayList<>();
            List<String> unread = new ArrayList<>(found.unread());
            OrderedPool.Work<ServerFiles, Attempt<Visited<T>>> visit = each -> look(each, null, (server, own) -> {
                // Files are parsed while a server is resolved; that is counted apart.
                server.files().values().forEach(file -> timings.add(Timings.Stage.PARSE, file.nanos()));
                return new Visited<>(ServerSummary.of(server), work.look(each, server, own));
            });
            Consumer<Attempt<Visited<T>>> taken = attempt -> {
                if (attempt.failure() != null) {
                    unread.add(attempt.failure());
                }
                if (attempt.result() != null) {
                    servers.add(attempt.result().summary());
                    results.accept(attempt.result().result());
                }
            };
            OrderedPool.run(options.jobs(), found.hosts().stream().map(host -> new ServerFiles(host, null)).toList(), visit,
                    taken);
            LoneSites lone = new LoneSites(files, found.webConfigs(), servers, options.mappedFolders());
            List<LoneSites.Lone> sites = lone.sites(nameBase());
            OrderedPool.run(options.jobs(), sites.stream().map(ServerFiles::new).toList(), visit, taken);
            List<Notice> notices = new ArrayList<>(found.notices());
            for (ServerSummary server : servers) {
                notices.addAll(server.notices());
                unread.addAll(server.unread());
            }
            servers.forEach(server -> notices.addAll(UnseenSites.notices(server)));
            // A file in a folder that is named and mapped has been looked for twice.
            return new VisitSummary(servers, lone.unclaimed(), found.transforms(), found.leftAlone(), excluded.size(), notices,
                    unread.stream().distinct().toList(), found.hosts(), sites);
        } catch (IOException e) {
            throw new LintException(e);
        }
    }

    /**
     * Loads a server of an earlier visit again, from this tree of files.
     *
     * @param sections those that must be known, by their full paths; {@code null} for all
     * @param unread gets a line where the server cannot be read, or the work fails
     * @return what the work returns; {@code null} where it fails
     */
    <T> @Nullable T revisit(ServerFiles found, @Nullable Set<String> sections, ServerTask<T> work, Consumer<String> unread)
            throws RuleException, LintException {
        Attempt<T> attempt = look(found, sections, work);
        if (attempt.failure() != null) {
            unread.accept(attempt.failure());
        }
        return attempt.result();
    }

    /**
     * Loads a server and does the work for it. A file that cannot be read, or that iislint cannot process, is reported, and does
     * not keep the other servers from being visited.
     */
    private <T> Attempt<T> look(ServerFiles found, @Nullable Set<String> sections, ServerTask<T> work)
            throws RuleException, LintException {
        Path first = found.first();
        LoneSites.Lone site = found.site();
        try {
            LintOptions own = site != null
                    ? options
                    : options.forServer(options.settings().name(files.workingFolder().resolve(first)));
            long start = System.nanoTime();
            ServerLoader all = loader(own, site != null ? null : own.liveServer(first).orElse(null));
            ServerLoader loader = sections == null ? all : all.of(sections);
            Server server = site != null
                    ? loader.loadLone(site.name(), site.webConfigs(), own.expectedLocations())
                    : loader.load(first, own.expectedLocations());
            timings.since(Timings.Stage.RESOLVE, start);
            return new Attempt<>(work.look(server, own), null);
        } catch (IOException e) {
            return new Attempt<>(null, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Attempt<>(null, InternalErrors.message(files.name(first), e));
        }
    }

    /**
     * What the locations of all servers require of their visitors, in the order of the files; those of a broken file are left
     * out.
     *
     * @param unread gets a line for each file that cannot be read
     * @throws LintException if an input does not exist
     */
    public List<Inventory> inventories(Collection<Path> inputs, Consumer<String> unread) throws LintException {
        List<Inventory> found = new ArrayList<>();
        visit(inputs, Inventory::of, found::add).unread().forEach(unread);
        return found;
    }

    /**
     * The chains of transforms, by their names, beside the web.config files of all servers.
     *
     * @throws LintException if an input does not exist
     */
    public Set<List<String>> chains(Collection<Path> inputs) throws LintException {
        TransformFinder finder = transforms(files, options);
        Set<Path> webConfigs = new LinkedHashSet<>();
        try {
            ConfigurationFinder.FoundFiles found = new ConfigurationFinder(files, this::excluded, skipped).find(inputs);
            webConfigs.addAll(found.webConfigs());
            if (found.hosts().isEmpty()) {
                return finder.chains(webConfigs);
            }
        } catch (IOException e) {
            throw new LintException(e);
        }
        // Sites may have their folders elsewhere.
        visit(inputs, (server, own) -> server, server -> server.files().keySet().stream()
                .filter(path -> server.file() == null || !path.equals(server.file().path())).filter(files::isFile)
                .forEach(webConfigs::add));
        return finder.chains(webConfigs);
    }

    /** @param live {@code null} where the files of the server are elsewhere */
    private ServerLoader loader(LintOptions own, @Nullable LiveServer live) {
        Frameworks given = Frameworks.forAll(own.framework());
        return new ServerLoader(files, own.schema(), own.folderMap(files, live),
                live != null && given == Frameworks.NONE ? live.frameworks(files) : given, this::excluded, reading);
    }

    private Path nameBase() {
        return options.settings().file() == null ? files.workingFolder() : options.settings().folder();
    }

    private boolean excluded(Path path) {
        boolean left = excluded(path, options);
        if (left) {
            excluded.add(path);
        }
        return left;
    }

    private static boolean excluded(Path path, LintOptions options) {
        Path base = options.settings().folder();
        return path.startsWith(base) && options.settings().excludes(base.relativize(path).toString().replace('\\', '/'));
    }
}
