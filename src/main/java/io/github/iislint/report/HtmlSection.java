package io.github.iislint.report;

import java.util.List;

/** The sections of a page, each with a heading that names it to screen readers, and an id for links to it. */
final class HtmlSection {

    private HtmlSection() {
    }

    /** Starts one, which the caller ends. */
    static HtmlWriter start(String id, String title, HtmlWriter html) {
        html.start("section").attribute("id", id).attribute("aria-labelledby", id + "-title");
        return html.start("h2").attribute("id", id + "-title").text(title).end();
    }

    /** One of nothing but a list; none where that is empty. */
    static void list(String id, String title, List<String> lines, HtmlWriter html) {
        if (!lines.isEmpty()) {
            start(id, title, html).start("ul");
            lines.forEach(line -> html.element("li", line));
            html.end().end();
        }
    }
}
