package io.github.iislint.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the markdown of explanations as HTML: paragraphs, lists, headings, code, emphasis. Anything else stays text. */
final class HtmlText {

    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*\\s](?:[^*]*[^*\\s])?)\\*");

    private final HtmlWriter html;
    private String open = "";

    private HtmlText(HtmlWriter html) {
        this.html = html;
    }

    static void write(String markdown, HtmlWriter html) {
        HtmlText text = new HtmlText(html);
        boolean code = false;
        for (String line : markdown.strip().lines().toList()) {
            if (line.strip().startsWith("```")) {
                text.open(code ? "" : "pre");
                code = !code;
            } else if (code) {
                html.lines(line + "\n");
            } else {
                text.line(line);
            }
        }
        text.open("");
    }

    private void line(String line) {
        String plain = line.strip();
        if (plain.isEmpty()) {
            open("");
        } else if (plain.startsWith("#")) {
            open("");
            html.element("h4", plain.replaceFirst("^#+\\s*", ""));
        } else if (plain.startsWith("* ") || plain.startsWith("- ")) {
            if (open.equals("li")) {
                html.end().start("li");
            } else {
                open("");
                html.start("ul").start("li");
                open = "li";
            }
            spans(plain.substring(2));
        } else {
            if (open.isEmpty()) {
                open("p");
            } else {
                html.text(" ");
            }
            spans(plain);
        }
    }

    private void open(String element) {
        if (!open.isEmpty()) {
            html.end();
        }
        if (open.equals("li")) {
            html.end();
        }
        open = element;
        if (!element.isEmpty()) {
            html.start(element);
        }
        if (element.equals("pre")) {
            html.attribute("tabindex", "0");
        }
    }

    private void spans(String text) {
        String[] parts = text.replace("**", "").split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1 && i < parts.length - 1) {
                html.element("code", parts[i]);
            } else {
                emphasized(i % 2 == 1 ? "`" + parts[i] : parts[i]);
            }
        }
    }

    private void emphasized(String text) {
        Matcher emphasis = EMPHASIS.matcher(text);
        int at = 0;
        while (emphasis.find()) {
            html.text(text.substring(at, emphasis.start())).element("em", emphasis.group(1));
            at = emphasis.end();
        }
        html.text(text.substring(at));
    }
}
