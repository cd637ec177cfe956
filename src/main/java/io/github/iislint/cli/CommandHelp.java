package io.github.iislint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of the commands: the options by topic, the meaning of the exit codes, and examples. */
final class CommandHelp {

    private static final String OTHERS = "Other options";

    /** If a command has more options than this, they are shown under headings and abbreviated in the synopsis. */
    private static final int FEW = 9;

    private static final Map<String, String> HEADINGS = headings();

    /** Additional headings of a command, and options that have a different meaning for it. */
    private static final Map<String, Map<String, String>> OWN = own();

    private static final Map<String, List<String>> EXAMPLES = examples();

    private CommandHelp() {
    }

    private static Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        group(headings, "What is read", "--local", "--no-live", "--settings", "--trusted-settings", "--stdin-name", "--no-ignore",
                "--max-file-size", "--transform", "--deployment", "--values", "--value", "--allow-empty");
        group(headings, "What the server is like", "--map", "--env", "--windows", "--http-sys", "--schema", "--machine-config",
                "--root-web-config", "--trust", "--crl", "--now", "--expires-within");
        group(headings, "Which rules run", "--only", "--skip", "--severity", "--set", "--rules", "--expect", "--no-profile",
                "--no-suppressions");
        group(headings, "Which findings count", "--since", "--baseline", "--fail-on", "--exit-zero");
        group(headings, "Fixes", "--fix", "--diff", "--dry-run", "--fix-only", "--fix-effect", "--backup");
        group(headings, "Reports", "--format", "--output", "--show", "--quiet", "--summary", "--color", "--annotations",
                "--no-annotations", "--verbose");
        return headings;
    }

    private static Map<String, Map<String, String>> own() {
        Map<String, Map<String, String>> own = new LinkedHashMap<>();
        Map<String, String> effective = own.computeIfAbsent("effective", c -> new LinkedHashMap<>());
        group(effective, "What is shown", "--at", "--section", "--diff-with");
        group(effective, "Expectations and rules", "--expect", "--rules", "--no-profile", "--no-suppressions");
        Map<String, String> diagnose = own.computeIfAbsent("diagnose", c -> new LinkedHashMap<>());
        group(diagnose, "The request", "--url", "--at", "--scheme", "--status", "--certificate", "--password-env",
                "--password-file", "--assume");
        group(diagnose, "Logs", "--log", "--since", "--until", "--top");
        group(diagnose, "Expectations and rules", "--expect", "--rules", "--no-profile", "--no-suppressions");
        Map<String, String> compare = own.computeIfAbsent("compare", c -> new LinkedHashMap<>());
        group(compare, "What is compared", "--fleet", "--same", "--at", "--section", "--with");
        group(compare, "Intended differences", "--expect", "--write-expected");
        group(compare, "Rules", "--rules", "--no-profile", "--no-suppressions");
        return own;
    }

    private static void group(Map<String, String> headings, String heading, String... options) {
        for (String option : options) {
            headings.put(option, heading);
        }
    }

    private static Map<String, List<String>> examples() {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        examples.put("check", List.of("check                          the working folder and everything below it",
                "check --map 'C:\\sites=sites'   the sites are in the folder sites",
                "check --local                  this Windows server with its sites",
                "check --diff                   the fixes as a patch; --fix writes them",
                "check --since main             only what is new since the branch main",
                "check --format sarif=FILE      a report for a program"));
        examples.put("effective", List.of("effective --at Shop/admin          everything in effect there",
                "effective --at Shop --section system.webServer/security/access",
                "                                             one section, with its defaults",
                "effective NOW --diff-with BEFORE   the effect of a change"));
        examples.put("diagnose", List.of("diagnose --url https://shop.example/admin    step by step, as in IIS",
                "diagnose --at Shop --certificate anna.cer    with the visitor's certificate",
                "diagnose --at Shop --status 403.16           possible causes of that status",
                "diagnose --log C:\\inetpub\\logs config        the refused requests in logs"));
        examples.put("compare", List.of("compare web01 web02            two servers, one folder each",
                "compare --fleet servers        all servers in the folder servers",
                "compare --fleet servers --write-expected expected.json",
                "                                       record the differences as intended"));
        examples.put("transform", List.of("transform Web.config Web.Release.config -o out.config",
                "transform --diff Web.config Web.Release.config      what would change",
                "transform --explain Web.config Web.Release.config   what each step did"));
        examples.put("certificate", List.of("certificate anna.cer                     whether IIS would accept it",
                "certificate --trust roots.pem anna.cer   with the roots that the server trusts"));
        examples.put("init", List.of("init              writes iislint.xml for the working folder",
                "init --output -   prints it only"));
        examples.put("baseline", List.of("baseline config                                 record the current findings",
                "check --baseline iislint-baseline.json config   only what is new"));
        examples.put("rules", List.of("rules list --tag mapping     the rules about certificate mapping",
                "rules show mapping-denied    why, and how to fix it"));
        examples.put("list", List.of("rules list --set cis     a set, and the controls that no file decides",
                "rules list --tag 403.7   rules about a status"));
        examples.put("show", List.of("rules show mapping-denied              why, and how to fix it",
                "rules show mapping-denied --examples   with its examples"));
        examples.put("test", List.of("rules test          the shipped rules", "rules test ./rules   your own rules"));
        examples.put("new", List.of("rules new --dir rules folder-listed   writes rules/folder-listed.xml"));
        examples.put("functions", List.of("rules functions                 as a table",
                "rules functions --format json   for an editor"));
        examples.put("schema", List.of("rules schema > rule.xsd                  for rule files",
                "rules schema settings > iislint.xsd      for iislint.xml"));
        return examples;
    }

    /** Completes the help of a command and of those below it. */
    static CommandSpec applyTo(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        List<String> examples = EXAMPLES.getOrDefault(spec.name(), List.of());
        if (!examples.isEmpty()) {
            usage.footerHeading("%nExamples:%n");
            usage.footer(examples.stream().map(line -> (line.startsWith(" ") ? "" : "  iislint ") + line).toArray(String[]::new));
        }
        if (usage.exitCodeList().isEmpty()) {
            Map<String, String> codes = new LinkedHashMap<>();
            codes.put("0", "success");
            codes.put("2", "bad option, or something cannot be read or written");
            usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        }
        usage.commandListHeading("%nCommands:%n");
        if (spec.options().size() > FEW) {
            usage.abbreviateSynopsis(true);
            usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandHelp::options);
        } else {
            usage.optionListHeading("%nOptions:%n");
        }
        spec.subcommands().values().forEach(command -> applyTo(command.getCommandSpec()));
        return spec;
    }

    private static String options(Help help) {
        Map<String, String> own = OWN.getOrDefault(help.commandSpec().name(), Map.of());
        Map<String, List<OptionSpec>> sorted = new LinkedHashMap<>();
        Stream.of(own, HEADINGS, Map.of("", OTHERS)).flatMap(headings -> headings.values().stream())
                .forEach(heading -> sorted.computeIfAbsent(heading, h -> new ArrayList<>()));
        for (OptionSpec option : help.commandSpec().options()) {
            String name = option.longestName();
            String heading = own.getOrDefault(name, HEADINGS.getOrDefault(name, OTHERS));
            sorted.getOrDefault(heading, List.of()).add(option);
        }
        StringBuilder text = new StringBuilder();
        sorted.forEach((heading, options) -> {
            if (!options.isEmpty()) {
                Help.Layout layout = help.createDefaultLayout();
                layout.addOptions(options, help.parameterLabelRenderer());
                text.append(String.format("%n%s:%n", heading)).append(layout);
            }
        });
        return text.toString();
    }
}
