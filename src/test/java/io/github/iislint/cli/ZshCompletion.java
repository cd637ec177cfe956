package io.github.iislint.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh: calls of {@code _arguments}, a command each. */
final class ZshCompletion {

    private static final String HEAD = """
            #compdef iislint

            # SOURCE [OPTIONS of compadd]: offers files, folders, the ids of rules or words
            _iislint_source() {
              case $1 in
              files) _files ;;
              folders) _files -/ ;;
              rules)
                (( $+_iislint_ids )) || typeset -ga _iislint_ids=(${${(f)"$(_call_program rules iislint rules list \
            2>/dev/null)"}%% *})
                compadd "${@:2}" -a _iislint_ids
                ;;
              ?*) compadd "${@:2}" -- ${=1} ;;
              esac
            }

            # SOURCE: several with commas between them
            _iislint_list() {
              compset -P '*,'
              _iislint_source "$1" -qS ,
            }

            # HEAD TAIL: what stands before an equals sign and after it
            _iislint_pair() {
              if compset -P 1 '*='; then
                _iislint_source "$2"
              elif [[ $2 == files ]]; then
                _iislint_source "$1"
              else
                _iislint_source "$1" -qS =
              fi
            }

            local context state state_descr line
            typeset -A opt_args

            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    static String of(CommandLine iislint) {
        ZshCompletion zsh = new ZshCompletion();
        zsh.group("", iislint.getCommandSpec(), CommandTexts.commands(iislint));
        return zsh.out.toString();
    }

    /** The options of a command that has commands of its own, and these. */
    private void group(String indent, CommandSpec group, Map<String, CommandSpec> commands) {
        arguments(indent, "-C ", group, "'1: :->command' '*:: :->rest'");
        out.append('\n').append(indent).append("case $state in\n").append(indent).append("command)\n").append(indent)
                .append("  local -a commands=(\n");
        commands.forEach((name, command) -> out.append(indent).append("    ")
                .append(quoted(name + ":" + CommandTexts.description(command))).append('\n'));
        out.append(indent).append("  )\n").append(indent).append("  _describe command commands\n").append(indent).append("  ;;\n")
                .append(indent).append("rest)\n").append(indent).append("  case $line[1] in\n");
        commands.forEach((name, command) -> {
            out.append(indent).append("  ").append(name).append(")\n");
            Map<String, CommandSpec> inner = CommandTexts.commands(command);
            if (inner.isEmpty()) {
                arguments(indent + "    ", "", command, operands(command));
            } else {
                group(indent + "    ", command, inner);
            }
            out.append(indent).append("    ;;\n");
        });
        out.append(indent).append("  esac\n").append(indent).append("  ;;\n").append(indent).append("esac\n");
    }

    private void arguments(String indent, String flags, CommandSpec command, String operands) {
        out.append(indent).append("_arguments ").append(flags).append("-s -S \\\n");
        for (OptionSpec option : CommandTexts.options(command)) {
            Completion completion = Completion.of(option);
            String text = "[" + CommandTexts.description(option).replaceAll("([\\[\\]:\\\\])", "\\\\$1") + "]"
                    + (completion == null ? "" : ": :" + action(completion));
            for (String name : option.names()) {
                String joined = completion != null && name.startsWith("--") ? "=" : "";
                out.append(indent).append("  ").append(quoted("*" + name + joined + text)).append(" \\\n");
            }
        }
        out.append(indent).append("  ").append(operands).append('\n');
    }

    private static String operands(CommandSpec command) {
        return command.positionalParameters().isEmpty()
                ? ""
                : quoted("*: :" + action(Completion.of(command.positionalParameters().get(0))));
    }

    /** A space before an action: no options of compadd are put into it. */
    private static String action(Completion completion) {
        String head = source(completion.head());
        if (completion.tail() != null) {
            return " _iislint_pair " + quoted(head) + " " + quoted(source(completion.tail()));
        }
        return head.isEmpty() ? " " : " " + (completion.list() ? "_iislint_list " : "_iislint_source ") + quoted(head);
    }

    private static String source(Completion.Source source) {
        return switch (source.kind()) {
            case ANYTHING -> "";
            case WORDS -> String.join(" ", source.words());
            case FILES -> "files";
            case FOLDERS -> "folders";
            case RULES -> "rules";
        };
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "'\\''") + '\'';
    }
}
