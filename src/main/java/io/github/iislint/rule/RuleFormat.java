package io.github.iislint.rule;

import io.github.iislint.file.ShippedFiles;
import java.util.List;

/** Help for rule authors: the schema of rule files, the functions, and a file to start from. */
public final class RuleFormat {

    private RuleFormat() {
    }

    /**
     * A function of the prefix {@code iis:}.
     *
     * @param call its name with its arguments
     * @param result what it answers, in markdown
     */
    public record DocumentedFunction(String call, String result) {
    }

    /** All functions, by name. */
    public static List<DocumentedFunction> functions() {
        return text("functions.tsv").lines().map(line -> line.split("\t", 2))
                .map(parts -> new DocumentedFunction(parts[0], parts[1]))
                .toList();
    }

    /** The XML Schema of rule files. */
    public static String schema() {
        return text("rule.xsd");
    }

    /**
     * A valid rule whose examples pass.
     *
     * @throws IllegalArgumentException if the id is none; the message says what is expected
     */
    public static String skeleton(String id) {
        if (!RuleReader.isId(id)) {
            throw new IllegalArgumentException(RuleReader.notAnId(id));
        }
        return text("skeleton.xml").replace("ID", id);
    }

    private static String text(String name) {
        return ShippedFiles.text(RuleFormat.class, name);
    }
}
