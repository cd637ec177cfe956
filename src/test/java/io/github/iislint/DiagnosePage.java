package io.github.iislint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parts of docs/diagnose.md that tests write: with {@code -Dgolden.write=true}, else they are compared. */
public final class DiagnosePage {

    private static final Path PAGE = Path.of("docs/diagnose.md");

    private DiagnosePage() {
    }

    /** @param name in the comment before the part */
    public static void assertPart(String name, String actual) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- generated: " + name + " -->\n";
        int start = page.indexOf(begin) + begin.length();
        int end = page.indexOf("<!-- end -->", start);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, page.substring(0, start) + actual + page.substring(end));
        } else {
            assertEquals(page.substring(start, end), actual);
        }
    }
}
