package io.github.iislint.fix;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A run over files in memory: {@code C:\sites} is mapped to {@code sites}. */
final class Run {

    static final Path ROOT = Path.of("work").toAbsolutePath();
    private static final RuleSet RULES = RuleSet.builtIn();

    private final Map<String, String> files = new TreeMap<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final RuleSet rules;
    private final Set<String> only;
    private final List<String> linted = new ArrayList<>();

    private Run(RuleSet rules, Set<String> only) {
        this.rules = rules;
        this.only = only;
    }

    static Run of(String... only) {
        return new Run(RULES, Set.of(only));
    }

    /** All rules that run always, and these. */
    static Run with(RuleSet more) {
        return new Run(more.over(RULES), Set.of());
    }

    /** These rules and no others. */
    static Run alone(RuleSet rules) {
        return new Run(rules, Set.of());
    }

    /** This one rule alone: what it matches, with its fix. */
    static Run rule(String attributes, String match, String fix) {
        Path file = ROOT.resolve("rules/own.xml");
        String text = "<rule xmlns='urn:iislint:rule:1' id='own' severity='warning' " + attributes + "><title>t</title><match>"
                + match
                + "</match><message>m</message><fix title='f' effect='neutral'>" + fix
                + "</fix><explanation>e</explanation></rule>";
        try {
            return alone(RuleSet.of(new MemoryFiles(ROOT, Map.of(file, SourceText.of(text))), file.getParent()));
        } catch (RuleException | IOException e) {
            throw new AssertionError(e);
        }
    }

    Run file(String path, String text) {
        files.put(path, text);
        return this;
    }

    Run expect(String location, String mode) {
        expectations.add(new Expectation(location, ExpectedMode.of(mode), Expectation.Source.OPTION, null));
        return this;
    }

    String text(String path) {
        return files.get(path);
    }

    Map<String, String> files() {
        return files;
    }

    List<Expectation> expectations() {
        return expectations;
    }

    private MemoryFiles tree() {
        Map<Path, SourceText> sources = new LinkedHashMap<>();
        files.forEach((path, text) -> sources.put(ROOT.resolve(path), SourceText.of(text)));
        return new MemoryFiles(ROOT, sources);
    }

    private Linter linter() {
        LintOptions options = LintOptions.builder(Settings.empty(ROOT), Instant.parse("2026-01-15T00:00:00Z"))
                .maps(List.of(new PathMap("C:\\sites", ROOT.resolve("sites"), null))).expectations(expectations).only(only)
                .build();
        return new Linter(rules, options, path -> false, new FixPlanner());
    }

    LintResult lint() throws LintException {
        return linter().lint(tree(), List.of(ROOT));
    }

    /** The rules of the findings that count, in their order. */
    List<String> found() throws LintException {
        return lint().findings().stream().filter(Finding::counts).map(Finding::rule).toList();
    }

    /** The servers that have been linted to plan fixes and to prove them, as often as that was; files of none as "". */
    List<String> linted() {
        return linted;
    }

    Fixer.FixResult plan() throws LintException {
        return plan(Set.of());
    }

    private Fixer.FixResult plan(Set<String> fixed) throws LintException {
        return new Fixer(tree(), linter(), new FixSelection(fixed, Set.of())).run(List.of(ROOT),
                run -> linted.add(run.server() == null ? "" : run.server().key()));
    }

    /** Plans and changes the files of this run. */
    Fixer.FixResult fix() throws LintException {
        return fix(Set.of());
    }

    /** The same for the findings of these rules. */
    Fixer.FixResult fix(Set<String> fixed) throws LintException {
        Fixer.FixResult outcome = plan(fixed);
        outcome.edits()
                .forEach(edit -> files.put(ROOT.relativize(edit.file()).toString().replace('\\', '/'), edit.after().text()));
        return outcome;
    }

    /** The flags in effect at a location. */
    String flags(String location) throws LintException {
        return server().flags(location);
    }

    /** The servers of the run, to ask about several locations. */
    Effective server() throws LintException {
        List<Server> servers = new ArrayList<>();
        linter().lint(tree(), List.of(ROOT), run -> {
            if (run.server() != null) {
                servers.add(run.server());
            }
        });
        return new Effective(servers);
    }

    record Effective(List<Server> servers) {

        String flags(String location) {
            for (Server server : servers) {
                Location node = server.location(location);
                if (node != null && node.parent() != null) {
                    var state = node.section("system.webServer/security/access");
                    return state == null ? "None" : state.element().value("sslFlags");
                }
            }
            throw new IllegalArgumentException("there is no site for " + location);
        }
    }

    /** An applicationHost.config with sites that have an https binding, and what comes after the sites. */
    static String host(List<String> sites, String rest) {
        StringBuilder text = new StringBuilder("<configuration>\n  <system.applicationHost>\n    <sites>\n");
        int id = 1;
        for (String site : sites) {
            String[] path = site.split("/", 2);
            text.append("      <site name=\"").append(path[0]).append("\" id=\"").append(id++).append("\">\n")
                    .append(application("/", path[0].toLowerCase(java.util.Locale.ROOT)));
            if (path.length > 1) {
                text.append(application("/" + path[1], path[1]));
            }
            text.append("        <bindings>\n          <binding protocol=\"https\" bindingInformation=\"*:443:").append(path[0])
                    .append(".example.com\" sslFlags=\"37\" />\n        </bindings>\n      </site>\n");
        }
        return text.append("    </sites>\n  </system.applicationHost>\n").append(rest).append("</configuration>\n").toString();
    }

    private static String application(String path, String folder) {
        return "        <application path=\"" + path + "\">\n          <virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\"
                + folder
                + "\" />\n        </application>\n";
    }

    /** A location tag that sets the flags, or only mentions the section where they are {@code null}. */
    static String location(String path, String flags) {
        return "  <location path=\"" + path + "\">\n    <system.webServer>\n      <security>\n        <access"
                + (flags == null ? "" : " sslFlags=\"" + flags + "\"")
                + " />\n      </security>\n    </system.webServer>\n  </location>\n";
    }
}
