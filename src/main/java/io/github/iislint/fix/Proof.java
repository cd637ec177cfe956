package io.github.iislint.fix;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the configuration before and after some edits: only the intended settings may differ, the findings must be gone,
 * and there must be no new finding of the same or a higher severity. Any violation is attributed to the fixes that concern
 * the place.
 */
final class Proof {

    private final Snapshot before;
    private final Snapshot after;
    private final List<Planned> fixes;
    private final Map<ServerLocation, Concerned> concerned = new HashMap<>();
    private final Concerned all = new Concerned();
    private final Authors authors;
    private final List<FailedFix> failures = new ArrayList<>();

    /** A proposal and the findings that it fixes. */
    record Planned(Proposal proposal, List<Finding> findings, @Nullable Server server) {

        /** Whether it corrects a transform, which belongs to no server: nothing may change but what that transform does. */
        boolean correction() {
            return server == null;
        }

        /** The name of the server in a snapshot. */
        String serverName() {
            return server == null ? "" : server.key();
        }

        /** Each plan is one of its own, and there are many, with much in them. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        /** The least bad of the findings. */
        Severity severity() {
            return findings.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(Severity.ERROR);
        }
    }

    /**
     * A violation.
     *
     * @param blamed the fixes that may have caused it, at least one
     * @param written whether it is in what the only one of them wrote
     */
    record FailedFix(String reason, Set<Planned> blamed, boolean written) {
    }

    /**
     * What came out.
     *
     * @param failures why the edits may not be made; empty if they may
     * @param consequences new findings that are less bad than what is fixed
     */
    record ProofResult(List<FailedFix> failures, List<Finding> consequences) {
    }

    /** The fixes that are about a place, and how bad the least of what one of them fixes is. */
    private static final class Concerned {

        private final Set<Planned> fixes = new LinkedHashSet<>();
        private Severity mildest = Severity.ERROR;
        private boolean wrote;

        /** The fix that wrote a place. */
        static Concerned writer(Planned fix) {
            Concerned writer = new Concerned();
            writer.add(fix);
            writer.wrote = true;
            return writer;
        }

        void add(Planned fix) {
            if (fixes.add(fix)) {
                Severity severity = fix.severity();
                mildest = mildest.atLeast(severity) ? severity : mildest;
            }
        }
    }

    /** A location of a server. */
    private record ServerLocation(@Nullable String server, String location) {
    }

    /** A setting of a location. */
    private record SettingKey(String location, String section, String name) {
    }

    Proof(Snapshot before, Snapshot after, List<Planned> fixes) {
        this.before = before;
        this.after = after;
        this.fixes = fixes;
        this.authors = new Authors(fixes, after.files());
        for (Planned fix : fixes) {
            all.add(fix);
            String server = fix.serverName();
            fix.proposal().changes().forEach(change -> concern(new ServerLocation(server, change.location()), fix));
            fix.proposal().regions().forEach(region -> concern(new ServerLocation(server, region.location()), fix));
            fix.findings().forEach(
                    finding -> finding.locations().forEach(location -> concern(new ServerLocation(server, location), fix)));
            fix.proposal().edits().keySet().forEach(file -> concern(new ServerLocation(file.name(), ""), fix));
        }
    }

    private void concern(ServerLocation spot, Planned fix) {
        concerned.computeIfAbsent(spot, s -> new Concerned()).add(fix);
    }

    /**
     * The servers of another deployment, by name.
     *
     * @param label as messages call it
     */
    record Elsewhere(String label, Map<String, Server> before, Map<String, Server> after) {
    }

    /** @param others deployments in which nothing else may change, either */
    ProofResult verdict(List<Elsewhere> others) {
        effective();
        others.forEach(this::elsewhere);
        refused();
        gone();
        List<Finding> consequences = new ArrayList<>();
        fresh(consequences);
        return new ProofResult(List.copyOf(failures), consequences);
    }

    private void fail(String reason, Concerned blamed) {
        failures.add(new FailedFix(reason, blamed.fixes, blamed.wrote));
    }

    /** The fixes that are about a location or the nearest one above; else those that edit the file, else all. */
    private Concerned blamed(@Nullable String server, @Nullable String location, @Nullable String file) {
        for (String at = location; at != null; at = above(at)) {
            Concerned about = concerned.get(new ServerLocation(server, at));
            if (about != null) {
                return about;
            }
        }
        Concerned editing = file == null ? null : concerned.get(new ServerLocation(file, ""));
        return editing != null ? editing : all;
    }

    private static @Nullable String above(String location) {
        return location.isEmpty() ? null : location.substring(0, Math.max(0, location.lastIndexOf('/')));
    }

