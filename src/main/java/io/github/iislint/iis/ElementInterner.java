package io.github.iislint.iis;

import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Gives equal elements the same number, wherever they are, and other facts, too; it distinguishes files of a server from
 * those that iislint ships with. Belongs to one thread and one server.
 */
public final class ElementInterner {

    /** Numbers below are the same for all servers: those of what iislint ships with, and of what servers may have in common. */
    private static final int FIRST_OWN = 1 << 20;
    private static final Map<List<Object>, Integer> COMMON = new ConcurrentHashMap<>();
    private static final AtomicInteger LAST_COMMON = new AtomicInteger();
    /** What is beyond, or long, counts for one server, so that very many servers need no more memory than some. */
    private static final int MOST_COMMON = 20_000;
    private static final int LONGEST_COMMON = 500;

    private final Map<List<Object>, Integer> ids = new HashMap<>();
    private @Nullable XmlFile last;
    private boolean lastShipped;

    /** A positive number. */
    public int id(ElementState element) {
        if (element.valueId() == 0) {
            List<Object> shape = shape(element);
            Integer common = COMMON.get(shape);
            if (common == null && COMMON.size() < MOST_COMMON && mayBeCommon(element)) {
                common = numberCommon(shape);
            }
            element.valueId(common != null ? common : own(shape));
        }
        return element.valueId();
    }

    /**
     * A positive number for a fact about locations, the same for all servers where there are not too many of its kind.
     *
     * @param fact no element begins with what is its first value
     */
    public int common(List<Object> fact) {
        Integer common = COMMON.get(fact);
        if (common == null && COMMON.size() < MOST_COMMON && fact.toString().length() <= LONGEST_COMMON) {
            common = numberCommon(fact);
        }
        return common != null ? common : own(fact);
    }

    /** A positive number for a fact that means nothing to other servers. */
    public int own(List<Object> fact) {
        return ids.computeIfAbsent(fact, f -> FIRST_OWN + ids.size());
    }

    private static int numberCommon(List<Object> shape) {
        return COMMON.computeIfAbsent(shape, s -> LAST_COMMON.incrementAndGet());
    }

    /** @param element whose children and entries have their numbers */
    private static boolean mayBeCommon(ElementState element) {
        int length = 0;
        for (AttributeState attribute : element.attributes) {
            length += attribute.value().length();
        }
        return length <= LONGEST_COMMON && areCommon(element.children) && areCommon(element.entries);
    }

    private static boolean areCommon(ElementState[] elements) {
        for (ElementState element : elements) {
            if (!common(element.valueId())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a number, or the 0 that stands for no element, means the same for all servers. */
    public static boolean common(int id) {
        return id < FIRST_OWN;
    }

    /** Numbers an element that only files set that iislint ships with, before servers get it. */
    static void numberShipped(ElementState element) {
        new ElementInterner().number(element);
    }

    private void number(ElementState element) {
        for (ElementState child : element.children) {
            number(child);
        }
        for (ElementState entry : element.entries) {
            number(entry);
        }
        if (element.valueId() == 0) {
            element.valueId(numberCommon(shape(element)));
        }
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
