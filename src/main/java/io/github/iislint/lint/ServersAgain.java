package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.rule.AffectedRules;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lints servers of a run once more, as they read in another tree of files; no fix is planned. For any number of threads. */
final class ServersAgain {

    private final RunContext run;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    /** By what says which rules run, what is known of them, and the sections that differ; most transforms touch the same few. */
    private final Map<List<Object>, SectionEffect> effects = new ConcurrentHashMap<>();

    /**
     * What may differ where some sections of web.config files differ.
     *
     * @param refusable the full paths of the sections in which IIS may refuse something else
     * @param rules those that may find something else
     * @param ids of these rules
     * @param read the sections that must be known for that; {@code null} for all
     */
    record SectionEffect(Set<String> refusable, List<Rule> rules, Set<String> ids, @Nullable Set<String> read) {
    }

    /** @param options that apply no transforms: those trees hold what comes of them */
    ServersAgain(RunContext run, LintOptions options, Predicate<Path> skipped) {
        this.run = run;
        this.options = options;
        this.skipped = skipped;
    }

    /**
     * Lints a server as it reads in a tree of files.
     *
     * @param found where it was found
     * @param effect what may differ; {@code null} for all
     * @param unread gets a line where the server cannot be read
     * @return the run, without findings that are the same in any case; {@code null} where the server cannot be read
     */
    @Nullable
    ServerRun lint(FileTree tree, Servers.ServerFiles found, @Nullable SectionEffect effect, Consumer<String> unread)
            throws LintException {
        try {
            return new Servers(tree, options, skipped, run.timings()).revisit(found, effect == null ? null : effect.read(),
                    (server, own) -> {
                        ServerLint lint = new ServerLint(run, own, FixPlan.NONE);
                        return effect == null
                                ? lint.run(server, null)
                                : lint.run(server, effect.rules())
                                        .where(each -> !steady(each.finding().rule(), each.section(), effect));
                    }, unread);
        } catch (RuleException e) {
            throw new LintException(e);
        }
    }

    /**
     * What may differ where these sections of the web.config files of a server differ.
     *
     * @param found a server that was linted as its files were read
     */
    SectionEffect effect(Servers.ServerFiles found, Set<String> sections) throws LintException {
        LintOptions own = found.site() != null ? options : options.forServer(options.settings().name(found.first()));
        try {
            List<Rule> rules = run.enabled().of(own.rules());
            // What is known grows with each server. It is asked first: what is kept may say too much, but never too little.
            List<Object> key = List.of(own.rules(), run.groups().known(), Set.copyOf(sections));
            SectionEffect known = effects.get(key);
            if (known == null) {
                AffectedRules affected = AffectedRules.of(rules, options.schema(), sections, run.groups()::asleep,
                        run.groups()::silent);
                Set<String> refusable = ServerLoader.decidedBy(sections);
                Set<String> read = affected.reads() == null ? null : new HashSet<>(affected.reads());
                if (read != null) {
                    read.addAll(refusable);
                }
                known = new SectionEffect(refusable, rules.stream().filter(rule -> affected.ids().contains(rule.id())).toList(),
                        affected.ids(), read);
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
            case MATCH -> !effect.ids().contains(id);
            case PROBLEM -> section != null && !effect.refusable().contains(section);
            case LINTER -> false;
        };
    }
}
