package io.github.iislint.report;

import io.github.iislint.diagnose.Acceptance;
import io.github.iislint.diagnose.Cause;
import io.github.iislint.diagnose.Diagnosis;
import io.github.iislint.diagnose.Dispute;
import io.github.iislint.diagnose.Remedy;
import io.github.iislint.diagnose.Step;
import io.github.iislint.fix.Fixer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes how IIS would answer, why, and what to do, for people and for programs. */
public final class DiagnosisReport {

    private final Function<Path, String> names;

    /** @param names how files are called */
    public DiagnosisReport(Function<Path, String> names) {
        this.names = names;
    }

    public void text(List<Diagnosis> diagnoses, PrintWriter out) throws IOException {
        for (Diagnosis diagnosis : diagnoses) {
            out.println(headline(diagnosis));
            out.println();
            dispute(diagnosis.dispute(), out);
            Diagnosis.StatusInquiry inquiry = diagnosis.inquiry();
            if (inquiry == null) {
                StepLines.text(diagnosis.outcome().steps(), out, false);
                facts(diagnosis, out);
                assumptions(diagnosis, out);
                remedies(diagnosis, out);
            } else {
                causes(inquiry.causes(), out);
                if (diagnosis.advice().acceptance() != null) {
                    out.println();
                    acceptance(diagnosis, out);
                }
            }
            out.println();
        }
        out.flush();
    }

    /** The answer, to whom and where, in one line. */
    static String headline(Diagnosis diagnosis) {
        String who = diagnosis.asked().visitor() == null
                ? "a visitor without a certificate"
                : "a visitor with " + diagnosis.asked().visitor();
        String where = diagnosis.asked().request() + (diagnosis.asked().request().contains("://")
                ? " (" + diagnosis.asked().location() + ")"
                : " over " + diagnosis.asked().scheme())
                + (diagnosis.asked().server() == null ? "" : ", " + diagnosis.asked().server());
        Diagnosis.StatusInquiry inquiry = diagnosis.inquiry();
        if (inquiry != null) {
            return "Possible causes of " + inquiry.status() + " at " + Printable.of(where) + " (" + inquiry.confirmed()
                    + " confirmed)";
        }
        if (diagnosis.dispute() != null && diagnosis.disputed()) {
            return "Disputed: " + Printable.of(diagnosis.dispute().taken()) + ", or "
                    + Printable.of(diagnosis.dispute().otherwise()) + ", for " + Printable.of(who) + " at " + Printable.of(where);
        }
        Step decisive = diagnosis.decisive();
        if (decisive != null) {
            return (decisive.status() == null ? "No answer" : decisive.status()) + " for " + Printable.of(who) + " at "
                    + Printable.of(where);
        }
        return "Let in, " + Printable.of(String.valueOf(diagnosis.outcome().identity())) + ": " + Printable.of(who) + " at "
                + Printable.of(where);
    }

    /** What follows from a dispute for the steps that are shown. */
    static String reading(Dispute dispute) {
        return dispute.matters()
                ? "According to the first reading, otherwise " + Printable.of(dispute.otherwise()) + ":"
                : "According to the first reading; the other one leads to the same answer:";
    }

    private static void dispute(@Nullable Dispute dispute, PrintWriter out) {
        if (dispute == null) {
            return;
        }
        for (Dispute.Reason reason : dispute.reasons()) {
            out.println("  " + Printable.of(reason.text()) + StepLines.place(reason.place()));
        }
        out.println();
        out.println("  " + reading(dispute));
    }

    private static void facts(Diagnosis diagnosis, PrintWriter out) {
        if (diagnosis.premises().facts().isEmpty()) {
            return;
        }
        out.println();
        out.println("  Known about http.sys and Schannel:");
        for (Diagnosis.KnownFact known : diagnosis.premises().facts()) {
            out.println("    " + StepLines.pad(known.assumption() + "=" + onOff(known.fact().value()), 16)
                    + Printable.of(known.fact().name()) + StepLines.place(known.fact().place()));
        }
    }