    private void effective() {
        // Two entries of a collection have settings of the same name.
        Map<String, Map<SettingKey, List<String>>> intended = new HashMap<>();
        Map<String, List<Proposal.Region>> regions = new HashMap<>();
        Set<String> sections = new TreeSet<>();
        for (Planned fix : fixes) {
            for (Proposal.Change change : fix.proposal().changes()) {
                intended.computeIfAbsent(fix.serverName(), k -> new HashMap<>())
                        .computeIfAbsent(setting(change), k -> new ArrayList<>(1)).add(change.after());
                sections.add(change.section());
            }
            regions.computeIfAbsent(fix.serverName(), k -> new ArrayList<>()).addAll(fix.proposal().regions());
            fix.proposal().regions().forEach(region -> sections.add(region.section()));
        }
        Set<Object> edited = new HashSet<>();
        fixes.forEach(fix -> fix.proposal().edits().keySet().forEach(file -> edited.add(file.path())));
        Set<String> corrected = corrected();
        for (Map.Entry<String, Server> entry : before.servers().entrySet()) {
            String server = entry.getKey();
            Server now = after.servers().get(server);
            if (now == null) {
                fail("the server " + server + " could not be read afterwards", blamed(server, "", server));
            } else if (intended.containsKey(server) || entry.getValue().files().keySet().stream().anyMatch(edited::contains)) {
                compare(server, EditDiff.between(entry.getValue(), now, sections), intended.getOrDefault(server, Map.of()),
                        regions.getOrDefault(server, List.of()), corrected);
            }
        }
    }

    /** What changes with another deployment must be meant; that it does not change there is no harm. */
    private void elsewhere(Elsewhere other) {
        Set<Object> meant = new HashSet<>();
        Set<Object> edited = new HashSet<>();
        Set<String> sections = new TreeSet<>();
        List<Proposal.Region> regions = new ArrayList<>();
        for (Planned fix : fixes) {
            fix.proposal().changes().forEach(change -> {
                meant.add(Arrays.asList(setting(change), change.after()));
                sections.add(change.section());
            });
            regions.addAll(fix.proposal().regions());
            fix.proposal().regions().forEach(region -> sections.add(region.section()));
            fix.proposal().edits().keySet().forEach(file -> edited.add(file.path()));
        }
        Set<String> corrected = corrected();
        other.before().forEach((name, server) -> {
            Server now = other.after().get(name);
            if (now == null || server.files().keySet().stream().noneMatch(edited::contains)) {
                return;
            }
            for (Proposal.Change change : EditDiff.between(server, now, sections)) {
                boolean unread = EntryPath.serverOnly(change.section()) && !change.location().isEmpty();
                if (!unread && !meant.contains(Arrays.asList(setting(change), change.after()))
                        && !below(change.location(), corrected) && regions.stream().noneMatch(region -> region.holds(change))) {
                    fail(other.label() + " it would also change " + describe(change), blamed(name, change.location(), null));
                }
            }
        });
    }

    private static SettingKey setting(Proposal.Change change) {
        return new SettingKey(change.location(), change.section(), change.setting());
    }

    private void compare(String server, List<Proposal.Change> changes, Map<SettingKey, List<String>> intended,
            List<Proposal.Region> regions, Set<String> corrected) {
        Map<SettingKey, List<String>> missed = new HashMap<>(intended);
        for (Proposal.Change change : changes) {
            if (EntryPath.serverOnly(change.section()) && !change.location().isEmpty()) {
                // Nobody reads what sites inherit of it.
                continue;
            }
            List<String> values = missed.getOrDefault(setting(change), List.of());
            // A value that a refused one hid comes into effect: that is what correcting a refused value means.
            if (!has(values, change.after()) && !(values.isEmpty() && below(change.location(), corrected))
                    && regions.stream().noneMatch(region -> region.holds(change))) {
                fail("it would also change " + describe(change), blamed(server, change.location(), null));
            }
            if (!values.isEmpty() && !values.remove(change.after())) {
                values.remove(0);
            }
            if (values.isEmpty()) {
                missed.remove(setting(change));
            }
        }
        missed.keySet().stream().sorted(Comparator.comparing(SettingKey::location)).forEach(setting -> fail("it would not change "
                + setting.section() + " " + setting.name() + " at " + name(setting.location()),
                blamed(server, setting.location(), null)));
    }

    /** A setting may have no value afterwards. */
    private static boolean has(List<String> values, @Nullable String value) {
        return value == null ? values.stream().anyMatch(each -> each == null) : values.contains(value);
    }

    /** The locations of values that the configuration system refuses and that are corrected. */
    private Set<String> corrected() {
        Set<String> corrected = new HashSet<>();
        fixes.stream().filter(fix -> fix.proposal().changes().isEmpty() && fix.proposal().regions().isEmpty())
                .forEach(fix -> fix.findings().forEach(finding -> corrected.addAll(finding.locations())));
        return corrected;
    }

