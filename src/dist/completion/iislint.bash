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
            " check") command=check ;;
            " effective") command=effective ;;
            " diagnose") command=diagnose ;;
            " compare") command=compare ;;
            " transform") command=transform ;;
            " certificate") command=certificate ;;
            " init") command=init ;;
            " baseline") command=baseline ;;
            " rules") command=rules ;;
            "rules list") command='rules list' ;;
            "rules show") command='rules show' ;;
            "rules test") command='rules test' ;;
            "rules new") command='rules new' ;;
            "rules functions") command='rules functions' ;;
            "rules schema") command='rules schema' ;;
        esac
    done
    case $command in
        '') options='-h --help -V --version' operands='check effective diagnose compare transform certificate init baseline rules help' ;;
        'baseline') options='-h --help -V --version --local --no-live --stdin-name --no-ignore --settings --trusted-settings --map --env --rules --schema --machine-config --root-web-config --windows --transform --deployment --values --value --max-file-size --jobs --no-suppressions --no-profile --http-sys --now --trust --crl --expires-within --expect --only --skip --severity --set --output' operands='' ;;
        'certificate') options='-h --help -V --version --format --now --trust --crl --expires-within --password-file --password-env' operands='' ;;
        'check') options='-h --help -V --version --local --no-live --stdin-name --no-ignore --settings --trusted-settings --map --env --rules --schema --machine-config --root-web-config --windows --transform --deployment --values --value --max-file-size --jobs --no-suppressions --no-profile --http-sys --now --trust --crl --expires-within --expect --only --skip --severity --set --fix --diff --dry-run --fix-only --fix-effect --backup --baseline --since --format --show --quiet --summary --color --annotations --verbose --fail-on --exit-zero --timings --allow-empty' operands='' ;;
        'compare') options='-h --help -V --version --local --no-live --stdin-name --no-ignore --settings --trusted-settings --map --env --rules --schema --machine-config --root-web-config --windows --transform --deployment --values --value --max-file-size --jobs --no-suppressions --no-profile --http-sys --now --trust --crl --expires-within --fleet --at --section --same --with --expect --write-expected --format' operands='' ;;
        'diagnose') options='-h --help -V --version --local --no-live --stdin-name --no-ignore --settings --trusted-settings --map --env --rules --schema --machine-config --root-web-config --windows --transform --deployment --values --value --max-file-size --jobs --no-suppressions --no-profile --http-sys --now --trust --crl --expires-within --expect --password-file --password-env --at --url --scheme --certificate --status --assume --fix --log --since --until --top --paths --format' operands='' ;;
        'effective') options='-h --help -V --version --local --no-live --stdin-name --no-ignore --settings --trusted-settings --map --env --rules --schema --machine-config --root-web-config --windows --transform --deployment --values --value --max-file-size --jobs --no-suppressions --no-profile --http-sys --now --trust --crl --expires-within --expect --at --section --format --diff-with' operands='' ;;
        'init') options='-h --help -V --version --local --no-live --stdin-name --no-ignore --settings --trusted-settings --map --env --rules --schema --machine-config --root-web-config --windows --transform --deployment --values --value --max-file-size --jobs --no-suppressions --no-profile --http-sys --now --trust --crl --expires-within --expect --output' operands='' ;;
        'rules') options='-h --help -V --version' operands='list show test new functions schema' ;;
        'rules functions') options='-h --help -V --version --format' operands='' ;;
        'rules list') options='-h --help -V --version --tag --set --rules --format' operands='' ;;
        'rules new') options='-h --help -V --version --dir' operands='rules' ;;
        'rules schema') options='-h --help -V --version' operands='rule settings' ;;
        'rules show') options='-h --help -V --version --rules --format --examples' operands='rules' ;;
        'rules test') options='-h --help -V --version' operands='' ;;
        'transform') options='-h --help -V --version -o --output --in-place --diff --fail-on --format --explain --values --value' operands='' ;;
    esac
    if [[ $value == --*=* ]]; then
        option=${value%%=*}
        before=$option=
        value=${value#*=}
    elif ((n > 1)) && [[ ${line[n - 2]} == -* && ${line[n - 2]} != *=* ]]; then
        option=${line[n - 2]}
    fi
    [[ -z $option ]] || case "$command $option" in
        'baseline --stdin-name') ;;
        'baseline --settings') ;;
        'baseline --trusted-settings') ;;
        'baseline --map') tail='files' ;;
        'baseline --env') ;;
        'baseline --rules') ;;
        'baseline --schema') ;;
        'baseline --machine-config') ;;
        'baseline --root-web-config') ;;
        'baseline --windows') head='2016 2019 2022 2025' ;;
        'baseline --transform') head='auto none' ;;
        'baseline --deployment') ;;
        'baseline --values') ;;
        'baseline --value') ;;
        'baseline --max-file-size') ;;
        'baseline --jobs') ;;
        'baseline --http-sys') ;;
        'baseline --now') ;;
        'baseline --trust') ;;
        'baseline --crl') ;;
        'baseline --expires-within') ;;
        'baseline --expect') tail='none accept require' ;;
        'baseline --only') head='rules' list=',' ;;
        'baseline --skip') head='rules' list=',' ;;
        'baseline --severity') head='rules' tail='error warning info off' ;;
        'baseline --set') head='cis cis-1 cis-2 headers pedantic stig twgcb' list=',' ;;
        'baseline --output') ;;
        'certificate --format') head='text json' ;;
        'certificate --now') ;;
        'certificate --trust') ;;
        'certificate --crl') ;;
        'certificate --expires-within') ;;
        'certificate --password-file') ;;
        'certificate --password-env') ;;
        'check --stdin-name') ;;
        'check --settings') ;;
        'check --trusted-settings') ;;
        'check --map') tail='files' ;;
        'check --env') ;;
        'check --rules') ;;
        'check --schema') ;;
        'check --machine-config') ;;
        'check --root-web-config') ;;
        'check --windows') head='2016 2019 2022 2025' ;;
        'check --transform') head='auto none' ;;
        'check --deployment') ;;
        'check --values') ;;
        'check --value') ;;
        'check --max-file-size') ;;
        'check --jobs') ;;
        'check --http-sys') ;;
        'check --now') ;;
        'check --trust') ;;
        'check --crl') ;;
        'check --expires-within') ;;
        'check --expect') tail='none accept require' ;;
        'check --only') head='rules' list=',' ;;
        'check --skip') head='rules' list=',' ;;
        'check --severity') head='rules' tail='error warning info off' ;;
        'check --set') head='cis cis-1 cis-2 headers pedantic stig twgcb' list=',' ;;
        'check --fix-only') head='rules' list=',' ;;
        'check --fix-effect') head='loosens tightens neutral' list=',' ;;
        'check --backup') ;;
        'check --baseline') ;;
        'check --since') ;;
        'check --format') head='text json sarif github azure gitlab junit checkstyle markdown html' tail='files' ;;
        'check --show') head='error warning info' ;;
        'check --color') head='auto always never' ;;
        'check --fail-on') head='error warning info' ;;
        'compare --stdin-name') ;;
        'compare --settings') ;;
        'compare --trusted-settings') ;;
        'compare --map') tail='files' ;;
        'compare --env') ;;
        'compare --rules') ;;
        'compare --schema') ;;
        'compare --machine-config') ;;
        'compare --root-web-config') ;;
        'compare --windows') head='2016 2019 2022 2025' ;;
        'compare --transform') head='auto none' ;;
        'compare --deployment') ;;
        'compare --values') ;;
        'compare --value') ;;
        'compare --max-file-size') ;;
        'compare --jobs') ;;
        'compare --http-sys') ;;
        'compare --now') ;;
        'compare --trust') ;;
        'compare --crl') ;;
        'compare --expires-within') ;;
        'compare --at') ;;
        'compare --section') ;;
        'compare --same') ;;
        'compare --with') head='drives hosts keys ids order' ;;
        'compare --expect') ;;
        'compare --write-expected') ;;
        'compare --format') head='text json markdown html' tail='files' ;;
        'diagnose --stdin-name') ;;
        'diagnose --settings') ;;
        'diagnose --trusted-settings') ;;
        'diagnose --map') tail='files' ;;
        'diagnose --env') ;;
        'diagnose --rules') ;;
        'diagnose --schema') ;;
        'diagnose --machine-config') ;;
        'diagnose --root-web-config') ;;
        'diagnose --windows') head='2016 2019 2022 2025' ;;
        'diagnose --transform') head='auto none' ;;
        'diagnose --deployment') ;;
        'diagnose --values') ;;
        'diagnose --value') ;;
        'diagnose --max-file-size') ;;
        'diagnose --jobs') ;;
        'diagnose --http-sys') ;;
        'diagnose --now') ;;
        'diagnose --trust') ;;
        'diagnose --crl') ;;
        'diagnose --expires-within') ;;
        'diagnose --expect') tail='none accept require' ;;
        'diagnose --password-file') ;;
        'diagnose --password-env') ;;
        'diagnose --at') ;;
        'diagnose --url') ;;
        'diagnose --scheme') head='https http' ;;
        'diagnose --certificate') ;;
        'diagnose --status') ;;
        'diagnose --assume') head='tls13 negotiate cipher128 key trusted rootstore issuerlist revocation crl usage module directory logon acl credentials locks' tail='on off' ;;
        'diagnose --log') ;;
        'diagnose --since') ;;
        'diagnose --until') ;;
        'diagnose --top') ;;
        'diagnose --paths') ;;
        'diagnose --format') head='text json markdown html' tail='files' ;;
        'effective --stdin-name') ;;
        'effective --settings') ;;
        'effective --trusted-settings') ;;
        'effective --map') tail='files' ;;
        'effective --env') ;;
        'effective --rules') ;;
        'effective --schema') ;;
        'effective --machine-config') ;;
        'effective --root-web-config') ;;
        'effective --windows') head='2016 2019 2022 2025' ;;
        'effective --transform') head='auto none' ;;
        'effective --deployment') ;;
        'effective --values') ;;
        'effective --value') ;;
        'effective --max-file-size') ;;
        'effective --jobs') ;;
        'effective --http-sys') ;;
        'effective --now') ;;
        'effective --trust') ;;
        'effective --crl') ;;
        'effective --expires-within') ;;
        'effective --expect') tail='none accept require' ;;
        'effective --at') ;;
        'effective --section') ;;
        'effective --format') head='text json html' tail='files' ;;
        'effective --diff-with') ;;
        'init --stdin-name') ;;
        'init --settings') ;;
        'init --trusted-settings') ;;
        'init --map') tail='files' ;;
        'init --env') ;;
        'init --rules') ;;
        'init --schema') ;;
        'init --machine-config') ;;
        'init --root-web-config') ;;
        'init --windows') head='2016 2019 2022 2025' ;;
        'init --transform') head='auto none' ;;
        'init --deployment') ;;
        'init --values') ;;
        'init --value') ;;
        'init --max-file-size') ;;
        'init --jobs') ;;
        'init --http-sys') ;;
        'init --now') ;;
        'init --trust') ;;
        'init --crl') ;;
        'init --expires-within') ;;
        'init --expect') tail='none accept require' ;;
        'init --output') ;;
        'rules functions --format') head='text json' ;;
        'rules list --tag') ;;
        'rules list --set') head='cis cis-1 cis-2 headers pedantic stig twgcb' ;;
        'rules list --rules') ;;
        'rules list --format') head='text json' ;;
        'rules new --dir') ;;
        'rules show --rules') ;;
        'rules show --format') head='text json' ;;
        'transform --output') ;;
        'transform --fail-on') head='warning error' ;;
        'transform --format') head='text json' ;;
        'transform --values') ;;
        'transform --value') ;;
        *) option= ;;
    esac
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
            [[ -n ${_iislint_ids-} ]] || _iislint_ids=$("$1" rules list 2>/dev/null | while read -r word _; do echo "$word"; done)
            COMPREPLY=($(compgen -W "$_iislint_ids" -- "$part"))
            ;;
        *) COMPREPLY=($(compgen -W "$source" -- "$part")) ;;
    esac
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
