package io.github.iislint.report;

import io.github.iislint.diagnose.Acceptance;
import io.github.iislint.diagnose.Article;
import io.github.iislint.diagnose.Cause;
import io.github.iislint.diagnose.Diagnosis;
import io.github.iislint.diagnose.Dispute;
import io.github.iislint.diagnose.Remedy;
import io.github.iislint.diagnose.Step;
import io.github.iislint.diagnose.Verdict;
import io.github.iislint.file.Place;
import io.github.iislint.fix.Fixer;
import io.github.iislint.report.HtmlPage.Card;
import io.github.iislint.report.HtmlPage.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what IIS would answer: the steps in the order in which it decides them, what is assumed, and what to do. */
final class HtmlDiagnosis {

    /** What writes the change from Require to Accept as a patch. */
    @FunctionalInterface
    interface Patch {

        String of(Fixer.FixResult outcome) throws IOException;
    }

    private final List<Diagnosis> diagnoses;
    private final Patch patch;

    HtmlDiagnosis(List<Diagnosis> diagnoses, Patch patch) {
        this.diagnoses = diagnoses;
        this.patch = patch;
    }

    void write(Appendable out) throws IOException {
        List<Card> cards = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        List<String> patches = new ArrayList<>();
        for (Diagnosis diagnosis : diagnoses) {
            links.add(new Link("q-" + (links.size() + 1), diagnosis.asked().location(), answer(diagnosis),
                    parts(diagnosis, links.size() + 1)));
            cards.add(new Card(answer(diagnosis), diagnosis.asked().location(), kind(diagnosis)));
            Acceptance acceptance = diagnosis.advice().acceptance();
            patches.add(acceptance == null || acceptance.outcome() == null ? null : patch.of(acceptance.outcome()));
        }
        Diagnosis first = diagnoses.get(0);
        HtmlPage.write(out,
                new HtmlPage.PageHead("Diagnosis",
                        first.asked().request() + (first.asked().server() == null ? "" : ", " + first.asked().server()),
                        first.inquiry() == null
                                ? "How IIS would answer a visitor, step by step, according to the files."
                                : "Possible causes of the status, according to the files.",
                        cards, links),
                html -> {
                    for (int i = 0; i < diagnoses.size(); i++) {
                        write(diagnoses.get(i), "q-" + (i + 1), patches.get(i), html);
                    }
                });
    }

    private static List<Link> parts(Diagnosis diagnosis, int number) {
        List<Link> links = new ArrayList<>();
        if (diagnosis.inquiry() == null) {
            links.add(new Link("q-" + number + "-steps", "Steps", ""));
            if (!diagnosis.advice().remedies().isEmpty()) {
                links.add(new Link("q-" + number + "-remedies", "What to do", ""));
            }
        } else {
            links.add(new Link("q-" + number + "-causes", "Causes", ""));
        }
        return links;
    }

    private static String answer(Diagnosis diagnosis) {
        if (diagnosis.inquiry() != null) {
            return diagnosis.inquiry().status();
        }
        if (diagnosis.dispute() != null && diagnosis.disputed()) {
            return diagnosis.dispute().taken() + ", or " + diagnosis.dispute().otherwise();
        }
        Step decisive = diagnosis.decisive();
        return decisive == null ? "Let in" : decisive.status() == null ? "No answer" : decisive.status();
    }

    private static String kind(Diagnosis diagnosis) {
        if (diagnosis.inquiry() != null) {
            return diagnosis.confirmed() ? "error" : "plain";
        }
        return diagnosis.disputed() ? "plain" : diagnosis.refused() ? "error" : "good";
    }

    private static void write(Diagnosis diagnosis, String id, @Nullable String patch, HtmlWriter html) {
        HtmlSection.start(id, DiagnosisReport.headline(diagnosis), html);
        dispute(diagnosis.dispute(), html);
        if (diagnosis.inquiry() == null) {
            Step decisive = diagnosis.decisive();
            if (decisive != null && !diagnosis.disputed()) {
                html.start("article").attribute("class", "verdict error").element("h3", decisive.text());
                place(decisive.place(), html);
                html.end();
            }
            steps(diagnosis.outcome().steps(), id, html);
            facts(diagnosis, html);
            assumptions(diagnosis, html);
            if (!diagnosis.advice().remedies().isEmpty()) {
                html.start("h3").attribute("id", id + "-remedies").text("What to do").end();
                diagnosis.advice().remedies().forEach(remedy -> remedy(remedy, html));
            }
        } else {
            html.start("h3").attribute("id", id + "-causes").text("Causes").end();
            diagnosis.inquiry().causes().forEach(cause -> cause(cause, html));
        }
        acceptance(diagnosis.advice().acceptance(), patch, html);
        html.end();
    }

    private static void dispute(@Nullable Dispute dispute, HtmlWriter html) {
        if (dispute != null) {
            html.start("article").attribute("class", "verdict warning").element("h3", "Sources about IIS differ");
            dispute.reasons().forEach(reason -> {
                html.start("p").text(reason.text() + " ");
                place(reason.place(), html);
                html.end();
            });
            html.element("p", DiagnosisReport.reading(dispute)).end();
        }
    }

