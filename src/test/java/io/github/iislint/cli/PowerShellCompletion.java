package io.github.iislint.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for PowerShell: a table of words, and a block of script that looks them up. Paths complete by themselves. */
final class PowerShellCompletion {

    private static final String LOOK_UP = """
                $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
                    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
                $command = "$($words | Where-Object { $tables.ContainsKey($_) } | Select-Object -First 1)"
                $values = if ($words.Count) { $tables[$command]["$($words[-1])="] }
                $candidates = if ($values) { $values } else { $tables[$command] }
                $candidates.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" -and -not $_.Key.EndsWith('=') } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value) }
            }
            """;

    private final StringBuilder out = new StringBuilder();

    static String of(CommandLine iislint) {
        PowerShellCompletion shell = new PowerShellCompletion();
        shell.out.append("# PowerShell completion for iislint: dot-source it in your profile\n");
        shell.out.append("Register-ArgumentCompleter -Native -CommandName iislint, iislint.cmd -ScriptBlock {\n");
        shell.out.append("    param($wordToComplete, $commandAst, $cursorPosition)\n    $tables = @{\n");
        shell.table("", iislint.getCommandSpec());
        CommandTexts.commands(iislint).forEach(shell::table);
        shell.out.append("    }\n").append(LOOK_UP);
        return shell.out.toString();
    }

    private void table(String name, CommandSpec command) {
        out.append("        ").append(quoted(name)).append(" = [ordered]@{\n");
        command.subcommands().forEach((inner, it) -> entry(inner, quoted(CommandTexts.description(it.getCommandSpec()))));
        for (OptionSpec option : CommandTexts.options(command)) {
            for (String optionName : option.names()) {
                entry(optionName, quoted(CommandTexts.description(option)));
                List<String> values = CommandTexts.values(option);
                if (!values.isEmpty()) {
                    entry(optionName + "=", "[ordered]@{ " + String.join("; ",
                            values.stream().map(value -> quoted(value) + " = " + quoted(value)).toList()) + " }");
                }
            }
        }
        out.append("        }\n");
    }

    private void entry(String key, String value) {
        out.append("            ").append(quoted(key)).append(" = ").append(value).append('\n');
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
