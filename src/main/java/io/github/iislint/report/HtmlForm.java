package io.github.iislint.report;

import java.util.Collection;
import java.util.List;

/** The fields of a filter; the form stays hidden where no script runs. */
final class HtmlForm {

    private HtmlForm() {
    }

    static void search(String label, HtmlWriter html) {
        html.start("label").text(label).start("input").attribute("name", "text").attribute("type", "search");
        html.end();
    }

    static void select(String label, String name, Collection<String> values, HtmlWriter html) {
        open(label, name, html);
        values.forEach(value -> html.start("option").attribute("value", value).text(value).end());
        html.end().end();
    }

    /** A choice whose values are the indices of the texts. */
    static void numbered(String label, String name, List<String> texts, HtmlWriter html) {
        open(label, name, html);
        for (int i = 0; i < texts.size(); i++) {
            html.start("option").attribute("value", String.valueOf(i)).text(texts.get(i)).end();
        }
        html.end().end();
    }

    private static void open(String label, String name, HtmlWriter html) {
        html.start("label").text(label).start("select").attribute("name", name);
        html.start("option").attribute("value", "").text("all").end();
    }

    /** Where the script says how many are shown. */
    static void count(HtmlWriter html) {
        html.start("output").attribute("name", "count").end();
    }
}
