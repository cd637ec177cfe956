package io.github.iislint.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for PowerShell: a table of words, and a block of script that looks them up. Paths complete by themselves where it
 * offers nothing.
 */
final class PowerShellCompletion {

    private static final String LOOK_UP = """
                $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
                    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
                $command = ''
                foreach ($word in $words) {
                    $next = "$command $word".Trim()
                    if ($tables.ContainsKey($next)) { $command = $next }
                }
                $before = ''
                $option = if ($words.Count) { $words[-1] } else { '' }
                $value = $wordToComplete
                if ($value -match '^(--[a-z-]+)=(.*)$') {
                    $option = $Matches[1]
                    $before = "$option="
                    $value = $Matches[2]
                }
                $offer = $values["$command $option"]
                if ($offer) {
                    $source = $offer[0]
                    $after = if ($offer[1] -and $offer[1] -ne 'files') { '=' } else { '' }
                    if ($offer[1] -and $value -match '^([^=]*=)(.*)$') {
                        $before += $Matches[1]
                        $value = $Matches[2]
                        $source = $offer[1]
                        $after = ''
                    } elseif ($offer[2] -and $value -match '^(.*,)([^,]*)$') {
                        $before += $Matches[1]
                        $value = $Matches[2]
                    }
                    $candidates = switch ($source) {
                        'rules' { & "$($commandAst.CommandElements[0])" rules list 2>$null | ForEach-Object { ($_ -split ' \
            ')[0] } }
                        'files' { (Get-ChildItem -Path "$value*" -ErrorAction SilentlyContinue | Resolve-Path -Relative) \
            -replace '^\\.[\\\\/]' }
                        'folders' { (Get-ChildItem -Path "$value*" -Directory -ErrorAction SilentlyContinue | Resolve-Path \
            -Relative) -replace '^\\.[\\\\/]' }
                        default { $source -split ' ' | Where-Object { $_ } }
                    }
                    $candidates | Where-Object { $_ -like "$value*" } | ForEach-Object {
                        [System.Management.Automation.CompletionResult]::new("$before$_$after", $_, 'ParameterValue', $_)
                    }
                    return
                }
                $tables[$command].GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value)
                }
            }
            """;

    private final StringBuilder out = new StringBuilder();

    static String of(CommandLine iislint) {
        PowerShellCompletion shell = new PowerShellCompletion();
        shell.out.append("# PowerShell completion for iislint: dot-source it in your profile\n");
        shell.out.append("Register-ArgumentCompleter -Native -CommandName iislint, iislint.cmd -ScriptBlock {\n");
        shell.out.append(
                "    param($wordToComplete, $commandAst, $cursorPosition)\n    # commands and options\n    $tables = @{\n");
        shell.each("", iislint.getCommandSpec(), CommandTexts.commands(iislint), shell::table);
        shell.out.append(
                "    }\n    # what options take: the value or what stands before an equals sign, what follows it, what is "
                        + "between several\n"
                        + "    $values = @{\n");
        shell.each("", iislint.getCommandSpec(), CommandTexts.commands(iislint), shell::values);
        shell.out.append("    }\n").append(LOOK_UP);
        return shell.out.toString();
    }

    /** Writes something about a command. */
    private interface Part {

        void write(String name, CommandSpec command, Map<String, CommandSpec> inner);
    }

    private void each(String name, CommandSpec command, Map<String, CommandSpec> inner, Part part) {
        part.write(name, command, inner);
        inner.forEach((word, it) -> each((name + " " + word).strip(), it, CommandTexts.commands(it), part));
    }

    private void table(String name, CommandSpec command, Map<String, CommandSpec> commands) {
        out.append("        ").append(quoted(name)).append(" = [ordered]@{\n");
        commands.forEach((inner, it) -> entry(inner, quoted(CommandTexts.description(it))));
        for (OptionSpec option : CommandTexts.options(command)) {
            for (String optionName : option.names()) {
                entry(optionName, quoted(CommandTexts.description(option)));
            }
        }
        out.append("        }\n");
    }

    private void values(String name, CommandSpec command, Map<String, CommandSpec> commands) {
        for (OptionSpec option : CommandTexts.options(command)) {
            if (Completion.offers(option)) {
                Completion completion = Completion.of(option);
                String tail = completion.tail() == null ? "" : source(completion.tail());
                if (completion.head().kind() != Completion.Kind.FILES && completion.head().kind() != Completion.Kind.FOLDERS) {
                    entry(name + " " + option.longestName(), "@(" + quoted(source(completion.head())) + ", " + quoted(tail) + ", "
                            + quoted(completion.list() ? "," : "") + ")");
                }
            }
        }
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

    private void entry(String key, String value) {
        out.append("            ").append(quoted(key)).append(" = ").append(value).append('\n');
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
