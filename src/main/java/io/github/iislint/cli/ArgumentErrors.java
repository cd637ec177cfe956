package io.github.iislint.cli;

import io.github.iislint.file.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words messages about the arguments of a command: what was found, what was expected, what was probably meant.
 */
final class ArgumentErrors {

    /** The one error for which picocli has no exception type and no argument. */
    private static final Pattern VALUED_FLAG = Pattern
            .compile("option '(-[^']+)'.* should be specified without '(.*)' parameter");

    private ArgumentErrors() {
    }

    /** One line without the name of the program. */
    static String message(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
            ArgSpec first = missing.getMissing().get(0);
            return first instanceof OptionSpec option
                    ? option.longestName() + ": expected " + first.paramLabel() + " after it"
                    : "expected " + first.paramLabel() + " after " + command.qualifiedName(" ");
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given more than once";
        }
        String message = String.valueOf(e.getMessage());
        Matcher valued = VALUED_FLAG.matcher(message);
        if (valued.matches()) {
            return valued.group(1) + " takes no value; found \"" + valued.group(2) + "\"";
        }
        ArgSpec argument = e.getArgSpec();
        return argument == null || e.getValue() == null
                ? message
                : name(argument) + " \"" + e.getValue() + "\": expected " + expected(argument);
    }

    private static String unmatched(String argument, CommandSpec command) {
        if (argument.length() > 1 && argument.startsWith("-")) {
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            List<String> names = command.options().stream().flatMap(option -> Stream.of(option.names())).toList();
            return "there is no option \"" + name + "\"" + meant(name, names).orElse("");
        }
        if (!command.subcommands().isEmpty()) {
            Collection<String> names = command.subcommands().keySet();
            return "there is no command \"" + argument + "\""
                    + meant(argument, names).orElse("; expected " + String.join(", ", names));
        }
        return "\"" + argument + "\" is not expected here" + (command.positionalParameters().isEmpty()
                ? ""
                : "; expected " + command.positionalParameters().get(0).paramLabel());
    }

    private static Optional<String> meant(String name, Collection<String> names) {
        return NearestName.hint(name, names);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String expected(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        if (type.isEnum()) {
            return String.join(" or ",
                    Stream.of(type.getEnumConstants()).map(each -> each.toString().toLowerCase(Locale.ROOT)).toList());
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a whole number" : argument.paramLabel();
    }
}
