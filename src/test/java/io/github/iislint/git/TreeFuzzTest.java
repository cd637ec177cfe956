package io.github.iislint.git;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any names in a tree of git, and any lines of a .gitignore. */
class TreeFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyNames(byte[] bytes) {
        StringBuilder listing = new StringBuilder();
        int kind = 0;
        for (String name : new String(bytes, StandardCharsets.UTF_8).split("\0")) {
            String[] kinds = {"100644 blob", "120000 blob", "160000 commit"};
            listing.append(kinds[kind++ % kinds.length]).append(' ').append("0".repeat(40)).append('\t').append(name)
                    .append('\0');
        }
        assertNames(CommitTree.parse(listing.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertNames(CommitTree tree) {
        tree.children.forEach((name, child) -> {
            assertFalse(List.of("", ".", "..", ".git").contains(name), name);
            assertNames(child);
        });
    }

    @FuzzTest(maxDuration = "60s")
    void anyPattern(byte[] bytes) {
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            IgnorePattern pattern = IgnorePattern.of(line, false);
            if (pattern != null) {
                pattern.matches(List.of("src", "bin", line.replace("/", "")), true);
            }
        }
    }
}
