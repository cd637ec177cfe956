package io.github.iislint.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of {@code check}: its options by what they are about, what its exit codes mean, and examples. */
final class CheckHelp {

    private static final String OTHERS = "Other options";

    private static final Map<String, List<String>> GROUPS = groups();

    private CheckHelp() {
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("What is read",
                List.of("--local", "--no-live", "--settings", "--trusted-settings", "--stdin-name", "--no-ignore",
                        "--max-file-size", "--transform", "--deployment", "--values", "--value", "--allow-empty"));
        groups.put("What the server is like", List.of("--map", "--env", "--windows", "--http-sys", "--schema", "--machine-config",
                "--root-web-config", "--trust", "--crl", "--now", "--expires-within"));
        groups.put("Which rules run", List.of("--only", "--skip", "--severity", "--set", "--rules", "--expect", "--no-profile",
                "--no-suppressions"));
        groups.put("Which findings count", List.of("--since", "--baseline", "--fail-on", "--exit-zero"));
        groups.put("Fixes", List.of("--fix", "--diff", "--dry-run", "--fix-only", "--fix-effect", "--backup"));
        groups.put("Reports", List.of("--format", "--show", "--quiet", "--summary", "--color", "--annotations",
                "--no-annotations", "--verbose"));
        return groups;
    }

    static CommandSpec applyTo(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        usage.abbreviateSynopsis(true);
        Options.exitCodes(spec, "no finding at or above --fail-on is left", "there is one",
                "wrong option, settings or rule file, or something cannot be read or written");
        usage.footerHeading("%nExamples:%n");
        usage.footer("  iislint check                          the working folder and all below",
                "  iislint check --map 'C:\\sites=sites'   the sites are in the folder sites",
                "  iislint check --local                  the IIS of this Windows server, with its sites",
                "  iislint check --diff                   the fixes as a patch; --fix writes them",
                "  iislint check --since main             only what is new since the branch main",
                "  iislint check --format sarif=FILE      a report for a program");
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CheckHelp::options);
        return spec;
    }

    private static String options(Help help) {
        Map<String, List<OptionSpec>> sorted = new LinkedHashMap<>();
        GROUPS.keySet().forEach(heading -> sorted.put(heading, new ArrayList<>()));
        sorted.put(OTHERS, new ArrayList<>());
        for (OptionSpec option : help.commandSpec().options()) {
            sorted.get(GROUPS.entrySet().stream().filter(group -> group.getValue().contains(option.longestName()))
                    .map(Map.Entry::getKey)
                    .findFirst().orElse(OTHERS)).add(option);
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
