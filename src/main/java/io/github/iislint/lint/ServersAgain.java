package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.LoneSites;
import io.github.iislint.iis.Server;
import io.github.iislint.rule.AffectedRules;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lints servers of a run once more, as they read in another tree of files; no fix is planned. */
final class ServersAgain {

    private final RunContext run;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    /** By the sections that differ; most transforms touch the same few. */
    private final Map<Set<String>, Set<String>> affected = new HashMap<>();

    /** @param options that apply no transforms: those trees hold what comes of them */
    ServersAgain(RunContext run, LintOptions options, Predicate<Path> skipped) {
        this.run = run;
        this.options = options;
        this.skipped = skipped;
    }

    /**
     * Lints servers as they read in a tree of files.
     *
     * @param rules the ids of those to run for a server; {@code null} for all
     * @return the runs, in any order, and in {@code unread} what could not be read
     */
    List<ServerRun> lint(FileTree tree, List<Path> hosts, List<LoneSites.Lone> sites,
            Function<Server, @Nullable Set<String>> rules, List<String> unread) throws LintException {
        List<ServerRun> runs = new ArrayList<>();
        unread.addAll(new Servers(tree, options, skipped, run.timings()).revisit(hosts, sites,
                (server, own) -> new ServerLint(run, own, FixPlan.NONE).run(server, rules.apply(server)), runs::add));
        return runs;
    }

    /** The ids of the rules that may find something else where these sections of web.config files differ. */
    Set<String> affected(Set<String> sections) throws LintException {
        Set<String> known = affected.get(sections);
        if (known == null) {
            try {
                known = AffectedRules.of(run.rules().rules(), options.schema(), sections, run.groups()::asleep);
            } catch (RuleException e) {
                throw new LintException(e);
            }
            affected.put(Set.copyOf(sections), known);
        }
        return known;
    }

    /** Whether what a rule finds depends on nothing but what its expressions read, and it is none of the affected ones. */
    boolean steady(String id, Set<String> affectedOnes) {
        Rule rule = run.rules().rule(id);
        return rule != null && rule.source() == Rule.RaisedBy.MATCH && !affectedOnes.contains(id);
    }
}
