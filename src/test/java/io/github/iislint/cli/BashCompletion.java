package io.github.iislint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash: what each option takes, and a function that looks it up. Works with bash 3.2, which macOS has. */
final class BashCompletion {

    private static final String HEAD = """
            # bash completion for iislint
            _iislint() {
                local i n=0 word option= value before= command= options= operands= head= tail= list= after= part source
                local -a line=()
                # The equals sign and the colon end a word of bash: what belongs together is put together again.
                for ((i = 1; i <= COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if ((n > 0)) && [[ $word == [=:]* || ${line[n - 1]} == *[=:] ]]; then
                        line[n - 1]=${line[n - 1]}$word
                    else
                        line[n]=$word
                        ((n++))
                    fi
                done
                value=${line[n - 1]}
                for ((i = 0; i < n - 1; i++)); do
                    [[ ${line[i]} == -* ]] || case "$command ${line[i]}" in
            """;

    private static final String LOOK_UP = """
                if [[ $value == --*=* ]]; then
                    option=${value%%=*}
                    before=$option=
                    value=${value#*=}
                elif ((n > 1)) && [[ ${line[n - 2]} == -* && ${line[n - 2]} != *=* ]]; then
                    option=${line[n - 2]}
                fi
                [[ -z $option ]] || case "$command $option" in
            """;

    private static final String ANSWER = """
                COMPREPLY=()
                if [[ -z $option$before && $value == -* ]]; then
                    COMPREPLY=($(compgen -W "$options" -- "$value"))
                    return
                fi
                [[ -n $option ]] || head=$operands
                source=$head
                part=$value
                if [[ -n $tail && $value == *=* ]]; then
                    source=${tail#files}
                    part=${value#*=}
                elif [[ -n $list && $value == *,* ]]; then
                    part=${value##*,}
                fi
                before=$before${value%"$part"}
                case $source in
                    '') return ;; # readline completes files by itself
                    rules)
                        [[ -n ${_iislint_ids-} ]] || _iislint_ids=$("$1" rules list 2>/dev/null | while read -r word _; do echo \
            "$word"; done)
                        COMPREPLY=($(compgen -W "$_iislint_ids" -- "$part"))
                        ;;
                    *) COMPREPLY=($(compgen -W "$source" -- "$part")) ;;
                esac
            """;

    private static final String END = """
                if [[ $source == "$head" && -n ${tail#files} ]]; then
                    after='='
                    type compopt &>/dev/null && compopt -o nospace
                fi
                # Bash replaces what follows the last equals sign or colon, and no more.
                before=${before##*[=:]}
                for i in "${!COMPREPLY[@]}"; do
                    COMPREPLY[i]=$before${COMPREPLY[i]}$after
                done
            }
            complete -o bashdefault -o default -F _iislint iislint
            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    static String of(CommandLine iislint) {
        BashCompletion bash = new BashCompletion();
        Map<String, CommandSpec> commands = new TreeMap<>();
        bash.commands(iislint, commands);
        bash.out.append("        esac\n    done\n    case $command in\n");
        commands.forEach(bash::command);
        bash.out.append("    esac\n").append(LOOK_UP);
        commands.forEach(bash::values);
        bash.out.append("        *) option= ;;\n    esac\n").append(ANSWER).append(END);
        return bash.out.toString();
    }

    /** The words that are commands. */
    private void commands(CommandLine iislint, Map<String, CommandSpec> commands) {
        commands.put("", iislint.getCommandSpec());
        CommandTexts.commands(iislint).forEach((name, command) -> {
            commands.put(name, command);
            out.append("            \" ").append(name).append("\") command=").append(name).append(" ;;\n");
            command.subcommands().forEach((inner, it) -> {
                commands.put(name + " " + inner, it.getCommandSpec());
                out.append("            \"").append(name).append(' ').append(inner).append("\") command='").append(name)
                        .append(' ')
                        .append(inner).append("' ;;\n");
            });
        });
    }

    private void command(String name, CommandSpec command) {
        List<String> names = new ArrayList<>();
        CommandTexts.options(command).forEach(option -> names.addAll(List.of(option.names())));
        String operands = !command.subcommands().isEmpty()
                ? String.join(" ", command.subcommands().keySet())
                : command.positionalParameters().isEmpty()
                        ? ""
                        : source(Completion.of(command.positionalParameters().get(0)).head());
        out.append("        '").append(name).append("') options='").append(String.join(" ", names)).append("' operands='")
                .append(operands)
                .append("' ;;\n");
    }

    private void values(String name, CommandSpec command) {
        for (OptionSpec option : CommandTexts.options(command)) {
            Completion completion = Completion.of(option);
            if (completion != null) {
                out.append("        '").append(name).append(' ').append(option.longestName()).append("')");
                assign("head", source(completion.head()));
                assign("tail",
                        completion.tail() == null
                                ? ""
                                : completion.tail().words().isEmpty() ? "files" : source(completion.tail()));
                assign("list", completion.list() ? "," : "");
                out.append(" ;;\n");
            }
        }
    }

    private void assign(String variable, String value) {
        if (!value.isEmpty()) {
            out.append(' ').append(variable).append("='").append(value).append('\'');
        }
    }

    private static String source(Completion.Source source) {
        return switch (source.kind()) {
            case ANYTHING, FILES, FOLDERS -> "";
            case WORDS -> String.join(" ", source.words());
            case RULES -> "rules";
        };
    }
}
