package io.github.iislint.iis.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The schema files that iislint ships with. A run needs few of their sections: each is parsed when it is asked for. */
final class ShippedSchema {

    private static final List<String> FILES = List.of("sites", "applicationPools", "applicationHost",
            "security", "webServer", "scripting", "rewrite", "webdav", "extensions", "systemWeb");
    private static final String START = "<sectionSchema name=\"";
    private static final String END = "</sectionSchema>";

    private ShippedSchema() {
    }

    /** What parses a section, by its full path. */
    static Map<String, Supplier<ElementSchema>> sections() {
        Map<String, Supplier<ElementSchema>> sections = new HashMap<>();
        for (String file : FILES) {
            String text = text(file);
            for (int start = text.indexOf(START), end; start >= 0; start = text.indexOf(START, end)) {
                end = text.indexOf(END, start) + END.length();
                int name = start + START.length();
                String path = text.substring(name, text.indexOf('"', name));
                String element = text.substring(start, end);
                sections.put(path, () -> parse(path, element));
            }
        }
        return sections;
    }

    private static String text(String file) {
        try (InputStream in = ShippedSchema.class.getResourceAsStream(file + ".xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ElementSchema parse(String path, String element) {
        try {
            return SchemaReader.read(path, element).get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
