package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is compared of an element on several sides, and in which order. */
class ElementDiffTest {

    /** Writes down what it is asked; entries of the same name are the same. */
    private static final class Asked extends ElementDiff {

        private final List<String> all = new ArrayList<>();
        private final String skipped;

        Asked(String skipped) {
            this.skipped = skipped;
        }

        @Override
        protected boolean skips(List<ElementState> sides) {
            return sides.stream().anyMatch(side -> side != null && side.name().equals(skipped));
        }

        @Override
        protected void attribute(List<ElementState> sides, String path, String name) {
            all.add(path + "@" + name + sides.stream().map(side -> side == null ? null : side.value(name)).toList());
        }

        @Override
        protected List<MatchedEntries> rows(List<ElementState> sides) {
            Map<String, List<ElementState>> rows = new LinkedHashMap<>();
            for (int i = 0; i < sides.size(); i++) {
                for (ElementState entry : sides.get(i) == null ? List.<ElementState>of() : sides.get(i).entries()) {
                    rows.computeIfAbsent(entry.value("value"), n -> Arrays.asList(new ElementState[sides.size()])).set(i, entry);
                }
            }
            return rows.entrySet().stream().map(row -> new MatchedEntries(row.getKey(), row.getValue())).toList();
        }

        @Override
        protected void missing(List<ElementState> sides, String path, MatchedEntries row) {
            all.add(path + " on " + row.size() + " of " + count(sides));
        }

        @Override
        protected void order(List<ElementState> sides, String path, List<MatchedEntries> rows) {
            if (!rows.isEmpty()) {
                all.add("order of " + path + " " + rows.stream().map(MatchedEntries::name).toList());
            }
        }
    }

    private static ElementState documents(String enabled, String... names) {
        return host(
                "<system.webServer><defaultDocument" + enabled + "><files><add value=\"" + String.join("\"/><add value=\"", names)
                        + "\"/></files></defaultDocument></system.webServer>")
                .load().location("S").section("system.webServer/defaultDocument")
                .element();
    }

    @Test
    void attributesThenElementsThenEntriesOfAllSides() {
        Asked asked = new Asked("nothing");
        asked.walk(Arrays.asList(documents(" enabled=\"false\"", "a", "b"), documents("", "b", "c"), null), "");
        assertEquals(List.of("@enabled[false, true, null]", "files/a on 1 of 2", "files/b@value[b, b, null]", "files/c on 1 of 2",
                "order of files [a, b, c]"), asked.all);
    }

    @Test
    void whatIsSkippedIsNotLookedInto() {
        Asked asked = new Asked("files");
        asked.walk(List.of(documents(" enabled=\"false\"", "a"), documents("", "b")), "top");
        assertEquals(List.of("top@enabled[false, true]"), asked.all);
    }
}
