package io.github.iislint.report;

/**
 * A table that can be scrolled where it is wider than the screen; between the constructor and {@link #end} its rows are written.
 */
final class HtmlTable {

    private final HtmlWriter html;

    /**
     * @param title what it shows, for those who do not see it
     * @param columns their heads
     */
    HtmlTable(HtmlWriter html, String title, String... columns) {
        this.html = html;
        html.start("div").attribute("class", "scroll").attribute("tabindex", "0").attribute("role", "region")
                .attribute("aria-label", title);
        html.start("table").start("thead").start("tr");
        for (String column : columns) {
            html.start("th").attribute("scope", "col").text(column).end();
        }
        html.end().end().start("tbody");
    }

    void end() {
        html.end().end().end();
    }
}