    private static void steps(List<Step> steps, String id, HtmlWriter html) {
        html.start("h3").attribute("id", id + "-steps").text("Steps").end();
        html.start("ol").attribute("class", "steps");
        boolean failed = false;
        for (Step step : steps) {
            if (step.verdict() == Verdict.SKIPPED) {
                continue;
            }
            html.start("li");
            switch (step.verdict()) {
                case PASSES -> mark("good", "\u2713", "passes", html);
                case OPEN -> mark("warning", "?", "assumed", html);
                default -> mark("error", failed ? "+" : "\u2717", failed ? "fails, too" : "fails", html);
            }
            html.text(" ").element("strong", step.name().toString()).text(" ");
            if (step.failed()) {
                html.element("span", "badge error", step.status() == null ? "no answer" : step.status()).text(" ");
            }
            html.text(step.text() + " ");
            place(step.place(), html);
            if (step.failed()) {
                article(step.article(), html);
            }
            if (!step.details().isEmpty()) {
                html.start("ul").attribute("class", "quiet");
                step.details().forEach(detail -> html.element("li", detail));
                html.end();
            }
            html.end();
            failed |= step.failed();
        }
        html.end();
    }

    /** A sign, and the word for those who do not see it. */
    private static void mark(String kind, String sign, String word, HtmlWriter html) {
        html.start("span").attribute("class", "dot " + kind).attribute("role", "img").attribute("aria-label", word).text(sign)
                .end();
    }

    private static void facts(Diagnosis diagnosis, HtmlWriter html) {
        if (diagnosis.premises().facts().isEmpty()) {
            return;
        }
        html.element("h3", "Known about http.sys and Schannel");
        HtmlTable table = new HtmlTable(html, "Known about http.sys and Schannel", "Fact", "What it says", "Where");
        for (Diagnosis.KnownFact known : diagnosis.premises().facts()) {
            html.start("tr").start("td").element("code", known.assumption() + "=" + DiagnosisReport.onOff(known.fact().value()))
                    .end().element("td", known.fact().name()).start("td");
            place(known.fact().place(), html);
            html.end().end();
        }
        table.end();
    }

    private static void assumptions(Diagnosis diagnosis, HtmlWriter html) {
        List<Diagnosis.Assumed> shown = DiagnosisReport.shown(diagnosis);
        if (shown.isEmpty()) {
            return;
        }
        html.element("h3", "Not shown by the files, so assumed");
        HtmlTable table = new HtmlTable(html, "Assumptions", "Assumed", "What it means", "Otherwise", "How to check it on the "
                + "server");
        for (Diagnosis.Assumed assumed : shown) {
            html.start("tr").start("td").element("code", assumed.assumption() + "=" + DiagnosisReport.onOff(assumed.holds()))
                    .end()
                    .element("td", (assumed.holds() ? "" : "not: ") + assumed.assumption().meaning())
                    .element("td", assumed.matters() ? assumed.otherwise() : "the same").start("td")
                    .element("code", assumed.command()).end().end();
        }
        table.end();
        html.element("p", "quiet", "--assume NAME=on|off sets an assumption.");
    }

    static void remedy(Remedy remedy, HtmlWriter html) {
        html.element("p", remedy.text());
        if (!remedy.commands().isEmpty()) {
            html.start("pre").attribute("class", "commands").lines(String.join("\n", remedy.commands())).end();
        }
    }

    private static void cause(Cause cause, HtmlWriter html) {
        String kind = switch (cause.finding()) {
            case CONFIRMED -> "error";
            case OPEN -> "warning";
            case EXCLUDED -> "good";
        };
        html.start("article").attribute("class", "verdict " + kind).start("h4").element("span", "badge " + kind,
                cause.finding().toString()).text(" " + cause.text()).end();
        for (Cause.Evidence evidence : cause.evidence()) {
            html.start("p").text(evidence.text() + " ");
            place(evidence.place(), html);
            html.end();
        }
        if (cause.finding() != Cause.CauseStatus.EXCLUDED) {
            remedy(cause.remedy(), html);
            article(cause.article(), html);
        }
        html.end();
    }

    private static void acceptance(@Nullable Acceptance acceptance, @Nullable String patch, HtmlWriter html) {
        if (acceptance == null) {
            return;
        }
        html.element("h3", "Accept client certificates instead of requiring them");
        if (acceptance.outcome() == null || patch == null) {
            html.element("p", "This is not done: " + acceptance.refusal());
            return;
        }
        html.element("p", "If visitors do not need one: diagnose --fix makes this change"
                + (acceptance.then() == null ? "." : "; the remaining cause is " + acceptance.then() + "."));
        html.start("pre").attribute("class", "diff");
        patch.lines().forEach(line -> {
            boolean file = line.startsWith("--- ") || line.startsWith("+++ ");
            html.start(file ? "span" : line.startsWith("+") ? "ins" : line.startsWith("-") ? "del" : "span")
                    .attribute("class", file ? "file" : "line").text(line).end();
        });
        html.end();
    }

    static void place(@Nullable Place place, HtmlWriter html) {
        if (place != null) {
            html.element("code", "quiet", place.file() + ":" + place.line());
        }
    }

    static void article(@Nullable Article article, HtmlWriter html) {
        if (article != null) {
            html.start("p").attribute("class", "quiet").start("a").attribute("href", article.href())
                    .attribute("rel", "noreferrer")
                    .text(article.id() + ": " + article.title()).end().end();
        }
    }
}
