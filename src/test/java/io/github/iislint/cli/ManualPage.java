package io.github.iislint.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page iislint(1), in roff's man macros. */
final class ManualPage {

    private final StringBuilder out = new StringBuilder();

    static String of(CommandLine iislint) {
        ManualPage page = new ManualPage();
        CommandSpec main = iislint.getCommandSpec();
        page.out.append(
                ".TH IISLINT 1 \"\" \"iislint\" \"User Commands\"\n.SH NAME\niislint \\- lint the configuration of Microsoft "
                        + "IIS\n");
        page.out.append(".SH SYNOPSIS\n");
        CommandTexts.commands(iislint).forEach((name, command) -> page.synopsis(command));
        page.out.append(".SH DESCRIPTION\n").append(escaped(CommandTexts.description(main))).append('\n');
        page.options(main);
        CommandTexts.commands(iislint).forEach((name, command) -> page.command(command));
        page.exitCodes(main);
        page.out.append("""
                .SH ENVIRONMENT
                .TP
                .B JAVA_HOME
                the Java runtime to use; packages that include a runtime ignore it
                .TP
                .B JAVA_OPTS
                options for the Java virtual machine, separated by spaces
                .TP
                .B NO_COLOR
                do not use colours
                .TP
                .B IISLINT_DEBUG
                print the stack trace of an internal error
                .SH FILES
                .TP
                .I iislint.xml
                settings, in the linted folder or in one above it
                """);
        return page.out.toString();
    }

    private void synopsis(CommandSpec command) {
        out.append(".B ").append(escaped(command.qualifiedName(" "))).append('\n').append("[\\fIoptions\\fR]");
        if (!command.subcommands().isEmpty()) {
            out.append(' ').append(escaped(String.join("|", command.subcommands().keySet())));
        }
        for (PositionalParamSpec operand : command.positionalParameters()) {
            out.append(" [\\fI").append(escaped(operand.paramLabel())).append("\\fR]")
                    .append(operand.arity().max() > 1 ? "..." : "");
        }
        out.append("\n.br\n");
    }

    private void command(CommandSpec command) {
        out.append(".SH ").append(escaped(command.qualifiedName(" ").toUpperCase(java.util.Locale.ROOT))).append('\n');
        out.append(escaped(CommandTexts.description(command))).append('\n');
        for (PositionalParamSpec operand : command.positionalParameters()) {
            out.append(".TP\n.I ").append(escaped(operand.paramLabel())).append('\n');
            out.append(escaped(String.join(" ", operand.description()))).append('\n');
        }
        options(command);
        for (Map.Entry<String, CommandLine> inner : command.subcommands().entrySet()) {
            out.append(".SS ").append(escaped(inner.getKey())).append('\n');
            out.append(escaped(CommandTexts.description(inner.getValue().getCommandSpec()))).append('\n');
            options(inner.getValue().getCommandSpec());
        }
    }

    private void options(CommandSpec command) {
        for (OptionSpec option : CommandTexts.options(command)) {
            out.append(".TP\n\\fB").append(escaped(String.join("\\fR, \\fB", option.names()))).append("\\fR");
            if (CommandTexts.takesValue(option)) {
                out.append(" \\fI").append(escaped(option.paramLabel())).append("\\fR");
            }
            out.append('\n').append(escaped(CommandTexts.description(option))).append('\n');
        }
    }

    private void exitCodes(CommandSpec main) {
        out.append(".SH EXIT STATUS\n");
        main.usageMessage().exitCodeList().forEach(
                (code, meaning) -> out.append(".TP\n.B ").append(code).append('\n').append(escaped(meaning)).append('\n'));
    }

    /** A dot at the start of a line would be a macro, a plain hyphen may become a dash; the font changes of this class stay. */
    private static String escaped(String text) {
        String safe = text.replace("\\fR, \\fB", "\0").replace("\\", "\\e").replace("-", "\\-").replace("\0", "\\fR, \\fB");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
