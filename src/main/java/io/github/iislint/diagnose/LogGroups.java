package io.github.iislint.diagnose;

import io.github.iislint.diagnose.LogSites.LoggedSite;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.log.FailedRequest;
import io.github.iislint.log.Field;
import io.github.iislint.log.LogRecord;
import io.github.iislint.log.LogVisitor;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts the refused requests of logs by site, location, status and Win32 error. Needs memory for the groups, of which there
 * are as many as the configuration has locations and IIS has answers, and not for the lines.
 */
final class LogGroups implements LogVisitor {

    /** A log that somebody has made up could have a group for each line. */
    private static final int MOST = 20_000;

    private final LogSites sites;
    private final long since;
    private final long until;
    private final int paths;
    private final LogLocations locations = new LogLocations();
    private final Map<GroupKey, RequestTally> groups = new LinkedHashMap<>();
    private final Map<Location, Boolean> visited = new IdentityHashMap<>();
    private final Map<LoggedSite, Set<String>> missingFields = new LinkedHashMap<>();
    private @Nullable Location lastVisited;
    private long requests;
    private long beyond;
    private long folded;

    /**
     * @param since the first moment that counts, as {@code yyyymmddhhmmss}
     * @param until the last moment that counts
     * @param paths how many segments below the location tell groups apart
     */
    LogGroups(LogSites sites, long since, long until, int paths) {
        this.paths = paths;
        this.sites = sites;
        this.since = since;
        this.until = until;
    }

    /**
     * What lines of one group have in common.
     *
     * @param site {@code null} where it is not known
     * @param location {@code null} where the site is not known, or http.sys ended the request before there was one
     * @param reason why http.sys ended it; {@code null} for the answers of IIS
     * @param pool of the same; {@code null} where it is not told
     * @param path see {@link LoggedPath}; {@code null} if nothing of it is shown
     */
    record GroupKey(@Nullable LoggedSite site, @Nullable Location location, @Nullable LoggedStatus status, long win32,
            @Nullable String reason, @Nullable String pool, @Nullable String path) {

        // Those that the JVM would make for a record cost as much as reading the line until they are compiled.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof GroupKey key && key.site == site && key.location == location && key.win32 == win32
                    && Objects.equals(key.status, status) && Objects.equals(key.reason, reason) && Objects.equals(key.pool, pool)
                    && Objects.equals(key.path, path);
        }