    private static boolean below(String location, Set<String> tops) {
        for (String at = location; at != null; at = above(at)) {
            if (tops.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Proposal.Change change) {
        if (EditDiff.ABSENT.equals(change.before()) && EditDiff.PRESENT.equals(change.after())) {
            return change.section() + " at " + name(change.location()) + ", which would get " + change.setting();
        }
        if (EditDiff.ABSENT.equals(change.after()) && EditDiff.PRESENT.equals(change.before())) {
            return change.section() + " at " + name(change.location()) + ", which would lose " + change.setting();
        }
        return change.section() + " " + change.setting() + " at " + name(change.location()) + " from " + change.before() + " to "
                + change.after();
    }

    private static String name(String location) {
        return location.isEmpty() ? "the server level" : location;
    }

    /** Whether IIS would refuse something that it does not refuse now, even if no rule that runs would say so. */
    private void refused() {
        after.servers().forEach((name, server) -> {
            Server old = before.servers().get(name);
            Set<Object> known = new HashSet<>();
            for (Problem problem : old == null ? List.<Problem>of() : old.problems()) {
                known.add(identity(problem));
            }
            Set<Object> told = new HashSet<>();
            for (Problem problem : server.problems()) {
                if (!problem.kind().refused() || problem.assumed() || known.contains(identity(problem))) {
                    continue;
                }
                Authors.Author author = authors.of(problem.file().place(problem.span()));
                boolean first = told.add(identity(problem));
                if (author != null || first) {
                    fail("IIS would refuse the result: " + problem.message(), author != null
                            ? Concerned.writer(author.fix())
                            : blamed(name, problem.location(), problem.file().name()));
                }
            }
        });
    }

    private static Object identity(Problem problem) {
        return List.of(problem.kind(), problem.file().name(), String.valueOf(problem.location()),
                String.valueOf(problem.section()));
    }

    /** Several findings of one rule at one location are distinguished by their number. */
    private void gone() {
        Map<Snapshot.RuleLocation, List<Finding>> had = before.findings();
        Map<Snapshot.RuleLocation, List<Finding>> left = after.findings();
        Map<Snapshot.RuleLocation, Integer> fixed = new HashMap<>();
        fixes.forEach(fix -> fix.findings()
                .forEach(finding -> Snapshot.places(finding).forEach(at -> fixed.merge(at, 1, Integer::sum))));
        for (Planned fix : fixes) {
            fix.findings().stream().flatMap(finding -> Snapshot.places(finding).stream()
                    .filter(at -> number(left, at) > Math.max(0, number(had, at) - fixed.getOrDefault(at, 0))).limit(1)
                    .map(at -> "the finding would still be there"
                            + (finding.locations().isEmpty() ? "" : " at " + name(at.where()))))
                    .findFirst().ifPresent(reason -> failures.add(new FailedFix(reason, Set.of(fix), false)));
        }
    }

    private static int number(Map<Snapshot.RuleLocation, List<Finding>> findings, Snapshot.RuleLocation at) {
        return findings.getOrDefault(at, List.of()).size();
    }

    private void fresh(Collection<Finding> consequences) {
        Map<Snapshot.RuleLocation, List<Finding>> had = before.findings();
        Set<Finding> told = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Finding> judged = Collections.newSetFromMap(new IdentityHashMap<>());
        after.findings().forEach((at, now) -> {
            if (now.size() <= number(had, at)) {
                return;
            }
            boolean refused = false;
            for (Finding finding : now) {
                Authors.Author author = authors.of(finding.place());
                if (author == null || !tooBad(finding, Concerned.writer(author.fix()))) {
                    continue;
                }
                refused = true;
                if (judged.add(finding)) {
                    fail(finding, author.place(), Concerned.writer(author.fix()));
                }
            }
            // What was written may have been found before: then it says nothing of what is new.
            Finding last = now.get(now.size() - 1);
            Concerned blamed = blamed(server(last), last.locations().isEmpty() ? null : at.where(), last.place().file());
            if (!refused && tooBad(last, blamed)) {
                fail(last, last.place(), blamed);
            } else if (!refused) {
                told.add(last);
            }
        });
        told.stream().sorted(Finding.ORDER).forEach(consequences::add);
    }

    /** Whether a new finding is at least as bad as what its causes fix. */
    private static boolean tooBad(Finding finding, Concerned blamed) {
        return finding.severity().atLeast(blamed.mildest) || aboutTransform(finding, blamed);
    }

    private void fail(Finding finding, Place place, Concerned blamed) {
        fail("it would cause " + finding.rule() + " at " + place + ": " + finding.message(), blamed);
    }

    /** A transform that is corrected must leave nothing else to be said of it, however mild. */
    private static boolean aboutTransform(Finding finding, Concerned blamed) {
        return finding.locations().isEmpty() && blamed.fixes.stream().anyMatch(Planned::correction);
    }

    /** What a finding's server is called in a snapshot: a lone site has no name but that of its locations. */
    private @Nullable String server(Finding finding) {
        if (finding.server() != null || finding.locations().isEmpty()) {
            return finding.server();
        }
        for (String at = finding.locations().get(0); at != null; at = above(at)) {
            if (after.servers().containsKey(at)) {
                return at;
            }
        }
        return "";
    }
}
