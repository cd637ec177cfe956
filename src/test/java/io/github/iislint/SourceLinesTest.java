package io.github.iislint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the formatter leaves alone: literals and comments. */
class SourceLinesTest {

    private static final int COLUMNS = 130;

    @Test
    void noLineIsWiderThanTheFormatterMakesThem() throws IOException {
        List<String> wide = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).length() > COLUMNS) {
                        wide.add(file + ":" + (i + 1));
                    }
                }
            }
        }
        assertEquals(List.of(), wide, "lines of more than " + COLUMNS + " columns");
    }
}
