package io.github.iislint.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * How commands and their options are declared. Annotations are not used: in a short run, looking them up by reflection would
 * take longer than evaluating all rules.
 */
final class Options {

    private Options() {
    }

    /** A command with {@code --help} and {@code --version}. */
    static CommandSpec command(Callable<Integer> command, String name, String description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name).versionProvider(new Version())
                .addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help message and exit.")
                        .build())
                .addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
                        .description("Print version information and exit.").build());
        spec.usageMessage().description(description);
        return spec;
    }

    /** The command, with what its exit codes mean: 0, 1 and 2. */
    static CommandSpec exitCodes(CommandSpec spec, String... meanings) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String meaning : meanings) {
            codes.put(String.valueOf(codes.size()), meaning);
        }
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
        return spec;
    }

    /** An option without a value; its value is a Boolean. */
    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).type(Boolean.class).arity("0").initialValue(false).description(description).build();
    }

    /** An option with one value, {@code null} where it is not given. */
    static OptionSpec value(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(description).build();
    }

    /** An option with one value and a default, which the description may call {@code ${DEFAULT-VALUE}}. */
    static OptionSpec value(String name, String label, Class<?> type, String defaultValue, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).defaultValue(defaultValue).description(description).build();
    }

    /** An option that may be given several times; its value is a list. */
    static OptionSpec values(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(List.class).auxiliaryTypes(type).initialValue(List.of())
                .description(description).build();
    }

    /** The same, with commas between the values that are given at once. */
    static OptionSpec listed(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(List.class).auxiliaryTypes(String.class).splitRegex(",")
                .hideParamSyntax(true)
                .initialValue(List.of()).description(description).build();
    }

    /** The operands of the command line; the value is a list. */
    static PositionalParamSpec operands(String label, Class<?> type, String arity, String description) {
        return PositionalParamSpec.builder().paramLabel(label).type(List.class).auxiliaryTypes(type).arity(arity)
                .required(!arity.startsWith("0"))
                .initialValue(List.of()).description(description).build();
    }

    /** Whether a flag is given. */
    static boolean on(OptionSpec flag) {
        return flag.<Boolean>getValue();
    }

    /**
     * The number that an option has, {@code null} where it has none.
     *
     * @throws FailureException if it is less than {@code least}
     */
    static <N extends Number> @Nullable N number(OptionSpec option, long least) {
        N given = option.getValue();
        if (given != null && given.longValue() < least) {
            throw new FailureException(option.longestName() + " " + given + ": expected " + least + " or more");
        }
        return given;
    }

    static void add(CommandSpec spec, OptionSpec... options) {
        for (OptionSpec option : options) {
            spec.addOption(option);
        }
    }
}
