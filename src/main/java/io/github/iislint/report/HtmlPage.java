package io.github.iislint.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A page that is one file: style and script stand in it, and its Content-Security-Policy allows these two by their hashes and
 * nothing
 * else, so that nothing is ever fetched and no text of a file can run.
 */
final class HtmlPage {

    private static final String STYLE = shipped("report.css");
    private static final String SCRIPT = shipped("report.js");

    private HtmlPage() {
    }

    /**
     * Writes a page.
     *
     * @param navigation what stands beside the content; {@code null} for nothing
     */
    static void write(Appendable out, String title, String summary, @Nullable Consumer<HtmlWriter> navigation,
            Consumer<HtmlWriter> content)
            throws IOException {
        try {
            HtmlWriter html = new HtmlWriter(out);
            html.shipped("<!doctype html>\n").start("html").attribute("lang", "en");
            html.start("head").start("meta").attribute("charset", "utf-8");
            html.start("meta").attribute("http-equiv", "Content-Security-Policy").attribute("content",
                    "default-src 'none'; style-src "
                            + hash(STYLE) + "; script-src " + hash(SCRIPT) + "; base-uri 'none'; form-action 'none'");
            html.start("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1");
            html.element("title", title).start("style").shipped(STYLE).end().end();
            html.start("body").start("a").attribute("class", "skip").attribute("href", "#content").text("Skip to the content")
                    .end();
            html.start("header").element("h1", title).element("p", summary).end();
            html.start("div").attribute("class", navigation == null ? "" : "layout");
            if (navigation != null) {
                html.start("nav").attribute("aria-label", "Locations");
                navigation.accept(html);
                html.end();
            }
            html.start("main").attribute("id", "content").attribute("tabindex", "-1");
            content.accept(html);
            html.end().end();
            html.start("footer").text("Written by iislint. This file is complete: it loads nothing.").end();
            html.start("script").shipped(SCRIPT).end().end().end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
