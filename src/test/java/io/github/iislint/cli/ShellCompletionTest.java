package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What somebody who types with the Tab key gets, in the shells themselves; {@code <Tab>} stands for the key. A shell that is not
 * installed is left out.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bash, zsh and fish are driven in a POSIX terminal")
@Tag("slow")
class ShellCompletionTest {

    private static final Path SCRIPTS = Path.of("src/dist/completion").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void makeFolders() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(work.resolve("a b/sub"));
        Files.createDirectories(work.resolve("sites"));
        for (String file : new String[]{"a b/web.config", "report.json", "settings.xml"}) {
            Files.createFile(work.resolve(file));
        }
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("iislint");
        Files.writeString(program, """
                #!/bin/sh
                if [ "$1 $2" = 'rules list' ]; then
                    printf 'own-rule  error  Ours\\nssl-flags-style  info  fix  Style\\nxml-malformed  error  XML\\n'
                else
                    printf '%s|' "$@" > "$ARGUMENTS"
                fi
                """);
        program.toFile().setExecutable(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            check a\\ b/w<Tab>;                     check|a b/web.config|
            che<Tab> --settings set<Tab>;           check|--settings|settings.xml|
            check --format sar<Tab>;                check|--format|sarif|
            check --format json=rep<Tab>;           check|--format|json=report.json|
            check --format=json=rep<Tab>;           check|--format=json=report.json|
            check --only own<Tab>;                  check|--only|own-rule|
            check --skip=xml-malformed,own<Tab>;    check|--skip=xml-malformed,own-rule|
            check --severity ssl<Tab>inf<Tab>;      check|--severity|ssl-flags-style=info|
            check --fail-on war<Tab>;               check|--fail-on|warning|
            check --color al<Tab>;                  check|--color|always|
            check --windows 202<Tab>5;              check|--windows|2025|
            effective --format js<Tab>;             effective|--format|json|
            diagnose --assume tls<Tab>of<Tab>;      diagnose|--assume|tls13=off|
            rules sh<Tab>own<Tab>;                  rules|show|own-rule|
            check --loc<Tab>;                       check|--local|
            check --http-sys rep<Tab>;              check|--http-sys|report.json|
            check --set sti<Tab>;                   check|--set|stig|
            check --set=headers,twg<Tab>;           check|--set=headers,twgcb|
            check --show inf<Tab>;                  check|--show|info|
            check --transform au<Tab>;              check|--transform|auto|
            check --trusted-settings set<Tab>;      check|--trusted-settings|settings.xml|
            comp<Tab> --with ho<Tab> rep<Tab>;      compare|--with|hosts|report.json|
            compare --format html=rep<Tab>;         compare|--format|html=report.json|
            tran<Tab> set<Tab> -o rep<Tab>;         transform|settings.xml|-o|report.json|
            diagnose --log rep<Tab>;                diagnose|--log|report.json|
            """)
    void bashAndZshCompleteWhatIsTyped(String typed, String arguments) throws IOException, InterruptedException {
        assertEquals(arguments, typedInto("bash --norc --noprofile -i", "source '" + SCRIPTS + "/iislint.bash'", typed));
        assumeTrue(installed("zsh"), "zsh is not installed");
        assertEquals(arguments,
                typedInto("zsh -f -i", "fpath=('" + SCRIPTS + "' $fpath); autoload -U compinit; compinit -u -D", typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            check a\\ b/w;                       a b/web.config
            che;                                 check
            check --format sar;                  sarif
            check --format json=rep;             json=report.json
            check --format=json=rep;             --format=json=report.json
            check --only own;                    own-rule
            check --skip xml-malformed,own;      xml-malformed,own-rule
            check --severity ssl;                ssl-flags-style=
            check --severity ssl-flags-style=i;  ssl-flags-style=info
            check --map C:/x=sit;                C:/x=sites/
            check --color al;                    always
            effective --format js;               json
            rules sh;                            show
            rules show own;                      own-rule
            check --loc;                         --local
            check --set twg;                     twgcb
            check --set headers,stig;            headers,stig
            check --transform au;                auto
            check --trusted-settings set;        settings.xml
            compare --format html=rep;           html=report.json
            compare --with ho;                   hosts
            transform set;                       settings.xml
            diagnose --log rep;                  report.json
            """)
    void fishOffersWhatFits(String typed, String offered) throws IOException, InterruptedException {
        assumeTrue(installed("fish"), "fish is not installed");
        String output = run("fish", "--no-config", "-c",
                "source '" + SCRIPTS + "/iislint.fish'; complete -C 'iislint " + typed + "'");
        assertEquals(offered, output.strip().replaceAll("\t.*", ""));
    }

    private static boolean installed(String shell) {
        return Files.isExecutable(Path.of("/usr/bin", shell)) || Files.isExecutable(Path.of("/bin", shell));
    }

    /** What a line makes of itself that is typed into a shell in a terminal: the arguments of the program. */
    private String typedInto(String shell, String setUp, String typed) throws IOException, InterruptedException {
        Path keys = Files.writeString(folder.resolve("keys"), setUp + "\niislint " + typed.replace("<Tab>", "\t") + "\nexit\n");
        Path arguments = folder.resolve("arguments");
        Files.deleteIfExists(arguments);
        String terminal = run("sh", "-c", "script -qec '" + shell + "' /dev/null < '" + keys + "'");
        return Files.exists(arguments) ? Files.readString(arguments) : "nothing was run:\n" + terminal;
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin", "HOME", folder.toString(),
                "TERM", "dumb", "LC_ALL", "C.UTF-8", "ARGUMENTS", folder.resolve("arguments").toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
