package io.github.iislint.cli;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFileException;
import io.github.iislint.certificate.Revocations;
import io.github.iislint.diagnose.CertificateAnswer;
import io.github.iislint.diagnose.Visitor;
import io.github.iislint.report.CertificateReport;
import io.github.iislint.report.MessageWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code iislint certificate}: whether IIS would accept client certificates. */
final class CertificateCommand implements Callable<Integer> {

    private static final int EXPIRES_WITHIN = 30;

    private final PositionalParamSpec certificates = Options.operands("FILE", Path.class, "1..*",
            "Certificates: PEM, DER, PKCS#7 or PFX.");

    private final TrustOptions trust = new TrustOptions();

    private final PasswordOptions passwords = new PasswordOptions();

    private final OptionSpec format = Options.value("--format", "text|json", TextOrJson.class, "text",
            "Default: ${DEFAULT-VALUE}.");

    private final Console console;

    CertificateCommand(Console console) {
        this.console = console;
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "certificate",
                "Checks whether IIS would accept client certificates, and prints the entry that maps each to an account.")
                .addPositional(certificates).addOption(format);
        trust.addTo(spec);
        passwords.addTo(spec);
        return Options.exitCodes(spec, "nothing is known against the certificates", "IIS would not accept one of them",
                "bad option or unreadable file");
    }

    @Override
    public Integer call() throws IOException {
        List<CertificateAnswer> answers = new ArrayList<>();
        try {
            Authorities authorities = trust.trust().isEmpty() ? null : Authorities.load(trust.trust());
            Revocations revocations = trust.crls().isEmpty() ? Revocations.none() : Revocations.load(trust.crls());
            for (Path file : certificates.<List<Path>>getValue()) {
                Visitor.Certificate shown = new Visitor.Certificate(passwords.read(file, console), shown(file.toString()));
                answers.add(CertificateAnswer.of(shown, new Visitor(shown, authorities, revocations, trust.moment(),
                        trust.expiresWithin().orElse(EXPIRES_WITHIN), CertificateCommand::shown)));
            }
        } catch (CertificateFileException e) {
            throw new FailureException(e);
        }
        boolean json = format.getValue() == TextOrJson.JSON;
        PrintWriter out = json ? console.utf8() : new MessageWriter(console.out());
        if (json) {
            CertificateReport.json(answers, out);
        } else {
            CertificateReport.text(answers, out);
        }
        return answers.stream().allMatch(CertificateAnswer::accepted) ? 0 : 1;
    }

    private static String shown(String path) {
        return path.replace('\\', '/');
    }
}
