# PowerShell completion for iislint: dot-source it in your profile
Register-ArgumentCompleter -Native -CommandName iislint, iislint.cmd -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # commands and options
    $tables = @{
        '' = [ordered]@{
            'check' = 'Finds problems in applicationHost.config and web.config files, and fixes them with --fix.'
            'effective' = 'Shows the configuration that IIS would apply at locations, and the file and line of each value.'
            'diagnose' = 'Reports how IIS would answer a visitor, why, and what to do: applies the support articles about client certificates to your files.'
            'compare' = 'Compares the effective configuration of two or more servers: each difference once, with the file and line on every server.'
            'transform' = 'Applies XDT transforms such as Web.Release.config to a file, as a build or deployment does.'
            'certificate' = 'Checks whether IIS would accept client certificates, and prints the entry that maps each to an account.'
            'init' = 'Writes a settings file that declares the current configuration as expected, so that every change is reported.'
            'baseline' = 'Writes the current findings to a file; with ''iislint check --baseline FILE'' only new findings count.'
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
            '--local' = 'Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the settings of http.sys and Schannel.'
            '--no-live' = 'On this server, do not run reg.exe to read the settings of http.sys and Schannel.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Also search folders that .gitignore files ignore.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, where comments must exist, too, to count; or take the settings from this file, and ignore all comments.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, from which applicationHost.config inherits.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment in the settings to check. Default: check and baseline check each one in addition to the files as written.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'The number of servers to process in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Also report the stock settings of known products.'
            '--http-sys' = 'The settings of http.sys and Schannel: a reg export of HTTP\Parameters or SCHANNEL, or the output of netsh http show sslcert. Repeatable.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--expect' = 'The client-certificate mode expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--only' = 'Run only these rules.'
            '--skip' = 'Do not run these rules.'
            '--severity' = 'Change the severity of a rule: error, warning, info or off. Repeatable.'
            '--set' = 'Also run the rules of a set: cis (or cis-1, its first level), stig, twgcb, headers, pedantic. Repeatable.'
            '--fix' = 'Apply all fixes that can be proven.'
            '--diff' = 'Show what --fix would change as a patch for ''git apply''; write nothing.'
            '--dry-run' = 'With --fix: the same as --diff.'
            '--fix-only' = 'Fix only the findings of these rules.'
            '--fix-effect' = 'Apply only fixes with these effects: loosens, tightens, neutral. Default: those of <fix effects> in the settings, or all.'
            '--backup' = 'Keep a copy of each changed file with this suffix, such as FILE.bak.'
            '--baseline' = 'Findings in this file do not count; ''iislint baseline'' writes it.'
            '--since' = 'Only findings that are new since HEAD diverged from this branch, tag or commit count, whichever files they are in; also reports what changes for visitors.'
            '--format' = 'text, json, sarif, github, azure, gitlab, junit, checkstyle, markdown or html, to standard output or a file. Repeatable. Default: text.'
            '--show' = 'The lowest severity of the findings that text, Markdown and annotations show; they count the others. Default: warning, or that of --fail-on if lower.'
            '--quiet' = 'The text report contains only findings.'
            '--summary' = 'The text report contains the number of findings of each rule instead of the findings.'
            '--color' = 'Default: auto.'
            '--annotations' = 'In a GitHub or Azure run, add annotations to the text report. Default: yes.'
            '--verbose' = 'Report which files were skipped, and why.'
            '--fail-on' = 'The lowest severity that gives exit code 1. Default: warning.'
            '--exit-zero' = 'Exit with 0 whatever is found.'
            '--timings' = 'Print the time taken by each stage and rule to standard error.'
            '--allow-empty' = 'Exit with 0 if there is nothing to lint.'
        }
        'effective' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the settings of http.sys and Schannel.'
            '--no-live' = 'On this server, do not run reg.exe to read the settings of http.sys and Schannel.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Also search folders that .gitignore files ignore.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, where comments must exist, too, to count; or take the settings from this file, and ignore all comments.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, from which applicationHost.config inherits.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment in the settings to check. Default: check and baseline check each one in addition to the files as written.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'The number of servers to process in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Also report the stock settings of known products.'
            '--http-sys' = 'The settings of http.sys and Schannel: a reg export of HTTP\Parameters or SCHANNEL, or the output of netsh http show sslcert. Repeatable.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--expect' = 'The client-certificate mode expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--at' = 'A location such as Shop/app/dir; repeatable. Default: all.'
            '--section' = 'A section such as system.webServer/security/access, with its defaults; repeatable. Default: what files set.'
            '--format' = 'To standard output or a file. Default: text.'
            '--diff-with' = 'Another version of the folder PATH, such as the one before a change, to compare with PATH as ''compare'' does, but without folding.'
        }
        'diagnose' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the settings of http.sys and Schannel.'
            '--no-live' = 'On this server, do not run reg.exe to read the settings of http.sys and Schannel.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Also search folders that .gitignore files ignore.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, where comments must exist, too, to count; or take the settings from this file, and ignore all comments.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, from which applicationHost.config inherits.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment in the settings to check. Default: check and baseline check each one in addition to the files as written.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'The number of servers to process in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Also report the stock settings of known products.'
            '--http-sys' = 'The settings of http.sys and Schannel: a reg export of HTTP\Parameters or SCHANNEL, or the output of netsh http show sslcert. Repeatable.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--expect' = 'The client-certificate mode expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--password-file' = 'A file whose first line is the password of the PFX file.'
            '--password-env' = 'The environment variable that contains the password of the PFX file.'
            '--at' = 'The location that the visitor requests: a site and a path, such as Shop/partners.'
            '--url' = 'The same as a URL; the bindings select the site.'
            '--scheme' = 'The scheme of the request. Default: https.'
            '--certificate' = 'The visitor''s client certificate: PEM, DER, PKCS#7 or PFX. Default: none.'
            '--status' = 'List the causes of this status, such as 403.7.'
            '--assume' = 'An assumption about what the files do not show, such as tls13=on. Repeatable.'
            '--fix' = 'If the answer is 403.7: accept certificates at the location instead of requiring them.'
            '--log' = 'Logs of the server: W3C logs, HTTPERR logs, Failed Request Tracing (fr*.xml), also with .gz. Repeatable.'
            '--since' = 'With --log: ignore requests before this time, in UTC, such as 2026-03-01 or 2026-03-01T10:00.'
            '--until' = 'With --log: ignore requests after this time.'
            '--top' = 'With --log: show only the N groups with the most requests.'
            '--paths' = 'With --log: also group by N segments of the path below the location; segments that may be keys or names of people are replaced.'
            '--format' = 'markdown requires --log. To standard output or a file. Default: text.'
        }
        'compare' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the settings of http.sys and Schannel.'
            '--no-live' = 'On this server, do not run reg.exe to read the settings of http.sys and Schannel.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Also search folders that .gitignore files ignore.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, where comments must exist, too, to count; or take the settings from this file, and ignore all comments.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, from which applicationHost.config inherits.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment in the settings to check. Default: check and baseline check each one in addition to the files as written.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'The number of servers to process in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Also report the stock settings of known products.'
            '--http-sys' = 'The settings of http.sys and Schannel: a reg export of HTTP\Parameters or SCHANNEL, or the output of netsh http show sslcert. Repeatable.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--fleet' = 'Compare all servers in the folders with each other.'
            '--at' = 'Compare what is in effect at this location, such as Shop/app, inherited or not. Repeatable. Default: all locations.'
            '--section' = 'Compare only this section, such as system.webServer/security/access. Repeatable.'
            '--same' = 'Two names of the same site, such as ''Shop-Stage=Shop''. Repeatable. Not needed for sites that have the same name or bindings, or the same id and names that begin alike.'
            '--with' = 'Also compare what normally differs between machines: drive letters, machine names and addresses, keys, site ids, the order of entries.'
            '--expect' = 'Intended differences, which do not count; --write-expected writes this file.'
            '--write-expected' = 'Write the current differences to this file, and exit with 0.'
            '--format' = 'To standard output or a file. Default: text.'
        }
        'transform' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '-o' = 'Write the result to this file. Default: standard output.'
            '--output' = 'Write the result to this file. Default: standard output.'
            '--in-place' = 'Overwrite the transformed file with the result.'
            '--diff' = 'Print the changes as a patch.'
            '--fail-on' = 'The lowest severity of a message that gives exit code 1; then nothing is written. Default: error.'
            '--format' = 'The format of the messages. They go to standard error; JSON goes to standard output if the result does not. Default: text.'
            '--explain' = 'Print what each transform matched and did to standard error.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
        }
        'certificate' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--format' = 'Default: text.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--password-file' = 'A file whose first line is the password of the PFX file.'
            '--password-env' = 'The environment variable that contains the password of the PFX file.'
        }
        'init' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the settings of http.sys and Schannel.'
            '--no-live' = 'On this server, do not run reg.exe to read the settings of http.sys and Schannel.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Also search folders that .gitignore files ignore.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, where comments must exist, too, to count; or take the settings from this file, and ignore all comments.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, from which applicationHost.config inherits.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment in the settings to check. Default: check and baseline check each one in addition to the files as written.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'The number of servers to process in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Also report the stock settings of known products.'
            '--http-sys' = 'The settings of http.sys and Schannel: a reg export of HTTP\Parameters or SCHANNEL, or the output of netsh http show sslcert. Repeatable.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--expect' = 'The client-certificate mode expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--output' = 'The file to write, which must not exist; - is standard output. Default: iislint.xml.'
        }
        'baseline' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--local' = 'Read this server: its applicationHost.config, the folders of its sites, the files of .NET, the schema, and the settings of http.sys and Schannel.'
            '--no-live' = 'On this server, do not run reg.exe to read the settings of http.sys and Schannel.'
            '--stdin-name' = 'The file that standard input (-) stands for.'
            '--no-ignore' = 'Also search folders that .gitignore files ignore.'
            '--settings' = 'The settings file. Default: the nearest iislint.xml in or above the first PATH.'
            '--trusted-settings' = 'For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, where comments must exist, too, to count; or take the settings from this file, and ignore all comments.'
            '--map' = 'A folder of the server and the local folder that stands for it, such as ''C:\sites=sites''. Repeatable.'
            '--env' = 'An environment variable in physicalPath. Repeatable.'
            '--rules' = 'A folder with further rule files. Repeatable.'
            '--schema' = 'A folder with the schema files of a real server (inetsrv\config\schema). Repeatable.'
            '--machine-config' = 'The machine.config of the .NET Framework, from which applicationHost.config inherits.'
            '--root-web-config' = 'The web.config beside machine.config.'
            '--windows' = 'The release of Windows Server: 2016, 2019, 2022 or 2025.'
            '--transform' = 'The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as ''Web.config=Web.Release.config'' or ''*.Release.config => *.config'' (repeatable). Default: auto for check and baseline, else none.'
            '--deployment' = 'The deployment in the settings to check. Default: check and baseline check each one in addition to the files as written.'
            '--values' = 'Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. Repeatable; the last value of a name is used.'
            '--value' = 'One value set at deployment, such as SslFlags=Ssl. Repeatable.'
            '--max-file-size' = 'Larger files are refused. Default: 256.'
            '--jobs' = 'The number of servers to process in parallel. Default: the number of processors.'
            '--no-suppressions' = 'Ignore suppression comments.'
            '--no-profile' = 'Also report the stock settings of known products.'
            '--http-sys' = 'The settings of http.sys and Schannel: a reg export of HTTP\Parameters or SCHANNEL, or the output of netsh http show sslcert. Repeatable.'
            '--now' = 'The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.'
            '--trust' = 'Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.'
            '--crl' = 'Certificate revocation lists: PEM, DER or a folder. Repeatable.'
            '--expires-within' = 'A certificate that expires within this number of days counts as expiring. Default: 30.'
            '--expect' = 'The client-certificate mode expected at a location: require, accept or none, such as ''Shop/partners=require''. Repeatable.'
            '--only' = 'Run only these rules.'
            '--skip' = 'Do not run these rules.'
            '--severity' = 'Change the severity of a rule: error, warning, info or off. Repeatable.'
            '--set' = 'Also run the rules of a set: cis (or cis-1, its first level), stig, twgcb, headers, pedantic. Repeatable.'
            '--output' = 'Default: iislint-baseline.json.'
        }
        'rules' = [ordered]@{
            'list' = 'Lists the rules: id, severity, whether there is a fix, title.'
            'show' = 'Explains rules: why, how to fix it, references, examples.'
            'test' = 'Runs the examples of rules.'
            'new' = 'Writes a new rule file to start from; its examples pass.'
            'functions' = 'Lists the functions available in rule expressions.'
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
            '--set' = 'Only rules of this set, such as cis or cis-1; also lists the controls that no rule decides, with the reason.'
            '--rules' = 'A folder with further rule files, in addition to those of the nearest iislint.xml in or above the working folder. Repeatable.'
            '--format' = 'Default: text.'
        }
        'rules show' = [ordered]@{
            '-h' = 'Show this help message and exit.'
            '--help' = 'Show this help message and exit.'
            '-V' = 'Print version information and exit.'
            '--version' = 'Print version information and exit.'
            '--rules' = 'A folder with further rule files, in addition to those of the nearest iislint.xml in or above the working folder. Repeatable.'
            '--format' = 'Default: text.'
            '--examples' = 'Also show the examples of the rules. JSON always contains them.'
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
            '--dir' = 'The folder of rules to which the file ID.xml is added. Default: the working folder.'
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