    private static void assumptions(Diagnosis diagnosis, PrintWriter out) {
        List<Diagnosis.Assumed> shown = shown(diagnosis);
        if (shown.isEmpty()) {
            return;
        }
        out.println();
        out.println("  Not shown by the files, so assumed (--assume NAME=on|off):");
        for (Diagnosis.Assumed assumed : shown) {
            out.println("    " + StepLines.pad(assumed.assumption() + "=" + onOff(assumed.holds()), 16)
                    + (assumed.holds() ? "" : "not: ") + assumed.assumption().meaning()
                    + (assumed.matters() ? "; otherwise " + Printable.of(assumed.otherwise()) : ""));
            out.println("                    " + Printable.of(assumed.command()));
        }
    }

    /** The assumptions to show. */
    static List<Diagnosis.Assumed> shown(Diagnosis diagnosis) {
        return diagnosis.premises().assumptions().stream().filter(assumed -> assumed.matters() || assumed.said()).toList();
    }

    static String onOff(boolean holds) {
        return holds ? "on" : "off";
    }

    private void remedies(Diagnosis diagnosis, PrintWriter out) throws IOException {
        if (diagnosis.advice().remedies().isEmpty()) {
            return;
        }
        out.println();
        out.println("  What to do:");
        for (Remedy remedy : diagnosis.advice().remedies()) {
            remedy(remedy, "    ", out);
        }
        acceptance(diagnosis, out);
    }

    private static void remedy(Remedy remedy, String indent, PrintWriter out) {
        out.println(indent + "* " + remedy.text());
        remedy.commands().forEach(command -> out.println(indent + "    " + Printable.of(command)));
    }

    private void acceptance(Diagnosis diagnosis, PrintWriter out) throws IOException {
        Acceptance acceptance = diagnosis.advice().acceptance();
        if (acceptance == null) {
            return;
        }
        if (acceptance.outcome() == null) {
            out.println("    * Certificates are not changed from required to accepted: "
                    + Printable.of(String.valueOf(acceptance.refusal())));
            return;
        }
        String then = acceptance.then() == null ? "" : "; the remaining cause is " + acceptance.then();
        out.println("    * Accept client certificates instead of requiring them, if visitors do not need one (--fix makes "
                + "this change"
                + then + "):");
        for (String line : patch(acceptance.outcome(), out).split("\\R")) {
            out.println("        " + Printable.of(line.replace("\t", "    ")));
        }
    }

    /** The change as a patch; remarks about files without one are written to {@code out}. */
    private String patch(Fixer.FixResult outcome, @Nullable PrintWriter out) throws IOException {
        StringBuilder patch = new StringBuilder();
        for (Fixer.FileEdit edit : outcome.edits()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            List<String> notices = PatchReport.write(List.of(edit), names, "--fix", bytes);
            Charset charset = edit.before().charset();
            patch.append(bytes.toString(charset));
            if (out != null) {
                notices.forEach(notice -> out.println("        " + Printable.of(notice)));
            }
        }
        return patch.toString();
    }

    private static void causes(List<Cause> causes, PrintWriter out) {
        for (Cause cause : causes) {
            out.println("  " + StepLines.pad(cause.finding().toString(), 11) + cause.text());
            for (Cause.Evidence evidence : cause.evidence()) {
                out.println("               " + Printable.of(evidence.text()) + StepLines.place(evidence.place()));
            }
            if (cause.finding() != Cause.CauseStatus.EXCLUDED) {
                remedy(cause.remedy(), "             ", out);
                StepLines.article(cause.article(), "             ", out);
            }
        }
    }

    /** A page that is one file. */
    public void html(List<Diagnosis> diagnoses, Appendable out) throws IOException {
        new HtmlDiagnosis(diagnoses, outcome -> patch(outcome, null)).write(out);
    }

