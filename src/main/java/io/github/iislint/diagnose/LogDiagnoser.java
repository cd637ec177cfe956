package io.github.iislint.diagnose;

import io.github.iislint.certificate.Revocations;
import io.github.iislint.diagnose.LogSites.LoggedSite;
import io.github.iislint.file.FileTree;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.HttpSysNotice;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.HttpSysFiles;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.log.LogFile;
import io.github.iislint.log.LogReader;
import io.github.iislint.rule.ServerContext;
import io.github.iislint.settings.Expectations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the logs of a server and compares each kind of refusal in them with the configuration. */
public final class LogDiagnoser {

    private static final int MOST_UNVISITED = 1_000;

    private final FileTree files;
    private final LintOptions options;
    private final Collection<Path> inputs;
    private final HttpSysFiles httpSys;
    private final Set<String> unread = new LinkedHashSet<>();

    /** @param inputs files and folders with configuration */
    public LogDiagnoser(FileTree files, LintOptions options, Collection<Path> inputs) {
        this.files = files;
        this.options = options;
        this.inputs = inputs;
        this.httpSys = new HttpSysFiles(files);
    }

    /**
     * What is read.
     *
     * @param since the first moment that counts, as {@code yyyymmddhhmmss}
     * @param until the last moment that counts
     * @param paths how many segments of paths below the location tell groups apart
     * @param progress gets how many bytes were read since it was called last
     */
    public record LogQuestion(List<LogFile> logs, long since, long until, int paths, LongConsumer progress) {
    }

    /** What could not be read, a line each; more can be added. */
    public Set<String> unread() {
        return unread;
    }

    /** What is wrong in the files about http.sys and Schannel that were read. */
    public List<HttpSysNotice> notices() {
        return httpSys.all().stream().flatMap(known -> known.notices().stream()).toList();
    }

    private record Configured(Server server, LintOptions options, HttpSys httpSys) {
    }

    /**
     * @throws LintException if configuration cannot be read
     * @throws DiagnoseException if there is no configuration, or that of several servers
     */
    public LogDiagnosis diagnose(LogQuestion question) throws LintException, DiagnoseException {
        List<Configured> all = new ArrayList<>();
        Servers.VisitSummary outcome = new Servers(files, options, path -> false).visit(inputs,
                (server, own) -> new Configured(server, own, httpSys.of(own)), all::add);
        unread.addAll(outcome.unread());
        List<Configured> hosts = all.stream().filter(each -> !each.server().assumed()).toList();
        List<Configured> chosen = hosts.isEmpty() ? all : hosts;
        if (hosts.size() > 1) {
            throw new DiagnoseException("--log: there are several servers (" + String.join(", ", hosts.stream()
                    .map(each -> each.server().name()).toList())
                    + "); name the applicationHost.config of the server that wrote the logs");
        }
        LogSites sites = new LogSites(chosen.stream().map(Configured::server).toList());
        if (sites.all().isEmpty()) {
            throw new DiagnoseException("there is no site: no applicationHost.config and no web.config found");
        }
        Map<Server, HttpSys> known = new IdentityHashMap<>();
        chosen.forEach(each -> known.put(each.server(), each.httpSys()));
        LogGroups groups = new LogGroups(sites, question.since(), question.until(), question.paths());
        LogReader reader = new LogReader(groups, question.progress());
        question.logs().forEach(reader::read);
        unread.addAll(reader.unread());
        List<LogGroup> explained = new ArrayList<>();
        groups.groups().forEach((key, group) -> explained.add(explain(key, group, groups.requests(), known)));
        explained.sort(
                Comparator.comparingLong((LogGroup group) -> group.requests().count()).reversed()
                        .thenComparing(group -> String.valueOf(group.target().location()))
                        .thenComparing(group -> String.valueOf(group.target().path()))
                        .thenComparing(group -> String.valueOf(group.response().status()))
                        .thenComparingLong(group -> group.response().win32()));
        long refused = groups.groups().entrySet().stream().filter(entry -> entry.getKey().reason() == null)
                .mapToLong(entry -> entry.getValue().lines()).sum();
        return new LogDiagnosis(explained, unvisited(chosen, groups), remarks(groups), reader.notices(), question.logs().size(),
                groups.requests(), refused, reader.skipped(), groups.beyond(), groups.folded());
    }

