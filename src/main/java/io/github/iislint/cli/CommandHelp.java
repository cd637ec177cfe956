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

/** The help of the commands: the options by what they are about, what the exit codes mean, and examples. */
final class CommandHelp {

    private static final String OTHERS = "Other options";

    /** More options than that are shown under headings, and are abbreviated in the synopsis. */
    private static final int FEW = 9;

    private static final Map<String, String> HEADINGS = headings();

    /** Headings that a command has besides, and options that mean something else to it. */
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
        group(diagnose, "Logs instead of a request", "--log", "--since", "--until", "--top");
        group(diagnose, "Expectations and rules", "--expect", "--rules", "--no-profile", "--no-suppressions");
        Map<String, String> compare = own.computeIfAbsent("compare", c -> new LinkedHashMap<>());
        group(compare, "What is compared", "--fleet", "--same", "--at", "--section", "--with");
        group(compare, "Differences that are meant", "--expect", "--write-expected");
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
        examples.put("check", List.of("check                          the working folder and all below",
                "check --map 'C:\\sites=sites'   the sites are in the folder sites",
                "check --local                  this Windows server with its sites",
                "check --diff                   the fixes as a patch; --fix writes them",
                "check --since main             only what is new since the branch main",
                "check --format sarif=FILE      a report for a program"));
        examples.put("effective", List.of("effective --at Shop/admin          all that is in effect there",
                "effective --at Shop --section system.webServer/security/access",
                "                                             one section, with its defaults",
                "effective NOW --diff-with BEFORE   what a change changes"));
        examples.put("diagnose", List.of("diagnose --url https://shop.example/admin    step by step, as IIS decides",
                "diagnose --at Shop --certificate anna.cer    with the visitor's certificate",
                "diagnose --at Shop --status 403.16           what can cause that answer",
                "diagnose --log C:\\inetpub\\logs config        the refused requests of logs"));
        examples.put("compare", List.of("compare web01 web02            two servers, a folder for each",
                "compare --fleet servers        all servers in the folder servers",
                "compare --fleet servers --write-expected meant.json",
                "                                       what differs now is meant to"));
        examples.put("transform", List.of("transform Web.config Web.Release.config -o out.config",
                "transform --diff Web.config Web.Release.config      what would change",
                "transform --explain Web.config Web.Release.config   what each one did"));
        examples.put("certificate", List.of("certificate anna.cer                     would IIS accept it",
                "certificate --trust roots.pem anna.cer   by the roots of the server"));
        examples.put("init", List.of("init              writes iislint.xml for the working folder",
                "init --output -   shows it only"));
        examples.put("baseline", List.of("baseline config                                 what is found now",
                "check --baseline iislint-baseline.json config   only what is new"));
        examples.put("rules", List.of("rules list --tag mapping     the rules about certificate mapping",
                "rules show mapping-denied    why, and how to fix it"));
        examples.put("list", List.of("rules list --set cis     a set, and what no file decides",
                "rules list --tag 403.7   rules about an answer of IIS"));
        examples.put("show", List.of("rules show mapping-denied              why, and how to fix it",
                "rules show mapping-denied --examples   also what it finds and what not"));
        examples.put("test", List.of("rules test          the shipped rules", "rules test ./rules   rules of one's own"));
        examples.put("new", List.of("rules new --dir rules folder-listed   writes rules/folder-listed.xml"));
        examples.put("functions", List.of("rules functions                 as a table",
                "rules functions --format json   for an editor"));
        examples.put("schema", List.of("rules schema > rule.xsd                  of rule files",
                "rules schema settings > iislint.xsd      of iislint.xml"));
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
            codes.put("0", "it is shown or written");
            codes.put("2", "wrong option, or something cannot be read or written");
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
