package io.github.iislint.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.github.iislint.rule.Benchmark;
import io.github.iislint.rule.Parameter;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleDescription;
import io.github.iislint.rule.RuleExample;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the descriptions of rules, for people and for programs. */
public final class RuleReport {

    private static final int LONGEST_LINE = 116;

    private RuleReport() {
    }

    /** One line for each rule. */
    public static void list(Collection<Rule> rules, PrintWriter out) {
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        for (Rule rule : rules) {
            RuleDescription description = rule.description();
            out.println(rule.id() + " ".repeat(width - rule.id().length() + 2)
                    + String.format(Locale.ROOT, "%-8s %-4s ", description.severity(), description.fixable() ? "fix" : "")
                    + Printable.of(description.title()));
        }
    }

    /** What the rules of a set leave of its benchmarks, and why: silence about it is no compliance. */
    public static void undecided(List<Benchmark.Coverage> coverage, PrintWriter out) {
        for (Benchmark.Coverage each : coverage) {
            out.println();
            out.println(each.benchmark().title() + ": the rules decide " + each.decided().size() + " of " + each.controls().size()
                    + " controls");
            lines("Not decided:", each.undecided().stream().map(control -> control.id() + "  " + control.reason()).toList(), out);
            lines("Decided in part:", each.controls().stream().filter(control -> control.partly() != null
                    && each.decided().contains(control.id())).map(control -> control.id() + "  " + control.partly()).toList(),
                    out);
            lines("Decided with --http-sys only:", each.controls().stream().filter(control -> control.registered()
                    && each.decided().contains(control.id())).map(Benchmark.Control::id).toList(), out);
        }
    }

    private static void lines(String title, List<String> lines, PrintWriter out) {
        if (!lines.isEmpty()) {
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }

    /**
     * @param details whether explanations, references and examples are wanted
     * @param coverage how much of the benchmarks of the chosen set the rules decide
     */
    public static void json(Collection<Rule> rules, boolean details, List<Benchmark.Coverage> coverage, PrintWriter out)
            throws IOException, RuleException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("rules").array();
        for (Rule rule : rules) {
            RuleDescription description = rule.description();
            json.object().member("id", rule.id()).member("severity", description.severity().toString())
                    .member("scope", rule.scope().name().toLowerCase(Locale.ROOT)).member("title", description.title())
                    .member("fixable", description.fixable()).member("tags", description.tags())
                    .member("replaces", rule.replaces().stream().sorted().toList()).member("sets", description.sets())
                    .member("controls", description.controls()).member("since", description.since());
            parameters(rule, json);
            if (details) {
                details(rule, json);
            }
            json.end();
        }
        json.end();
        if (!coverage.isEmpty()) {
            json.name("benchmarks").array();
            for (Benchmark.Coverage each : coverage) {
                json.object().member("name", each.benchmark().name()).member("title", each.benchmark().title())
                        .member("controls", each.controls().size()).member("decided", each.decided().size());
                json.name("undecided").array();
                for (Benchmark.Control control : each.undecided()) {
                    json.inlineObject().member("control", control.id()).member("reason", control.reason()).end();
                }
                json.end().end();
            }
            json.end();
        }
        json.end();
        out.flush();
    }

    private static void parameters(Rule rule, JsonWriter json) throws IOException {
        json.name("parameters").array();
        for (Parameter parameter : rule.parameters()) {
            json.inlineObject().member("name", parameter.name()).member("default", parameter.byDefault())
                    .member("expected", parameter.expected()).end();
        }
        json.end();
    }

    private static void details(Rule rule, JsonWriter json) throws IOException, RuleException {
        json.member("explanation", rule.description().explanation()).name("references").array();
        for (RuleDescription.Reference reference : rule.description().references()) {
            json.object().member("title", reference.title()).member("href", reference.href()).end();
        }
        json.end().name("examples").array();
        for (RuleExample example : rule.examples()) {
            json.object().member("title", example.title()).name("options").object();
            for (Map.Entry<String, String> option : example.options().entrySet()) {
                json.member(option.getKey(), option.getValue());
            }
            json.end().member("with", example.with()).member("settings", example.settings());
            texts(json.name("files"), example.files());
            json.name("found").array();
            for (RuleExample.ExpectedFinding found : example.found()) {
                json.inlineObject().member("file", found.file()).member("line", found.line())
                        .member("column", found.column()).end();
            }
            texts(json.end().name("fixed"), example.fixed());
            json.end();
        }
        json.end();
    }

