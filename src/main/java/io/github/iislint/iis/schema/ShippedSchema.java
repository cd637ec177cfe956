package io.github.iislint.iis.schema;

import io.github.iislint.file.ShippedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema files that iislint ships with. A run needs few of their sections: a file is read, and a section parsed, when it
 * is requested. {@code sections.txt} lists the sections of each file.
 */
final class ShippedSchema {

    private static final String END = "</sectionSchema>";
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private ShippedSchema() {
    }

    /** What parses a section, by its full path. */
    static Map<String, Supplier<ElementSchema>> sections() {
        Map<String, Supplier<ElementSchema>> sections = new HashMap<>();
        for (String line : text("sections.txt").lines().toList()) {
            int colon = line.indexOf(':');
            String file = line.substring(0, colon);
            for (String path : line.substring(colon + 2).split(" ")) {
                sections.put(path, () -> parse(path, file));
            }
        }
        return sections;
    }

    private static String text(String file) {
        return ShippedFiles.text(ShippedSchema.class, file);
    }

    private static @Nullable ElementSchema parse(String path, String file) {
        String text = TEXTS.computeIfAbsent(file, ShippedSchema::text);
        int start = text.indexOf("<sectionSchema name=\"" + path + "\"");
        try {
            return SchemaReader.read(path, text.substring(start, text.indexOf(END, start) + END.length())).get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
