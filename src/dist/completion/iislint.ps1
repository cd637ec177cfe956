# PowerShell completion for iislint: dot-source it in your profile
Register-ArgumentCompleter -Native -CommandName iislint, iislint.cmd -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $tables = @{
        '' = [ordered]@{
            'check' = 'Finds what is wrong in applicationHost.config and web.config files, and mends it with --fix.'
            'effective' = 'Shows the configuration that IIS would apply at locations, and the file and line of each value.'
            'rules' = 'Lists, explains and tests rules.'
            'help' = ' When no COMMAND is given, the usage help for the main command is displayed. If a COMMAND is specified, the help for that command is shown. '
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
        'check' = [ordered]@{
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are looked at at once. Default: the number of processors.'
            '--no-suppressions' = 'Comments silence nothing.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--only' = 'Run these rules only.'
            '--skip' = 'Do not run these rules.'
            '--severity' = 'Gives a rule another severity: error, warning, info or off. Repeatable.'
            '--fix' = 'Mend what can be mended, after proving what the change does.'
            '--diff' = 'Show what --fix would do as a patch for ''git apply''; write nothing.'
            '--dry-run' = 'With --fix: the same as --diff.'
            '--fix-only' = 'Mend the findings of these rules only.'
            '--fix-effect' = 'Apply only fixes with these effects: loosens, tightens, neutral.'
            '--backup' = 'Keep a copy of each file that is changed, such as FILE.bak.'
            '--format' = 'text, json, sarif, github, azure, gitlab, junit, checkstyle or markdown, to standard output or a file. Repeatable. Default: text.'
            '--color' = 'Default: auto.'
            '--color=' = [ordered]@{ 'auto' = 'auto'; 'always' = 'always'; 'never' = 'never' }
            '--annotations' = 'In a GitHub or Azure run, add annotations to the text report. Default: yes.'
            '--fail-on' = 'The least severity that makes the exit code 1. Default: warning.'
            '--fail-on=' = [ordered]@{ 'error' = 'error'; 'warning' = 'warning'; 'info' = 'info' }
            '--exit-zero' = 'Exit with 0 whatever is found.'
            '--allow-empty' = 'Nothing to lint is no failure.'
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
        'effective' = [ordered]@{
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are looked at at once. Default: the number of processors.'
            '--no-suppressions' = 'Comments silence nothing.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--at' = 'A location such as Shop/app/dir; repeatable. Default: all.'
            '--section' = 'A section such as system.webServer/security/access, with its defaults; repeatable. Default: what files set.'
            '--format' = 'Default: text.'
            '--format=' = [ordered]@{ 'text' = 'text'; 'json' = 'json' }
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
        'rules' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
    }
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    $command = "$($words | Where-Object { $tables.ContainsKey($_) } | Select-Object -First 1)"
    $values = if ($words.Count) { $tables[$command]["$($words[-1])="] }
    $candidates = if ($values) { $values } else { $tables[$command] }
    $candidates.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" -and -not $_.Key.EndsWith('=') } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value) }
}