    private static void texts(JsonWriter json, Map<String, String> texts) throws IOException {
        json.array();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            json.object().member("file", file.getKey()).member("text", file.getValue()).end();
        }
        json.end();
    }

    /** The functions that expressions of rules may call. */
    public static void functions(List<RuleFormat.DocumentedFunction> functions, PrintWriter out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1).name("functions").array();
        for (RuleFormat.DocumentedFunction function : functions) {
            json.object().member("call", "iis:" + function.call()).member("result", function.result()).end();
        }
        json.end().end();
        out.flush();
    }

    /**
     * All that a rule file says for its readers.
     *
     * @param examples whether the examples are shown, or only how many there are
     */
    public static void show(Rule rule, boolean examples, PrintWriter out) throws RuleException {
        RuleDescription description = rule.description();
        out.println(rule.id() + "  (" + description.severity() + (description.fixable() ? ", has a fix)" : ")"));
        out.println(Printable.of(description.title()));
        out.println();
        description.explanation().lines().forEach(line -> out.println(Printable.of(line)));
        out.println();
        if (!description.tags().isEmpty()) {
            out.println("Tags: " + Printable.of(String.join(", ", description.tags())));
        }
        if (!description.sets().isEmpty()) {
            out.println("Sets: " + String.join(", ", description.sets()));
        }
        if (!description.controls().isEmpty()) {
            out.println("Controls: " + Printable.of(String.join(", ", description.controls())));
        }
        for (Parameter parameter : rule.parameters()) {
            out.println("Parameter: " + parameter.name() + ", " + Printable.of(parameter.expected()) + "; "
                    + Printable.of(parameter.byDefault()) + " unless iislint.xml says <rule id=\"" + rule.id() + "\" "
                    + parameter.name()
                    + "=\"…\"/>");
        }
        if (description.since() != null) {
            out.println("Since: " + description.since());
        }
        if (!rule.replaces().isEmpty()) {
            out.println("Replaces: " + String.join(", ", rule.replaces().stream().sorted().toList()));
        }
        for (RuleDescription.Reference reference : description.references()) {
            out.println("See: " + Printable.of(reference.title()));
            out.println("     " + Printable.of(reference.href()));
        }
        int count = rule.examples().size();
        if (!examples && count > 0) {
            out.println("Examples: " + count + " (--examples shows them)");
            return;
        }
        for (RuleExample example : rule.examples()) {
            out.println();
            example(example, out);
        }
    }

    private static void example(RuleExample example, PrintWriter out) {
        out.println((example.found().isEmpty() ? "Silent: " : "Found: ") + Printable.of(example.title()));
        if (!example.options().isEmpty()) {
            out.println("  with" + String.join("", example.options().entrySet().stream()
                    .map(option -> " --" + option.getKey() + " " + Printable.of(option.getValue())).toList()));
        }
        if (example.settings() != null) {
            file("iislint.xml", example.settings(), example.found(), out);
        }
        example.files().forEach((file, text) -> file(file, text, example.found(), out));
        example.fixed().forEach((file, text) -> fixed(file, example.files().getOrDefault(file, ""), text, out));
    }

    private static void file(String file, String text, List<RuleExample.ExpectedFinding> found, PrintWriter out) {
        out.println("  " + Printable.of(file));
        int line = 0;
        for (String content : text.lines().toList()) {
            line++;
            int at = line;
            boolean here = found.stream().anyMatch(place -> place.file().equals(file) && place.line() == at);
            out.println(String.format(Locale.ROOT, "  %s %3d | ", here ? ">" : " ", line) + clipped(content));
        }
    }

    private static void fixed(String file, String before, String after, PrintWriter out) {
        out.println("  the fix in " + Printable.of(file));
        for (AbstractDelta<String> delta : DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas()) {
            delta.getSource().getLines().forEach(line -> out.println("        - " + clipped(line)));
            delta.getTarget().getLines().forEach(line -> out.println("        + " + clipped(line)));
        }
    }

    private static String clipped(String line) {
        String shown = Printable.of(line);
        return shown.length() <= LONGEST_LINE ? shown : shown.substring(0, LONGEST_LINE - 3) + "...";
    }
}
