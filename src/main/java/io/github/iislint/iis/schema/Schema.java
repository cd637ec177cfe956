package io.github.iislint.iis.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The schemas of sections by their full paths. A section without one is not checked. */
public final class Schema {

    private final Map<String, Supplier<ElementSchema>> sources;
    private final NavigableSet<String> names;
    private final Set<String> groups = new HashSet<>();
    private final Map<String, ElementSchema> sections = new ConcurrentHashMap<>();

    private Schema(Map<String, Supplier<ElementSchema>> sources) {
        this.sources = sources;
        this.names = Collections.unmodifiableNavigableSet(new TreeSet<>(sources.keySet()));
        for (String name : names) {
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                groups.add(name.substring(0, slash));
            }
        }
        groups.removeAll(names);
    }

    /** The sections of IIS 10 and of the modules that most servers have. */
    public static Schema builtIn() {
        return BuiltInSchema.SCHEMA;
    }

    /**
     * This schema and that of a schema file (the format of {@code %windir%\system32\inetsrv\config\schema}). As on a server,
     * where several files may describe parts of one section, the file adds to a section that is known already; of what both
     * describe, the word of the file counts.
     *
     * @param name how messages call the file
     * @throws IOException if it is no schema file
     */
    public Schema with(String name, InputStream file) throws IOException {
        Map<String, Supplier<ElementSchema>> more = new HashMap<>(sources);
        SchemaReader.read(name, file).forEach((path, section) -> more.put(path, () -> {
            ElementSchema known = section(path);
            return known == null ? section : known.with(section);
        }));
        return new Schema(more);
    }

    /** The schema of a section such as {@code system.webServer/security/access}, or {@code null}. */
    public @Nullable ElementSchema section(String path) {
        Supplier<ElementSchema> source = sources.get(path);
        return source == null ? null : sections.computeIfAbsent(path, p -> source.get());
    }

    /** The paths of all sections with a schema, in order. */
    public NavigableSet<String> sections() {
        return names;
    }

    /** Whether a path is that of a section group, such as {@code system.webServer/security}. */
    public boolean isGroup(String path) {
        return groups.contains(path);
    }

    private static final class BuiltInSchema {

        static final Schema SCHEMA = new Schema(ShippedSchema.sections());
    }
}
