package io.github.iislint.report;

import io.github.iislint.certificate.CertificateFacts;
import io.github.iislint.diagnose.CertificateAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** Writes whether IIS would accept client certificates, and how to map them, for people and for programs. */
public final class CertificateReport {

    private CertificateReport() {
    }

    public static void text(List<CertificateAnswer> answers, PrintWriter out) {
        for (CertificateAnswer answer : answers) {
            CertificateFacts facts = answer.facts();
            out.println(Printable.of(answer.file()) + ": " + (answer.accepted() ? "IIS would accept " : "IIS would not accept ")
                    + Printable.of(facts.subject().isEmpty() ? "this certificate" : facts.subject())
                    + (answer.accepted() && answer.assuming() ? ", if the assumptions hold" : ""));
            out.println("  issued by " + Printable.of(facts.issuer()) + ", serial number " + facts.serial() + ", thumbprint "
                    + facts.thumbprint());
            out.println();
            StepLines.text(answer.steps(), out, true);
            out.println();
            out.println("  For a one-to-one mapping at the site, with the account of your choice (set the password with IIS"
                    + " Manager or PowerShell, which encrypt it):");
            out.println("  " + entry(answer));
            out.println();
        }
        out.flush();
    }

    /** The element of {@code oneToOneMappings}. */
    private static String entry(CertificateAnswer answer) {
        return "<add enabled=\"true\" userName=\"ACCOUNT\" certificate=\"" + answer.line() + "\" />";
    }

    /** The contract of {@code certificate --format json}. */
    public static void json(List<CertificateAnswer> answers, PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("certificates").array();
        for (CertificateAnswer answer : answers) {
            CertificateFacts facts = answer.facts();
            json.object().member("file", answer.file()).member("accepted", answer.accepted()).member("subject", facts.subject())
                    .member("issuer", facts.issuer()).member("serial", facts.serial()).member("thumbprint", facts.thumbprint())
                    .member("notBefore", facts.notBefore().toString()).member("notAfter", facts.notAfter().toString());
            StepLines.json(answer.steps(), json);
            json.member("base64", answer.line()).member("entry", entry(answer)).end();
        }
        json.end().end();
        out.flush();
    }
}