        @Override
        public int hashCode() {
            int answer = status == null ? 0 : status.hashCode();
            int ended = (reason == null ? 0 : reason.hashCode()) + (path == null ? 0 : path.hashCode());
            return (System.identityHashCode(location) * 31 + answer) * 31 + (int) win32 + ended + System.identityHashCode(site);
        }
    }

    /** What is known of a group. */
    static final class RequestTally {
        private final TreeSet<String> methods = new TreeSet<>();
        private @Nullable String lastMethod;
        private final TreeSet<String> modules = new TreeSet<>();
        private final Map<ElementState, Long> decided = new HashMap<>();
        private long lines;
        private long traces;
        private long first;
        private long last;

        long count() {
            return lines > 0 ? lines : traces;
        }

        long lines() {
            return lines;
        }

        long traces() {
            return traces;
        }

        TreeSet<String> methods() {
            return methods;
        }

        TreeSet<String> modules() {
            return modules;
        }

        /** 0 where no line tells. */
        long first() {
            return first;
        }

        long last() {
            return last;
        }

        /** Entries of the configuration that meet requests of the group, and how many. */
        Map<ElementState, Long> decided() {
            return decided;
        }

        /** @param method one of {@link LoggedMethod}'s; {@code null} where it is not told */
        private void add(long time, @Nullable String method) {
            if (time > 0) {
                first = first == 0 ? time : Math.min(first, time);
                last = Math.max(last, time);
            }
            // Requests of a group mostly have the same method.
            if (method != null && method != lastMethod) {
                methods.add(method);
                lastMethod = method;
            }
        }
    }

    Map<GroupKey, RequestTally> groups() {
        return groups;
    }

    /** The locations that requests got to, with or without success. */
    Collection<Location> visited() {
        return visited.keySet();
    }

    /** The fields that lines of a site lack, and without which answers cannot be distinguished. */
    Map<LoggedSite, Set<String>> missingFields() {
        return missingFields;
    }

    /** How many requests of IIS were counted. */
    long requests() {
        return requests;
    }

    /** How many refused requests are in no group, because there are too many groups. */
    long beyond() {
        return beyond;
    }

    /** How many connections ended idle, as they do. */
    long folded() {
        return folded;
    }

    private boolean outside(long time) {
        return time > 0 && (time < since || time > until);
    }

    @Override
    public void line(LogRecord line) {
        boolean limited = since > 0 || until < Long.MAX_VALUE;
        if (limited && outside(line.time())) {
            return;
        }
        if (line.fromHttpSys()) {
            ended(line);
            return;
        }
        requests++;
        LoggedSite site = sites.of(line);
        Location location = null;
        if (site != null) {
            location = locations.of(site, line, Field.PATH);
            visit(location);
            if (!line.has(Field.SUBSTATUS) || !line.has(Field.WIN32)) {
                missing(site, line);
            }
        }
        int answer = (int) line.number(Field.STATUS);
        if (!LoggedStatus.ofInterest(answer)) {
            return;
        }
        LoggedStatus status = new LoggedStatus(answer, (int) line.number(Field.SUBSTATUS));
        RequestTally group = group(new GroupKey(site, location, status, Win32Error.plain(line.number(Field.WIN32)), null, null,
                path(location, line, Field.PATH)));
        if (group != null) {
            group.lines++;
            group.add(line.time(), LoggedMethod.of(line));
            if (site != null && location != null && RequestFilters.decides(status)) {
                decide(group, site, location, status, line.text(Field.PATH), line.text(Field.METHOD));
            }
        }
    }

    private static void decide(RequestTally group, LoggedSite site, Location location, LoggedStatus status, @Nullable String path,
            @Nullable String method) {
        ElementState entry = RequestFilters.entry(site.server(), location, status, path, method);
        if (entry != null) {
            group.decided.merge(entry, 1L, Long::sum);
        }
    }

    private @Nullable String path(@Nullable Location location, LogRecord line, Field field) {
        String path = paths == 0 || !line.has(field) ? null : line.text(field);
        if (location == null || path == null) {
            return null;
        }
        int query = path.indexOf('?');
        return LoggedPath.of(location, query < 0 ? path : path.substring(0, query), paths);
    }

    private void visit(Location location) {
        // Requests come in runs; a look into the map for each would cost as much as reading the line.
        if (location != lastVisited) {
            lastVisited = location;
            visited.put(location, Boolean.TRUE);
        }
    }

    private void missing(LoggedSite site, LogRecord line) {
        for (Field field : new Field[]{Field.SUBSTATUS, Field.WIN32}) {
            if (!line.has(field)) {
                missingFields.computeIfAbsent(site, s -> new TreeSet<>()).add(field.toString());
            }
        }
    }

    /** A request or a connection that http.sys ended itself. */
    private void ended(LogRecord line) {
        String reason = HttpSysReason.of(line.text(Field.REASON));
        if (HttpSysReason.usual(reason)) {
            folded++;
            return;
        }
        int id = (int) line.number(Field.SITE_ID);
        LoggedSite site = id > 0 ? sites.of(id) : null;
        Location location = site == null || !line.has(Field.URI) || line.text(Field.URI) == null
                ? null
                : locations.of(site, line, Field.URI);
        String pool = line.text(Field.QUEUE);
        int status = (int) line.number(Field.STATUS);
        RequestTally group = group(
                new GroupKey(site, location, status < 0 ? null : new LoggedStatus(status, -1), -1, reason, pool,
                        path(location, line, Field.URI)));
        if (group != null) {
            group.lines++;
            group.add(line.time(), LoggedMethod.of(line));
        }
    }

    @Override
    public void failedRequest(FailedRequest request) {
        if (outside(request.time())) {
            return;
        }
        LoggedSite site = request.site() > 0 || sites.all().size() != 1 ? sites.of(request.site()) : sites.all().get(0);
        LoggedStatus status = new LoggedStatus(request.status(), request.substatus());
        Location location = site == null || request.path() == null ? null : LogLocations.of(site, request.path());
        RequestTally group = group(new GroupKey(site, location, status, request.win32(), null, null,
                location == null ? null : LoggedPath.of(location, request.path(), paths)));
        if (group != null) {
            group.traces++;
            group.add(request.time(), LoggedMethod.of(request.method()));
            if (request.module() != null) {
                group.modules.add(request.module() + (request.notification() == null ? "" : " (" + request.notification() + ")"));
            }
            if (site != null && location != null && RequestFilters.decides(status)) {
                decide(group, site, location, status, request.path(), request.method());
            }
        }
    }

    private @Nullable RequestTally group(GroupKey key) {
        RequestTally known = groups.get(key);
        if (known == null && groups.size() < MOST) {
            known = new RequestTally();
            groups.put(key, known);
        } else if (known == null) {
            beyond++;
        }
        return known;
    }
}
