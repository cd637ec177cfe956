package io.github.iislint.httpsys;

import io.github.iislint.file.Place;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A key of an export of the registry.
 *
 * @param path with backslashes, as the file has it
 * @param place of the path
 * @param values by their names, letter case ignored: a {@link Long} for {@code dword} and {@code qword}, a {@link String}, or
 *        the bytes of {@code hex}, or {@link #UNREADABLE}
 */
record RegistryKey(String path, Place place, Map<String, Fact<Object>> values) {

    /** The value of what is there and malformed: it is unknown, so it has no default either. */
    static final Object UNREADABLE = new Object();

    RegistryKey(String path, Place place) {
        this(path, place, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    /** A number; {@code null} where it is missing or another kind of value. */
    @Nullable
    Fact<Long> number(String name) {
        Fact<Object> fact = values.get(name);
        return fact != null && fact.value() instanceof Long number ? new Fact<>(number, fact.name(), fact.place()) : null;
    }

    /** The same, 0 where it is missing; {@code null} where it is another kind of value. */
    @Nullable
    Fact<Long> numberOrZero(String name) {
        return values.containsKey(name) ? number(name) : new Fact<>(0L, name, place);
    }

    /** A text; {@code null} where it is missing, empty or another kind of value. */
    @Nullable
    Fact<String> text(String name) {
        Fact<Object> fact = values.get(name);
        return fact != null && fact.value() instanceof String text && !text.isEmpty()
                ? new Fact<>(text, fact.name(), fact.place())
                : null;
    }

    /** Bytes; {@code null} where they are missing or another kind of value. */
    @Nullable
    Fact<byte[]> bytes(String name) {
        Fact<Object> fact = values.get(name);
        return fact != null && fact.value() instanceof byte[] bytes ? new Fact<>(bytes, fact.name(), fact.place()) : null;
    }
}
