package io.github.iislint.cli;

import io.github.iislint.cli.FormatOption.OutputFormat;
import io.github.iislint.diagnose.Acceptance;
import io.github.iislint.diagnose.Assumption;
import io.github.iislint.diagnose.DiagnoseException;
import io.github.iislint.diagnose.Diagnoser;
import io.github.iislint.diagnose.Diagnosis;
import io.github.iislint.diagnose.LogDiagnoser;
import io.github.iislint.diagnose.LogDiagnosis;
import io.github.iislint.diagnose.Target;
import io.github.iislint.diagnose.Visitor;
import io.github.iislint.file.NearestName;
import io.github.iislint.fix.FileReplacer;
import io.github.iislint.httpsys.HttpSysNotice;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.report.DiagnosisReport;
import io.github.iislint.report.FixReport;
import io.github.iislint.report.LogReport;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code iislint diagnose}: how IIS would answer a visitor, and why. */
final class DiagnoseCommand implements Callable<Integer> {

    private final InputOptions input;

    private final PasswordOptions passwords = new PasswordOptions();

    private final OptionSpec at = Options.value("--at", "LOCATION", String.class,
            "The location that the visitor requests: a site and a path, such as Shop/partners.");

    private final OptionSpec address = Options.value("--url", "URL", String.class,
            "The same as a URL; the bindings select the site.");

    private final OptionSpec scheme = Options.value("--scheme", "https|http", String.class,
            "The scheme of the request. Default: https.");

    private final OptionSpec shown = Options.value("--certificate", "FILE", Path.class,
            "The visitor's client certificate: PEM, DER, PKCS#7 or PFX. Default: none.");

    private final OptionSpec answer = Options.value("--status", "STATUS", String.class,
            "List the causes of this status, such as 403.7.");

    private final OptionSpec assumptions = Options.values("--assume", "NAME=on|off", String.class,
            "An assumption about what the files do not show, such as tls13=on. Repeatable.");

    private final OptionSpec fix = Options.flag("--fix",
            "If the answer is 403.7: accept certificates at the location instead of requiring them.");

    private final LogOptions logs = new LogOptions();

    private final FormatOption format = new FormatOption("markdown requires --log. ", OutputFormat.TEXT, OutputFormat.JSON,
            OutputFormat.MARKDOWN,
            OutputFormat.HTML);

    private final Console console;

