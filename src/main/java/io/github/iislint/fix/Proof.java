package io.github.iislint.fix;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the configuration after some edits against the one before: exactly the intended settings may differ, the findings have
 * to be gone, and nothing as bad may be new.
 */
final class Proof {

    private final Snapshot before;
    private final Snapshot after;
    private final List<Planned> fixes;

    /** A proposal and the findings that it mends. */
    record Planned(Proposal proposal, List<Finding> findings, Server server) {

        /** The least bad of the findings. */
        Severity severity() {
            return findings.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElse(Severity.ERROR);
        }
    }

    /**
     * What came out.
     *
     * @param refusal why the edits may not be made; {@code null} if they may
     * @param changes the settings that take other values
     * @param consequences new findings that are less bad than what is mended
     */
    record Verdict(String refusal, List<Proposal.Change> changes, List<Finding> consequences) {
    }

    Proof(Snapshot before, Snapshot after, List<Planned> fixes) {
        this.before = before;
        this.after = after;
        this.fixes = fixes;
    }

    Verdict verdict() {
        List<Proposal.Change> changes = new ArrayList<>();
        String refusal = effective(changes);
        if (refusal == null) {
            refusal = refused();
        }
        if (refusal == null) {
            refusal = gone();
        }
        List<Finding> consequences = new ArrayList<>();
        if (refusal == null) {
            refusal = fresh(consequences);
        }
        return new Verdict(refusal, changes, consequences);
    }

    private record Key(String location, String section, String setting) {
    }

    private String effective(List<Proposal.Change> changes) {
        Map<String, Map<Key, String>> intended = new HashMap<>();
        Set<String> sections = new TreeSet<>();
        for (Planned fix : fixes) {
            for (Proposal.Change change : fix.proposal().changes()) {
                intended.computeIfAbsent(Snapshot.key(fix.server()), k -> new HashMap<>())
                        .put(new Key(change.location(), change.section(), change.setting()), change.after());
                sections.add(change.section());
            }
        }
        for (Map.Entry<String, Server> entry : before.servers().entrySet()) {
            Server now = after.servers().get(entry.getKey());
            if (now == null) {
                return "the server " + entry.getKey() + " could not be read afterwards";
            }
            if (!touches(entry.getValue())) {
                continue;
            }
            Map<Key, String> expected = new HashMap<>(intended.getOrDefault(entry.getKey(), Map.of()));
            for (Proposal.Change change : EffectiveDiff.between(entry.getValue(), now, sections)) {
                String value = expected.remove(new Key(change.location(), change.section(), change.setting()));
                if (!change.after().equals(value)) {
                    // A value that a refused one hid comes into effect: that is what mending a refused value means.
                    if (value == null && mendsRefused(change)) {
                        changes.add(change);
                        continue;
                    }
                    return "it would also change " + describe(change);
                }
                changes.add(change);
            }
            if (!expected.isEmpty()) {
                Key missed = expected.keySet().stream().min(Comparator.comparing(Key::location)).orElseThrow();
                return "it would not change " + missed.section() + " " + missed.setting() + " at " + name(missed.location());
            }
        }
        return null;
    }

    private boolean touches(Server server) {
        return fixes.stream().anyMatch(fix -> fix.proposal().edits().keySet().stream()
                .anyMatch(file -> server.files().containsKey(file.path())));
    }

    private boolean mendsRefused(Proposal.Change change) {
        String at = change.location();
        return fixes.stream().filter(fix -> fix.proposal().changes().isEmpty()).flatMap(fix -> fix.findings().stream()).flatMap(finding -> finding.locations().stream())
                .anyMatch(location -> location.isEmpty() || at.equals(location) || at.startsWith(location + "/"));
    }

    private static String describe(Proposal.Change change) {
        return change.section() + " " + change.setting() + " at " + name(change.location()) + " from " + change.before() + " to "
                + change.after();
    }

    private static String name(String location) {
        return location.isEmpty() ? "the server level" : location;
    }

    /** Whether IIS would refuse something that it does not refuse now, even if no rule that runs would say so. */
    private String refused() {
        for (Map.Entry<String, Server> entry : after.servers().entrySet()) {
            Server old = before.servers().get(entry.getKey());
            Set<String> known = new HashSet<>();
            for (Problem problem : old == null ? List.<Problem>of() : old.problems()) {
                known.add(problem.kind() + problem.file().name() + problem.location() + problem.section());
            }
            for (Problem problem : entry.getValue().problems()) {
                if (problem.kind().refused() && !problem.assumed() && known.add(problem.kind() + problem.file().name() + problem.location() + problem.section())) {
                    return "IIS would refuse the result: " + problem.message();
                }
            }
        }
        return null;
    }

    private String gone() {
        Set<Snapshot.At> left = after.findings().keySet();
        for (Planned fix : fixes) {
            for (Finding finding : fix.findings()) {
                for (Snapshot.At place : Snapshot.places(finding)) {
                    if (left.contains(place)) {
                        return "the finding would still be there" + (finding.locations().isEmpty() ? "" : " at " + name(place.where()));
                    }
                }
            }
        }
        return null;
    }

    private String fresh(List<Finding> consequences) {
        Severity limit = fixes.stream().map(Planned::severity).max(Comparator.naturalOrder()).orElse(Severity.ERROR);
        Set<Snapshot.At> known = before.findings().keySet();
        Set<String> told = new HashSet<>();
        for (Map.Entry<Snapshot.At, Finding> entry : after.findings().entrySet()) {
            Finding finding = entry.getValue();
            if (known.contains(entry.getKey())) {
                continue;
            }
            if (finding.severity().atLeast(limit)) {
                return "it would cause " + finding.rule() + " at " + finding.place() + ": " + finding.message();
            }
            if (told.add(finding.fingerprint())) {
                consequences.add(finding);
            }
        }
        consequences.sort(Finding.ORDER);
        return null;
    }
}
