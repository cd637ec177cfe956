package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.Transforms;
import io.github.iislint.rule.CertificateFunctions;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.xml.FileTree;
import io.github.iislint.xml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The main path: find the configuration files, work out for each server what is in effect where, hold the rules against it, and
 * say what is wrong.
 */
public final class Linter {

    private final FileTree files;
    private final RuleSet rules;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    private final FixPlan fixes;

    /**
     * @param skipped folders that are not searched unless they are named
     * @param fixes plans what mends a finding
     */
    public Linter(FileTree files, RuleSet rules, LintOptions options, Predicate<Path> skipped, FixPlan fixes) {
        this.files = files;
        this.rules = rules;
        this.options = options;
        this.skipped = skipped;
        this.fixes = fixes;
    }

    /**
     * Lints files and folders.
     *
     * @param inputs files and folders, relative to the working folder or absolute
     * @param visitor sees each server with its findings, one after the other, before it is forgotten
     * @throws LintException if an input, a certificate file or a rule cannot be used
     */
    public LintResult lint(Collection<Path> inputs, Consumer<ServerRun> visitor) throws LintException {
        CertificateFunctions certificates = Certificates.of(options);
        Collector collector = new Collector(visitor);
        Servers.Outcome outcome = new Servers(files, options, skipped).visit(inputs,
                (server, own) -> new ServerLint(rules, own, certificates, fixes).run(server), collector::add);
        try {
            for (Path path : outcome.unclaimed()) {
                collector.add(new ServerLint(rules, options, certificates, fixes).unclaimed(files.parse(path), outcome.broken()));
            }
            for (Path path : outcome.transforms()) {
                collector.add(new ServerLint(rules, options, certificates, fixes).problems(Transforms.problems(files.parse(path))));
            }
            collector.add(new SettingsLint(rules, options).run(outcome.servers()));
        } catch (IOException | RuleException e) {
            throw new LintException(e.getMessage(), e);
        }
        return collector.result(outcome);
    }

    /** Puts together what the servers yield. */
    private final class Collector {

        private final Consumer<ServerRun> visitor;
        private final List<Finding> findings = new ArrayList<>();
        private int fileCount;
        private int locationCount;

        Collector(Consumer<ServerRun> visitor) {
            this.visitor = visitor;
        }

        void add(ServerRun run) {
            run.found().forEach(found -> findings.add(found.finding()));
            if (run.server() != null) {
                fileCount += run.server().files().size();
                run.server().root().visit(node -> locationCount++);
            }
            visitor.accept(run);
        }

        LintResult result(Servers.Outcome outcome) {
            return new LintResult(Fingerprints.unique(findings), List.of(), rules.rules().stream()
                    .filter(rule -> options.enabled(rule.id())).map(Rule::description).toList(),
                    fileCount + outcome.unclaimed().size() + outcome.leftAlone(), locationCount, outcome.notices(), this::source);
        }

        private SourceText source(String name) {
            Path path = files.workingFolder().resolve(name).normalize();
            try {
                return files.isFile(path) ? files.read(path) : null;
            } catch (IOException e) {
                return null;
            }
        }
    }
}
