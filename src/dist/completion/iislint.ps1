# PowerShell completion for iislint: dot-source it in your profile
Register-ArgumentCompleter -Native -CommandName iislint, iislint.cmd -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # commands and options
    $tables = @{
        '' = [ordered]@{
            'check' = 'Finds what is wrong in applicationHost.config and web.config files, and fixes it with --fix.'
            'effective' = 'Shows the configuration that IIS would apply at locations, and the file and line of each value.'
            'diagnose' = 'Says what IIS would answer to a visitor, why, and what to do: the support articles about client certificates, carried out on your files.'
            'compare' = 'Compares what is in effect on two or more servers: each difference once, with the file and line on every server.'
            'transform' = 'Applies XDT transforms such as Web.Release.config to a file, as a build or deployment does.'
            'certificate' = 'Tells whether IIS would accept client certificates, and prints the entry that maps them to an account.'
            'init' = 'Writes a settings file that takes what is configured today for what is expected, so that every change shows.'
            'baseline' = 'Writes the findings that count now to a file; ''iislint check --baseline FILE'' lets only others count.'
            'rules' = 'Lists, explains and tests rules.'
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
        'check' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and what http.sys and Schannel are set to.'
            '--no-live' = 'On this server, run no reg.exe to read what http.sys and Schannel are set to.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Search folders that .gitignore files ignore, too.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if they are there, too; or the settings are this file, and no comment counts. For branches of strangers.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, which stands above applicationHost.config.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they stand.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are processed in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--http-sys' = 'What http.sys and Schannel are set to: a reg export of HTTP\Parameters or SCHANNEL, or the text of netsh http show sslcert. Repeatable.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--only' = 'Run these rules only.'
            '--skip' = 'Do not run these rules.'
            '--severity' = 'Gives a rule another severity: error, warning, info or off. Repeatable.'
            '--set' = 'Run the rules of a set, too: cis (or cis-1, its first level), stig, twgcb, headers, pedantic. Repeatable.'
            '--fix' = 'Apply all fixes that can be proven.'
            '--diff' = 'Show what --fix would do as a patch for ''git apply''; write nothing.'
            '--dry-run' = 'With --fix: the same as --diff.'
            '--fix-only' = 'Fix the findings of these rules only.'
            '--fix-effect' = 'Apply only fixes with these effects: loosens, tightens, neutral. Default: those that <fix effects> in the settings names, or all.'
            '--backup' = 'Keep a copy of each file that is changed, such as FILE.bak.'
            '--baseline' = 'Findings in this file do not count; ''iislint baseline'' writes it.'
            '--since' = 'Only findings count that are new since HEAD diverged from this branch, tag or commit, in whichever files; says what changes for visitors.'
            '--format' = 'text, json, sarif, github, azure, gitlab, junit, checkstyle, markdown or html, to standard output or a file. Repeatable. Default: text.'
            '--show' = 'The lowest severity of the findings that text, Markdown and annotations show; they count the others. Default: warning, or that of --fail-on where it is less.'
            '--quiet' = 'The text report has findings and nothing else.'
            '--summary' = 'The text report has the number of findings of each rule instead of findings.'
            '--color' = 'Default: auto.'
            '--annotations' = 'In a GitHub or Azure run, add annotations to the text report. Default: yes.'
            '--verbose' = 'Say which files were left alone, and why.'
            '--fail-on' = 'The lowest severity that gives exit code 1. Default: warning.'
            '--exit-zero' = 'Exit with 0 whatever is found.'
            '--timings' = 'Say on standard error where the time went, by stage and by rule.'
            '--allow-empty' = 'Exit with 0 if there is nothing to lint.'
        }
        'effective' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and what http.sys and Schannel are set to.'
            '--no-live' = 'On this server, run no reg.exe to read what http.sys and Schannel are set to.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Search folders that .gitignore files ignore, too.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if they are there, too; or the settings are this file, and no comment counts. For branches of strangers.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, which stands above applicationHost.config.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they stand.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are processed in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--http-sys' = 'What http.sys and Schannel are set to: a reg export of HTTP\Parameters or SCHANNEL, or the text of netsh http show sslcert. Repeatable.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--at' = 'A location such as Shop/app/dir; repeatable. Default: all.'
            '--section' = 'A section such as system.webServer/security/access, with its defaults; repeatable. Default: what files set.'
            '--format' = 'To standard output or a file. Default: text.'
            '--diff-with' = 'Another version of the folder PATH, such as the one before a change: compare it with PATH, as ''compare'' does, but with nothing folded.'
        }
        'diagnose' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and what http.sys and Schannel are set to.'
            '--no-live' = 'On this server, run no reg.exe to read what http.sys and Schannel are set to.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Search folders that .gitignore files ignore, too.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if they are there, too; or the settings are this file, and no comment counts. For branches of strangers.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, which stands above applicationHost.config.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they stand.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are processed in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--http-sys' = 'What http.sys and Schannel are set to: a reg export of HTTP\Parameters or SCHANNEL, or the text of netsh http show sslcert. Repeatable.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--password-file' = 'A file whose first line is the password of the PFX file.'
            '--password-env' = 'The environment variable that holds the password of the PFX file.'
            '--at' = 'Where the visitor goes: a site and a path, such as Shop/partners.'
            '--url' = 'The same as a URL; a binding tells the site.'
            '--scheme' = 'How the visitor gets there. Default: https.'
            '--certificate' = 'The certificate that the visitor shows: PEM, DER, PKCS#7 or PFX. Default: none.'
            '--status' = 'The answer that visitors get, such as 403.7: list its causes.'
            '--assume' = 'What the files cannot tell, such as tls13=on. Repeatable.'
            '--fix' = 'Against 403.7: accept certificates at the location instead of requiring them.'
            '--log' = 'Logs of the server: W3C logs, HTTPERR logs, Failed Request Tracing (fr*.xml), also with .gz. Repeatable.'
            '--since' = 'With --log: the first moment that counts, in UTC, such as 2026-03-01 or 2026-03-01T10:00.'
            '--until' = 'With --log: the last moment that counts.'
            '--top' = 'With --log: the N groups with most requests only.'
            '--paths' = 'With --log: group by N segments of the path below the location, too; what can be a key or a name of somebody is replaced.'
            '--format' = 'markdown goes with --log. To standard output or a file. Default: text.'
        }
        'compare' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and what http.sys and Schannel are set to.'
            '--no-live' = 'On this server, run no reg.exe to read what http.sys and Schannel are set to.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Search folders that .gitignore files ignore, too.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if they are there, too; or the settings are this file, and no comment counts. For branches of strangers.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, which stands above applicationHost.config.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they stand.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are processed in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--http-sys' = 'What http.sys and Schannel are set to: a reg export of HTTP\Parameters or SCHANNEL, or the text of netsh http show sslcert. Repeatable.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--fleet' = 'Compare the servers that the folders hold with each other.'
            '--at' = 'Compare what is in effect at this location, such as Shop/app, inherited or not. Repeatable. Default: all locations.'
            '--section' = 'Compare this section only, such as system.webServer/security/access. Repeatable.'
            '--same' = 'Two names of one site, such as ''Shop-Stage=Shop''. Repeatable. Sites of one name, with the same bindings, or with one id and names that begin alike are found without it.'
            '--with' = 'Also compare what differs between any two machines: letters of drives, names and addresses of machines, keys, ids of sites, the order of entries.'
            '--expect' = 'Differences that are meant and do not count; --write-expected writes it.'
            '--write-expected' = 'Write the differences that there are to this file, and exit with 0.'
            '--format' = 'To standard output or a file. Default: text.'
        }
        'transform' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '-o' = 'Write the result to this file. Default: standard output.'
            '--output' = 'Write the result to this file. Default: standard output.'
            '--in-place' = 'Write the result over the file that is transformed.'
            '--diff' = 'Print what changes as a patch.'
            '--fail-on' = 'The lowest severity of a message that gives exit code 1; then nothing is written. Default: error.'
            '--format' = 'Of the messages. They go to standard error; JSON goes to standard output where the result does not. Default: text.'
            '--explain' = 'Tell on standard error what each transform found and did.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
        }
        'certificate' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--format' = 'Default: text.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--password-file' = 'A file whose first line is the password of the PFX file.'
            '--password-env' = 'The environment variable that holds the password of the PFX file.'
        }
        'init' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and what http.sys and Schannel are set to.'
            '--no-live' = 'On this server, run no reg.exe to read what http.sys and Schannel are set to.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Search folders that .gitignore files ignore, too.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if they are there, too; or the settings are this file, and no comment counts. For branches of strangers.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, which stands above applicationHost.config.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they stand.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are processed in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--http-sys' = 'What http.sys and Schannel are set to: a reg export of HTTP\Parameters or SCHANNEL, or the text of netsh http show sslcert. Repeatable.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--output' = 'The file to write, which must not exist; - is standard output. Default: iislint.xml.'
        }
        'baseline' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'This server: its applicationHost.config, the folders of its sites as they are, the files of .NET, the schema, and what http.sys and Schannel are set to.'
            '--no-live' = 'On this server, run no reg.exe to read what http.sys and Schannel are set to.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Search folders that .gitignore files ignore, too.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'Settings, baseline, rules and ignored folders are those of this branch, tag or commit, and comments count only if they are there, too; or the settings are this file, and no comment counts. For branches of strangers.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, which stands above applicationHost.config.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment of the settings to judge. Default: check and baseline judge each one besides the files as they stand.'
            '--values' = 'Values that come at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name counts.'
            '--value' = 'One such value, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'How many servers are processed in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Report the stock settings of known products, too.'
            '--http-sys' = 'What http.sys and Schannel are set to: a reg export of HTTP\Parameters or SCHANNEL, or the text of netsh http show sslcert. Repeatable.'
            '--now' = 'The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'When a certificate counts as expiring. Default: 30.'
            '--expect' = 'What is expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--only' = 'Run these rules only.'
            '--skip' = 'Do not run these rules.'
            '--severity' = 'Gives a rule another severity: error, warning, info or off. Repeatable.'
            '--set' = 'Run the rules of a set, too: cis (or cis-1, its first level), stig, twgcb, headers, pedantic. Repeatable.'
            '--output' = 'Default: iislint-baseline.json.'
        }
        'rules' = [ordered]@{
            'list' = 'Lists the rules: id, severity, whether there is a fix, title.'
            'show' = 'Explains rules: why, how to fix it, references, examples.'
            'test' = 'Runs the examples of rules.'
            'new' = 'Writes the file of a new rule to begin with; its examples pass.'
            'functions' = 'Lists the functions that expressions of rules may call.'
            'schema' = 'Prints the XML Schema of rule files, or of iislint.xml.'
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
        'rules list' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--tag' = 'Only rules with this tag, such as mapping or 403.7.'
            '--set' = 'Only rules of this set, such as cis or cis-1; and the controls that no rule decides, with the reason.'
            '--rules' = 'A folder with further rule files, besides those of the nearest iislint.xml in or above the working folder. Repeatable.'
            '--format' = 'Default: text.'
        }
        'rules show' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--rules' = 'A folder with further rule files, besides those of the nearest iislint.xml in or above the working folder. Repeatable.'
            '--format' = 'Default: text.'
            '--examples' = 'Show the examples of the rules, too. JSON always has them.'
        }
        'rules test' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
        'rules new' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--dir' = 'The folder of rules to which the file ID.xml is added. Default: the working directory.'
        }
        'rules functions' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--format' = 'Default: text.'
        }
        'rules schema' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
        }
    }
    # what options take: the value or what stands before an equals sign, what follows it, what is between several
    $values = @{
            'check --map' = @('', 'folders', '')
            'check --windows' = @('2016 2019 2022 2025', '', '')
            'check --transform' = @('auto none', '', '')
            'check --expect' = @('', 'none accept require', '')
            'check --only' = @('rules', '', ',')
            'check --skip' = @('rules', '', ',')
            'check --severity' = @('rules', 'error warning info off', '')
            'check --set' = @('cis cis-1 cis-2 headers pedantic stig twgcb', '', ',')
            'check --fix-only' = @('rules', '', ',')
            'check --fix-effect' = @('loosens tightens neutral', '', ',')
            'check --format' = @('text json sarif github azure gitlab junit checkstyle markdown html', 'files', '')
            'check --show' = @('error warning info', '', '')
            'check --color' = @('auto always never', '', '')
            'check --fail-on' = @('error warning info', '', '')
            'effective --map' = @('', 'folders', '')
            'effective --windows' = @('2016 2019 2022 2025', '', '')
            'effective --transform' = @('auto none', '', '')
            'effective --expect' = @('', 'none accept require', '')
            'effective --format' = @('text json html', 'files', '')
            'diagnose --map' = @('', 'folders', '')
            'diagnose --windows' = @('2016 2019 2022 2025', '', '')
            'diagnose --transform' = @('auto none', '', '')
            'diagnose --expect' = @('', 'none accept require', '')
            'diagnose --scheme' = @('https http', '', '')
            'diagnose --assume' = @('tls13 negotiate cipher128 key trusted rootstore issuerlist revocation crl usage module directory logon acl credentials locks', 'on off', '')
            'diagnose --format' = @('text json markdown html', 'files', '')
            'compare --map' = @('', 'folders', '')
            'compare --windows' = @('2016 2019 2022 2025', '', '')
            'compare --transform' = @('auto none', '', '')
            'compare --with' = @('drives hosts keys ids order', '', '')
            'compare --format' = @('text json markdown html', 'files', '')
            'transform --fail-on' = @('warning error', '', '')
            'transform --format' = @('text json', '', '')
            'certificate --format' = @('text json', '', '')
            'init --map' = @('', 'folders', '')
            'init --windows' = @('2016 2019 2022 2025', '', '')
            'init --transform' = @('auto none', '', '')
            'init --expect' = @('', 'none accept require', '')
            'baseline --map' = @('', 'folders', '')
            'baseline --windows' = @('2016 2019 2022 2025', '', '')
            'baseline --transform' = @('auto none', '', '')
            'baseline --expect' = @('', 'none accept require', '')
            'baseline --only' = @('rules', '', ',')
            'baseline --skip' = @('rules', '', ',')
            'baseline --severity' = @('rules', 'error warning info off', '')
            'baseline --set' = @('cis cis-1 cis-2 headers pedantic stig twgcb', '', ',')
            'rules list --set' = @('cis cis-1 cis-2 headers pedantic stig twgcb', '', '')
            'rules list --format' = @('text json', '', '')
            'rules show --format' = @('text json', '', '')
            'rules functions --format' = @('text json', '', '')
    }
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
            'rules' { & "$($commandAst.CommandElements[0])" rules list 2>$null | ForEach-Object { ($_ -split ' ')[0] } }
            'files' { (Get-ChildItem -Path "$value*" -ErrorAction SilentlyContinue | Resolve-Path -Relative) -replace '^\.[\\/]' }
            'folders' { (Get-ChildItem -Path "$value*" -Directory -ErrorAction SilentlyContinue | Resolve-Path -Relative) -replace '^\.[\\/]' }
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
