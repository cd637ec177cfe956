package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md documents the functions that there are. */
class FunctionTableTest {

    @Test
    void everyFunctionIsInTheTableInOrder() throws IOException {
        String text = Files.readString(Path.of("CONTRIBUTING.md"));
        String table = text.substring(text.indexOf("### Functions"), text.indexOf("## A report"));
        List<String> documented = new ArrayList<>();
        Matcher row = Pattern.compile("^\\| `([a-z-]+\\(.*?\\))` \\| (.*?) \\|$", Pattern.MULTILINE).matcher(table);
        while (row.find()) {
            documented.add(row.group(1) + ": " + row.group(2));
        }
        assertEquals(RuleFormat.functions().stream().map(function -> function.call() + ": " + function.result()).toList(),
                documented);
        assertEquals(List.copyOf(IisFunction.names()),
                documented.stream().map(line -> line.substring(0, line.indexOf('('))).toList());
    }
}
