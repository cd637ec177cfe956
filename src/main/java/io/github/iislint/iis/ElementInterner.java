package io.github.iislint.iis;

import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives elements that say the same, wherever they say it, the same number; whether files of a server say it or one that iislint
 * ships with makes a difference. Belongs to one thread and one server.
 */
public final class ElementInterner {

    /** The numbers of what iislint ships with are below this one, and the same for all servers. */
    private static final int FIRST_OWN = 1 << 20;
    private static final Map<List<Object>, Integer> SHIPPED = new ConcurrentHashMap<>();

    private final Map<List<Object>, Integer> ids = new HashMap<>();
    private @Nullable XmlFile last;
    private boolean lastShipped;

    /** A positive number. */
    public int id(ElementState element) {
        if (element.valueId() == 0) {
            List<Object> shape = shape(element);
            Integer shipped = SHIPPED.get(shape);
            element.valueId(shipped != null ? shipped : ids.computeIfAbsent(shape, s -> FIRST_OWN + ids.size()));
        }
        return element.valueId();
    }

    /** Whether a number, or the 0 that stands for no element, means the same for all servers. */
    public static boolean common(int id) {
        return id < FIRST_OWN;
    }

    /** Numbers an element that only files set that iislint ships with, before a server gets it. */
    static void numberShipped(ElementState element) {
        synchronized (SHIPPED) {
            new ElementInterner().number(element);
        }
    }

    private int number(ElementState element) {
        for (ElementState child : element.children) {
            number(child);
        }
        for (ElementState entry : element.entries) {
            number(entry);
        }
        if (element.valueId() == 0) {
            element.valueId(SHIPPED.computeIfAbsent(shape(element), s -> SHIPPED.size() + 1));
        }
        return element.valueId();
    }

    private List<Object> shape(ElementState element) {
        List<Object> shape = new ArrayList<>(
                1 + element.attributes.length * 3 + element.children.length + element.entries.length + 2);
        shape.add(element.name);
        for (AttributeState attribute : element.attributes) {
            shape.add(attribute.name());
            shape.add(attribute.value());
            shape.add(shipped(attribute.file()));
        }
        shape.add(element.children.length);
        for (ElementState child : element.children) {
            shape.add(id(child));
        }
        for (ElementState entry : element.entries) {
            shape.add(id(entry));
        }
        return shape;
    }

    private boolean shipped(XmlFile file) {
        if (file != last) {
            last = file;
            lastShipped = BuiltIn.has(file) || file == Declarations.builtInFile();
        }
        return lastShipped;
    }
}