    /** The contract of {@code diagnose --format json}. */
    public void json(List<Diagnosis> diagnoses, PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("diagnoses").array();
        for (Diagnosis diagnosis : diagnoses) {
            Step decisive = diagnosis.decisive();
            Step decided = decided(diagnosis) ? decisive : null;
            json.object().member("server", diagnosis.asked().server()).member("location", diagnosis.asked().location())
                    .member("request", diagnosis.asked().request()).member("scheme", diagnosis.asked().scheme()).member("visitor",
                            diagnosis.asked().visitor())
                    .member("outcome", diagnosis.disputed()
                            ? "disputed"
                            : decisive == null ? "let-in" : decisive.status() == null ? "no-answer" : "refused")
                    .member("status", decided == null ? null : decided.status())
                    .member("identity", diagnosis.outcome().identity())
                    .member("decidedBy", decided == null ? null : decided.name().toString());
            dispute(diagnosis.dispute(), json);
            StepLines.json(diagnosis.outcome().steps(), json);
            json.name("assumptions").array();
            for (Diagnosis.Assumed assumed : diagnosis.premises().assumptions()) {
                json.object().member("name", assumed.assumption().toString()).member("value", onOff(assumed.holds()))
                        .member("said", assumed.said()).member("meaning", assumed.assumption().meaning())
                        .member("command", assumed.command()).member("otherwise", assumed.matters()
                                ? assumed.otherwise()
                                : null)
                        .end();
            }
            json.end().name("facts").array();
            for (Diagnosis.KnownFact known : diagnosis.premises().facts()) {
                json.object().member("name", known.assumption().toString()).member("value", onOff(known.fact().value()))
                        .member("meaning", known.assumption().meaning()).member("label", known.fact().name());
                StepLines.place(known.fact().place(), json);
                json.end();
            }
            Diagnosis.StatusInquiry inquiry = diagnosis.inquiry();
            json.end().member("askedStatus", inquiry == null ? null : inquiry.status()).name("causes").array();
            for (Cause cause : inquiry == null ? List.<Cause>of() : inquiry.causes()) {
                cause(cause, json);
            }
            json.end().name("remedies").array();
            for (Remedy remedy : diagnosis.advice().remedies()) {
                remedy(remedy, json);
            }
            json.end();
            acceptance(diagnosis.advice().acceptance(), json);
            json.end();
        }
        json.end().end();
        out.flush();
    }

    private static boolean decided(Diagnosis diagnosis) {
        return diagnosis.refused() && !diagnosis.disputed();
    }

    private static void dispute(@Nullable Dispute dispute, JsonWriter json) throws IOException {
        json.name("dispute");
        if (dispute == null) {
            json.value((String) null);
            return;
        }
        json.object().member("taken", dispute.taken()).member("otherwise", dispute.otherwise()).name("reasons").array();
        for (Dispute.Reason reason : dispute.reasons()) {
            json.object().member("message", reason.text());
            StepLines.place(reason.place(), json);
            json.end();
        }
        json.end().end();
    }

    private static void cause(Cause cause, JsonWriter json) throws IOException {
        json.object().member("cause", cause.text()).member("finding", cause.finding().toString()).name("evidence").array();
        for (Cause.Evidence evidence : cause.evidence()) {
            json.object().member("message", evidence.text());
            StepLines.place(evidence.place(), json);
            json.end();
        }
        json.end();
        StepLines.article(cause.article(), json);
        json.name("remedy");
        remedy(cause.remedy(), json);
        json.end();
    }

    private static void remedy(Remedy remedy, JsonWriter json) throws IOException {
        json.object().member("text", remedy.text()).member("commands", remedy.commands()).end();
    }

    private void acceptance(@Nullable Acceptance acceptance, JsonWriter json) throws IOException {
        json.name("accept");
        if (acceptance == null) {
            json.value((String) null);
            return;
        }
        List<String> files = new ArrayList<>();
        if (acceptance.outcome() != null) {
            acceptance.outcome().edits().forEach(edit -> files.add(names.apply(edit.file())));
        }
        json.object().member("refusal", acceptance.refusal()).member("then", acceptance.then()).member("files", files)
                .member("patch", acceptance.outcome() == null ? null : patch(acceptance.outcome(), null)).end();
    }
}