    DiagnoseCommand(Console console) {
        this.console = console;
        this.input = new InputOptions(console);
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "diagnose", "Reports how IIS would answer a visitor, why, and what to do: "
                + "applies the support articles about client certificates to your files.");
        input.addTo(spec);
        passwords.addTo(spec);
        Options.add(spec, at, address, scheme, shown, answer, assumptions, fix);
        logs.addTo(spec);
        Options.add(spec, format.spec());
        return Options.exitCodes(spec, "the visitor gets in; with --status, the files confirm no cause; with --log, the"
                + " configuration explains no refused request",
                "the visitor is refused; with --status, the files confirm a cause; with --log, the configuration explains"
                        + " refused requests",
                "bad option, no such site or binding, or unreadable input");
    }

    @Override
    public Integer call() throws IOException {
        logs.named().forEach(input::alsoNamed);
        format.check(input);
        input.readRegistry();
        Settings settings = input.settings();
        LintOptions options = input.lintOptions(settings);
        if (logs.given()) {
            return readLogs(options);
        }
        RuleSet rules = input.rules(settings);
        if (format.format() == OutputFormat.MARKDOWN) {
            throw new FailureException("--format markdown requires --log");
        }
        Path certificate = shown.getValue();
        String status = answer.getValue();
        Visitor.Certificate visitor = certificate == null
                ? null
                : new Visitor.Certificate(passwords.read(certificate, console), certificate.toString().replace('\\', '/'));
        Diagnoser diagnoser = new Diagnoser(input.files(), rules, options, input.paths());
        try {
            Diagnoser.Question question = new Diagnoser.Question(target(), visitor, assumed(), status);
            List<Diagnosis> diagnoses = diagnoser.diagnose(question);
            if (Options.on(fix)) {
                write(diagnoses);
                diagnoses = diagnoser.diagnose(question);
            }
            notes(diagnoser.notices());
            report(diagnoses);
            return input.end(diagnoser.unread(),
                    diagnoses.stream().anyMatch(diagnosis -> status == null
                            ? diagnosis.refused() || diagnosis.disputed()
                            : diagnosis.confirmed())
                                    ? 1
                                    : 0);
        } catch (DiagnoseException | LintException e) {
            // That there is no such site may be because of what could not be read.
            input.end(diagnoser.unread(), 0);
            throw new FailureException(e);
        }
    }

    private int readLogs(LintOptions options) throws IOException {
        for (OptionSpec other : new OptionSpec[]{at, address, scheme, shown, answer}) {
            if (other.getValue() != null) {
                throw new FailureException(other.longestName() + " cannot be used with --log");
            }
        }
        if (Options.on(fix) || !assumptions.<List<String>>getValue().isEmpty()) {
            throw new FailureException((Options.on(fix) ? "--fix" : "--assume") + " cannot be used with --log");
        }
        LogDiagnoser diagnoser = new LogDiagnoser(input.files(), options, input.paths());
        try {
            LogDiagnosis diagnosis = logs.diagnose(diagnoser, input.files(), console);
            notes(diagnoser.notices());
            LogReport report = new LogReport(diagnosis, logs.top());
            format.write(console, out -> {
                switch (format.format()) {
                    case TEXT -> report.text(out);
                    case JSON -> report.json(out);
                    case MARKDOWN -> report.markdown(out);
                    case HTML -> report.html(out);
                }
            });
            return input.end(diagnoser.unread(), diagnosis.explained() ? 1 : 0);
        } catch (DiagnoseException | LintException e) {
            input.end(diagnoser.unread(), 0);
            throw new FailureException(e);
        }
    }

    private void notes(List<HttpSysNotice> notices) {
        notices.forEach(notice -> console.err().println("iislint: note: " + notice.place() + ": " + notice.text()));
    }

    private Target target() throws DiagnoseException {
        String location = at.getValue();
        String url = address.getValue();
        String given = scheme.getValue();
        if ((location == null) == (url == null)) {
            throw new FailureException("expected either --at LOCATION or --url URL");
        }
        if (url != null) {
            if (given != null) {
                throw new FailureException("--scheme: the URL has one");
            }
            return Target.url(url);
        }
        String chosen = given == null ? "https" : given.toLowerCase(Locale.ROOT);
        if (!chosen.equals("https") && !chosen.equals("http")) {
            throw new FailureException("--scheme \"" + given + "\": expected https or http");
        }
        return Target.location(chosen, location);
    }

    private Map<Assumption, Boolean> assumed() {
        Map<Assumption, Boolean> assumed = new EnumMap<>(Assumption.class);
        for (String each : assumptions.<List<String>>getValue()) {
            int equals = each.indexOf('=');
            String value = equals < 0 ? "" : each.substring(equals + 1).toLowerCase(Locale.ROOT);
            if (!value.equals("on") && !value.equals("off")) {
                throw new FailureException("--assume \"" + each + "\": expected NAME=on or NAME=off");
            }
            String name = each.substring(0, equals);
            assumed.put(Assumption.of(name).orElseThrow(() -> new FailureException("--assume: unknown assumption \"" + name
                    + "\""
                    + NearestName.hint(name, Assumption.names())
                            .orElse("; there are " + String.join(", ", Assumption.names())))),
                    value.equals("on"));
        }
        return assumed;
    }

    private void write(List<Diagnosis> diagnoses) {
        if (input.fromStandardInput()) {
            throw new FailureException("--fix: standard input cannot be changed");
        }
        if (diagnoses.size() > 1) {
            throw new FailureException("--fix: several servers have this location; name the files of one of them");
        }
        Acceptance acceptance = diagnoses.get(0).advice().acceptance();
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
        format.write(console, out -> {
            switch (format.format()) {
                case JSON -> report.json(diagnoses, out);
                case HTML -> report.html(diagnoses, out);
                default -> report.text(diagnoses, out);
            }
        });
    }
}
