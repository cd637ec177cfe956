package io.github.iislint.report;

import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fix;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.lint.LintResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a finding: what, where, the code that causes it, what it reaches, and the fix as a patch. */
final class HtmlFinding {

    private static final int MOST_LOCATIONS = 100;

    private final CodeFrame frame = new CodeFrame(160, true);
    private final LintResult result;
    private final FindingSites sites;
    private final HtmlWriter html;

    HtmlFinding(LintResult result, FindingSites sites, HtmlWriter html) {
        this.result = result;
        this.sites = sites;
        this.html = html;
    }

    /** The id of its element, which a link to it names. */
    static String id(Finding finding) {
        return "f-" + finding.fingerprint();
    }

    void write(Finding finding) {
        List<String> locations = finding.locations();
        html.start("article").attribute("class", "finding " + finding.severity()).attribute("data-card", "")
                .attribute("id", id(finding))
                .attribute("data-rule", finding.rule()).attribute("data-severity", finding.severity().toString())
                .attribute("data-file", finding.place().file())
                .attribute("data-location", locations.isEmpty() ? "no location" : LocationPath.shown(locations.get(0)))
                .attribute("data-site", sites.numbers(finding).stream().map(String::valueOf).collect(Collectors.joining(" ")));
        html.start("h4").element("span", "badge " + finding.severity(), finding.severity().toString()).text(" ")
                .text(Wording.message(finding)).end();
        html.start("p").attribute("class", "place").element("code", finding.place().toString()).text("  ").start("a")
                .attribute("href", "#r-" + finding.rule()).text(finding.rule()).end();
        if (!finding.controls().isEmpty()) {
            html.text("  " + String.join(", ", finding.controls()));
        }
        html.text("  ").start("a").attribute("class", "permalink").attribute("href", "#" + id(finding))
                .attribute("aria-label", "Link to this finding").text("link").end().end();
        frame.html(result.sources().apply(finding.place().file()), finding.place(), html);
        for (Finding.Related related : finding.related()) {
            html.start("p").attribute("class", "place").text(related.message() + "  ").element("code", related.place().toString())
                    .end();
            frame.html(result.sources().apply(related.place().file()), related.place(), html);
        }
        if (finding.transforms() != null) {
            html.element("p", "quiet", "Holds with " + finding.transforms().stream().map(chain -> String.join(" then ", chain))
                    .collect(Collectors.joining(", or with ")) + " applied.");
        }
        locations(locations);
        if (finding.fix() != null) {
            fix(finding.fix());
        }
        html.end();
    }

    private void locations(List<String> all) {
        if (all.size() < 2) {
            return;
        }
        html.start("details").element("summary", "Reaches " + all.size() + " locations").start("ul").attribute("class", "names");
        all.stream().limit(MOST_LOCATIONS).forEach(location -> html.element("li", LocationPath.shown(location)));
        if (all.size() > MOST_LOCATIONS) {
            html.element("li", "and " + (all.size() - MOST_LOCATIONS) + " more");
        }
        html.end().end();
    }

    private void fix(Fix fix) {
        html.start("details").element("summary", "Fix: " + Wording.fix(fix));
        Map<String, List<Fix.Replacement>> byFile = new LinkedHashMap<>();
        fix.edits().forEach(edit -> byFile.computeIfAbsent(edit.place().file(), f -> new ArrayList<>()).add(edit));
        byFile.forEach((file, edits) -> {
            SourceText source = result.sources().apply(file);
            if (source != null) {
                html.start("pre").attribute("class", "diff").start("span").attribute("class", "file").text(file).end();
                FixLines.of(source, edits).forEach(line -> html.start(line.added() ? "ins" : "del")
                        .text((line.added() ? "+ " : "- ") + line.text()).end());
                html.end();
            }
        });
        html.element("p", "quiet", fix.command() + " applies it, --diff shows it as a patch.").end();
    }
}