    private static LogGroup explain(LogGroups.GroupKey key, LogGroups.RequestTally group, long requests,
            Map<Server, HttpSys> known) {
        LoggedSite site = key.site();
        ElementState pool = site == null ? null : PoolAnswers.pool(site.server(), key.pool());
        Explanation explanation = site == null
                ? Explanation.unknown(Step.Name.BINDING, "the site that received these requests is unknown: neither the site "
                        + "number nor the bindings identify it", null, null)
                : key.reason() != null
                        ? PoolAnswers.of(key.reason(), site.site(), pool)
                        : key.location() == null || key.status() == null
                                ? Explanation.unknown(Step.Name.LOCATION, "the path is unknown", null, null)
                                : ConfiguredAnswers.of(site.server(), key.location(),
                                        facts(known.get(site.server()), site, key.location()), key.status(),
                                        key.win32(), group);
        LogGroup.RequestedLocation target = new LogGroup.RequestedLocation(site == null ? null : site.server().name(),
                site == null ? null : site.site().name(), key.location() == null ? null : key.location().path(), key.path());
        LogGroup.LoggedResponse response = new LogGroup.LoggedResponse(key.status() == null ? null : key.status().toString(),
                key.win32(), Win32Error.meaning(key.win32()), key.reason(), pool == null ? null : pool.value("name"));
        LogGroup.RequestCounts counts = new LogGroup.RequestCounts(group.count(), group.traces(),
                key.reason() != null || requests == 0 ? 0 : 100.0 * group.lines() / requests, moment(group.first()),
                moment(group.last()), List.copyOf(group.methods()), List.copyOf(group.modules()));
        return new LogGroup(target, response, counts, explanation);
    }

    /** What is known of the https endpoint of a location. */
    private static Map<Assumption, Fact<Boolean>> facts(@Nullable HttpSys known, LoggedSite site, Location location) {
        return known == null
                ? Map.of()
                : KnownFacts.of(known, Target.location("https", location.path()).endpoint(site.site()).orElse(null));
    }

    private static @Nullable String moment(long time) {
        return time == 0
                ? null
                : String.format(Locale.ROOT, "%04d-%02d-%02dT%02d:%02d:%02dZ", time / 10_000_000_000L,
                        time / 100_000_000 % 100, time / 1_000_000 % 100, time / 10_000 % 100, time / 100 % 100, time % 100);
    }

    /** Locations of sites with requests that refuse everybody without a certificate, and that no request got to. */
    private List<LogDiagnosis.Unvisited> unvisited(List<Configured> chosen, LogGroups groups) {
        Set<Location> seen = new HashSet<>();
        for (Location location : groups.visited()) {
            for (Location above = location; above != null && seen.add(above); above = above.parent()) {
                // Whoever asks for a location gets past those above it.
            }
        }
        List<LogDiagnosis.Unvisited> unvisited = new ArrayList<>();
        for (Configured each : chosen) {
            for (Site site : each.server().sites()) {
                Location root = each.server().root(site);
                if (seen.contains(root)) {
                    below(each, site, root, seen, unvisited);
                }
            }
        }
        return unvisited;
    }

    private void below(Configured configured, Site site, Location location, Set<Location> seen,
            List<LogDiagnosis.Unvisited> unvisited) {
        for (Location child : location.children()) {
            if (seen.contains(child)) {
                below(configured, site, child, seen, unvisited);
            } else if (unvisited.size() < MOST_UNVISITED) {
                predicted(configured, site, child, unvisited);
            }
        }
    }

    private void predicted(Configured configured, Site site, Location location, List<LogDiagnosis.Unvisited> unvisited) {
        Server server = configured.server();
        LintOptions own = configured.options();
        for (String scheme : List.of("https", "http")) {
            Target target = Target.location(scheme, location.path());
            Endpoint endpoint = target.endpoint(site).orElse(null);
            if (endpoint == null && !server.assumed()) {
                continue;
            }
            Visitor visitor = new Visitor(null, null, Revocations.none(), own.now(), own.days(),
                    path -> files.name(Path.of(path)));
            if (!server.disputes(location).isEmpty()) {
                return;
            }
            Request request = new Request(server, site, location, location.path(), target, endpoint, visitor,
                    own.release().isPresent() ? own.release() : ServerContext.deducedWindows(server), configured.httpSys(),
                    new Expectations(List.of()));
            RequestEvaluation.of(request, new Assumptions(Map.of(), KnownFacts.of(configured.httpSys(), endpoint))).decisive()
                    .ifPresent(step -> unvisited.add(
                            new LogDiagnosis.Unvisited(site.name(), location.path(), step.status(), step.text(),
                                    step.place())));
            return;
        }
    }

    /** What the sites should log so that answers can be distinguished. */
    private static List<LogDiagnosis.LogRemark> remarks(LogGroups groups) {
        List<LogDiagnosis.LogRemark> remarks = new ArrayList<>();
        groups.missingFields().forEach((site, fields) -> {
            ElementState element = site.site().element();
            ElementState logFile = element == null ? null : element.child("logFile");
            AttributeState flags = logFile == null ? null : logFile.attribute("logExtFileFlags");
            String wanted = String.join(", ", fields.stream().map(LogDiagnoser::flag).toList());
            remarks.add(new LogDiagnosis.LogRemark(
                    "the site " + site.site().name() + " does not log " + String.join(" and ", fields)
                            + ": add " + wanted + " to logFile/@logExtFileFlags",
                    flags != null
                            ? flags.origin().place()
                            : logFile != null && logFile.origin() != null
                                    ? logFile.origin().place()
                                    : element != null && element.origin() != null ? element.origin().place() : null));
        });
        return remarks;
    }

    private static String flag(String field) {
        return field.equals("sc-substatus") ? "HttpSubStatus" : "Win32Status";
    }
}
