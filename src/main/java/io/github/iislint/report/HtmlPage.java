package io.github.iislint.report;

import io.github.iislint.file.ShippedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * A page that is one file: style and script are in it, and its Content-Security-Policy allows these two by their hashes and
 * nothing else, so that nothing is ever loaded and no text of a file can run.
 */
final class HtmlPage {

    private static final String STYLE = shipped("report.css");
    private static final String SCRIPT = shipped("report.js");

    private HtmlPage() {
    }

    /**
     * A number that the reader sees first.
     *
     * @param kind the class of its color: {@code error}, {@code warning}, {@code info}, {@code good} or {@code plain}
     */
    record Card(String number, String label, String kind) {
    }

    /**
     * A link of the navigation.
     *
     * @param target the id that it leads to
     * @param count what is beside it; empty for nothing
     */
    record Link(String target, String text, String count, List<Link> below) {

        Link(String target, String text, String count) {
            this(target, text, count, List.of());
        }
    }

    /**
     * What a page says before its content.
     *
     * @param title what the page is, such as {@code Configuration report}
     * @param subject what it is about, such as the files
     * @param summary one sentence
     */
    record PageHead(String title, String subject, String summary, List<Card> cards, List<Link> navigation) {
    }

    /** Writes a page. */
    static void write(Appendable out, PageHead head, Consumer<HtmlWriter> content) throws IOException {
        try {
            HtmlWriter html = new HtmlWriter(out);
            html.shipped("<!doctype html>\n").start("html").attribute("lang", "en");
            html.start("head").start("meta").attribute("charset", "utf-8");
            html.start("meta").attribute("http-equiv", "Content-Security-Policy").attribute("content",
                    "default-src 'none'; style-src "
                            + hash(STYLE) + "; script-src " + hash(SCRIPT) + "; base-uri 'none'; form-action 'none'");
            html.start("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1");
            html.start("meta").attribute("name", "color-scheme").attribute("content", "light dark");
            html.start("meta").attribute("name", "referrer").attribute("content", "no-referrer");
            html.element("title", head.subject().isEmpty() ? head.title() : head.title() + ": " + head.subject());
            html.start("style").shipped(STYLE).end().end();
            html.start("body").start("a").attribute("class", "skip").attribute("href", "#content").text("Skip to the content")
                    .end();
            header(head, html);
            html.start("div").attribute("class", "layout");
            html.start("nav").attribute("aria-label", "Contents");
            links(head.navigation(), html);
            html.end();
            html.start("main").attribute("id", "content").attribute("tabindex", "-1");
            content.accept(html);
            html.end().end();
            html.start("footer").text("Written by iislint. This page is self-contained: it loads nothing.").end();
            html.start("script").shipped(SCRIPT).end().end().end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void header(PageHead head, HtmlWriter html) {
        html.start("header").element("p", "tool", "iislint").element("h1", head.title());
        if (!head.subject().isEmpty()) {
            html.element("p", "subject", head.subject());
        }
        if (!head.cards().isEmpty()) {
            html.start("ul").attribute("class", "cards");
            for (Card card : head.cards()) {
                html.start("li").attribute("class", "card " + card.kind()).element("strong", card.number()).text(" ")
                        .element("span", card.label()).end();
            }
            html.end();
        }
        html.element("p", "summary", head.summary()).end();
    }

    private static void links(List<Link> links, HtmlWriter html) {
        html.start("ul");
        for (Link link : links) {
            html.start("li").start("a").attribute("href", "#" + link.target()).element("span", link.text());
            if (!link.count().isEmpty()) {
                html.text(" ").element("span", "count", link.count());
            }
            html.end();
            if (!link.below().isEmpty()) {
                links(link.below(), html);
            }
            html.end();
        }
        html.end();
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shipped(String name) {
        return ShippedFiles.text(HtmlPage.class, name);
    }
}
