package io.github.iislint.cli;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFileException;
import io.github.iislint.certificate.Revocations;
import io.github.iislint.diagnose.CertificateAnswer;
import io.github.iislint.diagnose.Visitor;
import io.github.iislint.report.CertificateReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code iislint certificate}: whether IIS would accept client certificates. */
@Command(name = "certificate", mixinStandardHelpOptions = true,
        description = "Tells whether IIS would accept client certificates, and prints the entry that maps them to an account.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing is known against the certificates", "1:IIS would not accept one of them",
            "2:bad option or unreadable file"})
final class CertificateCommand implements Callable<Integer> {

    private static final int EXPIRES_WITHIN = 30;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Certificates: PEM, DER, PKCS#7 or PFX.")
    private List<Path> certificates;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PasswordOptions passwords;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "Default: ${DEFAULT-VALUE}.")
    private EffectiveCommand.Format format;

    private final Console console;

    CertificateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<CertificateAnswer> answers = new ArrayList<>();
        try {
            Authorities authorities = trust.trust().isEmpty() ? null : Authorities.load(trust.trust());
            Revocations revocations = trust.crls().isEmpty() ? Revocations.none() : Revocations.load(trust.crls());
            for (Path file : certificates) {
                answers.add(CertificateAnswer.of(new Visitor(passwords.read(file, console), shown(file.toString()), authorities,
                        revocations, trust.moment(), trust.expiresWithin().orElse(EXPIRES_WITHIN), CertificateCommand::shown)));
            }
        } catch (CertificateFileException e) {
            throw new FailureException(e);
        }
        PrintWriter out = format == EffectiveCommand.Format.JSON ? console.utf8() : console.out();
        if (format == EffectiveCommand.Format.JSON) {
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
