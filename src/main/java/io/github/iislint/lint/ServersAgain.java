package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.rule.AffectedRules;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    /** By the rules that run, and the sections that differ; most transforms touch the same few. */
    private final Map<List<Object>, SectionEffect> effects = new HashMap<>();

    /**
     * What may differ where some sections of web.config files differ.
     *
     * @param refusable the full paths of the sections in which IIS may refuse something else
     * @param rules the ids of the rules that may find something else
     * @param read the sections that must be known for that; {@code null} for all
     */
    record SectionEffect(Set<String> refusable, Set<String> rules, @Nullable Set<String> read) {
    }

    /** @param options that apply no transforms: those trees hold what comes of them */
    ServersAgain(RunContext run, LintOptions options, Predicate<Path> skipped) {
        this.run = run;
        this.options = options;
        this.skipped = skipped;
    }

    /**
     * Lints servers as they read in a tree of files.
     *
     * @param servers the files of those to lint
     * @param effects what may differ for a server; {@code null} for all
     * @return the runs, in any order, without findings that are the same in any case; in {@code unread} what could not be read
     */
    List<ServerRun> lint(FileTree tree, List<Servers.ServerFiles> servers, Function<Server, @Nullable SectionEffect> effects,
            List<String> unread) throws LintException {
        List<ServerRun> runs = new ArrayList<>();
        unread.addAll(new Servers(tree, options, skipped, run.timings()).revisit(servers, (server, own) -> {
            SectionEffect effect = effects.apply(server);
            ServerRun found = new ServerLint(run, own, FixPlan.NONE).run(server, effect == null ? null : effect.rules());
            return effect == null ? found : found.where(each -> !steady(each.finding().rule(), each.section(), effect));
        }, runs::add));
        return runs;
    }

    /**
     * What may differ where these sections of web.config files differ.
     *
     * @param host the applicationHost.config of the server; {@code null} where there is none
     */
    SectionEffect effect(@Nullable Path host, Set<String> sections) throws LintException {
        LintOptions own = host == null ? options : options.forServer(options.settings().name(host));
        try {
            List<Rule> rules = run.enabled().of(own.rules());
            List<Object> key = List.of(rules, Set.copyOf(sections));
            SectionEffect known = effects.get(key);
            if (known == null) {
                AffectedRules affected = AffectedRules.of(rules, options.schema(), sections, run.groups()::asleep,
                        run.groups()::silent);
                Set<String> refusable = ServerLoader.decidedBy(sections);
                Set<String> read = affected.reads() == null ? null : new HashSet<>(affected.reads());
                if (read != null) {
                    read.addAll(refusable);
                }
                known = new SectionEffect(refusable, affected.ids(), read);
                effects.put(key, known);
            }
            return known;
        } catch (RuleException e) {
            throw new LintException(e);
        }
    }

    /**
     * Whether a finding is the same with the files as written, whatever it is that differs in the sections.
     *
     * @param section the full path of the one that it is about; {@code null} where it is about none, or about several
     */
    boolean steady(String id, @Nullable String section, SectionEffect effect) {
        Rule rule = run.rules().rule(id);
        return rule != null && switch (rule.source()) {
            case MATCH -> !effect.rules().contains(id);
            case PROBLEM -> section != null && !effect.refusable().contains(section);
            case LINTER -> false;
        };
    }
}
