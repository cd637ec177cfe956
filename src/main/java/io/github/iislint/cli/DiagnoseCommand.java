package io.github.iislint.cli;

import io.github.iislint.certificate.CertificateFile;
import io.github.iislint.diagnose.Acceptance;
import io.github.iislint.diagnose.Assumption;
import io.github.iislint.diagnose.DiagnoseException;
import io.github.iislint.diagnose.Diagnoser;
import io.github.iislint.diagnose.Diagnosis;
import io.github.iislint.diagnose.Target;
import io.github.iislint.finding.NearestName;
import io.github.iislint.fix.FileReplacer;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.report.DiagnosisReport;
import io.github.iislint.report.FixReport;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code iislint diagnose}: what IIS would answer to whom, and why. */
@Command(name = "diagnose", mixinStandardHelpOptions = true,
        description = "Says what IIS would answer to a visitor, why, and what to do: the support articles about client"
                + " certificates, carried out on your files.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the visitor gets in; with --status, the files confirm no cause",
            "1:the visitor is turned away; with --status, the files confirm a cause",
            "2:bad option, no such site or binding, or unreadable input"})
final class DiagnoseCommand implements Callable<Integer> {

    @Mixin
    private InputOptions input;

    @Mixin
    private PasswordOptions passwords;

    @Option(names = "--at", paramLabel = "LOCATION",
            description = "Where the visitor goes: a site and a path, such as Shop/partners.")
    private String location;

    @Option(names = "--url", paramLabel = "URL", description = "The same as a URL; a binding tells the site.")
    private String url;

    @Option(names = "--scheme", paramLabel = "https|http", description = "How the visitor gets there. Default: https.")
    private String scheme;

    @Option(names = "--certificate", paramLabel = "FILE",
            description = "The certificate that the visitor shows: PEM, DER, PKCS#7 or PFX. Default: none.")
    private Path certificate;

    @Option(names = "--status", paramLabel = "STATUS",
            description = "The answer that visitors get, such as 403.7: list its causes.")
    private String status;

    @Option(names = "--assume", paramLabel = "NAME=on|off",
            description = "What the files cannot tell, such as tls13=on. Repeatable.")
    private List<String> assumptions = new ArrayList<>();

    @Option(names = "--fix", description = "Against 403.7: accept certificates at the location instead of requiring them.")
    private boolean fix;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "Default: ${DEFAULT-VALUE}.")
    private EffectiveCommand.Format format;

    private final Console console;

    DiagnoseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = input.settings();
        RuleSet rules = input.rules(settings);
        LintOptions options = input.lintOptions(settings);
        CertificateFile file = certificate == null ? null : passwords.read(certificate, console);
        Diagnoser diagnoser = new Diagnoser(input.files(), rules, options, input.paths());
        try {
            Diagnoser.Question question = new Diagnoser.Question(target(), file,
                    certificate == null ? null : certificate.toString().replace('\\', '/'), assumed(), status);
            List<Diagnosis> diagnoses = diagnoser.diagnose(question);
            if (fix) {
                write(diagnoses);
                diagnoses = diagnoser.diagnose(question);
            }
            report(diagnoses);
            return diagnoses.stream().anyMatch(diagnosis -> status == null ? diagnosis.refused() : diagnosis.confirmed()) ? 1 : 0;
        } catch (DiagnoseException | LintException e) {
            throw new FailureException(e);
        }
    }

    private Target target() throws DiagnoseException {
        if ((location == null) == (url == null)) {
            throw new FailureException("expected either --at LOCATION or --url URL");
        }
        if (url != null) {
            if (scheme != null) {
                throw new FailureException("--scheme: the URL has one");
            }
            return Target.url(url);
        }
        String chosen = scheme == null ? "https" : scheme.toLowerCase(Locale.ROOT);
        if (!chosen.equals("https") && !chosen.equals("http")) {
            throw new FailureException("--scheme \"" + scheme + "\": expected https or http");
        }
        return Target.location(chosen, location);
    }

    private Map<Assumption, Boolean> assumed() {
        Map<Assumption, Boolean> assumed = new EnumMap<>(Assumption.class);
        for (String each : assumptions) {
            int equals = each.indexOf('=');
            String value = equals < 0 ? "" : each.substring(equals + 1).toLowerCase(Locale.ROOT);
            if (!value.equals("on") && !value.equals("off")) {
                throw new FailureException("--assume \"" + each + "\": expected NAME=on or NAME=off");
            }
            String name = each.substring(0, equals);
            assumed.put(Assumption.of(name).orElseThrow(() -> new FailureException("--assume: there is no assumption \"" + name
                    + "\""
                    + NearestName.of(name, Assumption.names()).map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("; there are " + String.join(", ", Assumption.names())))), value.equals("on"));
        }
        return assumed;
    }

    private void write(List<Diagnosis> diagnoses) {
        if (input.fromStandardInput()) {
            throw new FailureException("--fix: standard input cannot be changed");
        }
        if (diagnoses.size() > 1) {
            throw new FailureException("--fix: several servers have this location; name one of their files");
        }
        Acceptance acceptance = diagnoses.get(0).acceptance();
        if (acceptance == null) {
            throw new FailureException("--fix: accepting certificates instead of requiring them would change nothing for this"
                    + " visitor");
        }
        if (acceptance.outcome() == null) {
            throw new FailureException("--fix: refused: " + acceptance.refusal());
        }
        try {
            new FileReplacer(input.files()).write(acceptance.outcome().edits(), null);
        } catch (IOException e) {
            throw new FailureException(e);
        }
        FixReport.write(acceptance.outcome(), console.err(), false);
    }

    private void report(List<Diagnosis> diagnoses) throws IOException {
        DiagnosisReport report = new DiagnosisReport(input.files()::name);
        if (format == EffectiveCommand.Format.JSON) {
            report.json(diagnoses, console.utf8());
        } else {
            report.text(diagnoses, console.out());
        }
    }
}
