package io.github.iislint.rule;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What runs need of several rule files, in one document: the parser takes as long to begin one as to read the rule in it. Nine
 * tenths of a file are explanations and examples, which come last and are left out.
 */
final class RuleHeads {

    private static final String REST = "<explanation";
    private static final String END = "</rule>\n";
    private static final String DECLARATION_END = "?>";
    /** In bytes. Most rules need no more. */
    private static final int CHUNK = 1024;

    private final StringBuilder text = new StringBuilder("<rules>");
    private final List<String> ids = new ArrayList<>();
    private final List<Integer> linesBefore = new ArrayList<>();
    private int lines;

    /**
     * Adds the text up to the explanation. Lines stay what they are.
     *
     * @param stream the file, which is closed
     */
    void add(String id, InputStream stream) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream(CHUNK);
        String head;
        int rest;
        try (stream) {
            byte[] chunk;
            do {
                chunk = stream.readNBytes(CHUNK);
                read.writeBytes(chunk);
                // What is within a letter at the end of a chunk comes after the explanation, or is read again.
                head = read.toString(StandardCharsets.UTF_8);
                rest = head.indexOf(REST);
            } while (rest < 0 && chunk.length == CHUNK);
        }
        String rule = head.substring(head.indexOf(DECLARATION_END) + DECLARATION_END.length(), rest < 0 ? head.length() : rest);
        ids.add(id);
        linesBefore.add(lines);
        text.append(rule).append(rest < 0 ? "\n" : END);
        for (int i = rule.indexOf('\n'); i >= 0; i = rule.indexOf('\n', i + 1)) {
            lines++;
        }
        lines++;
    }

    /** @param contents takes what was read, by id */
    void read(Map<String, Rule.Content> contents) throws RuleException {
        XmlFile all = XmlFile.parse(Path.of("rules"), "rules/", SourceText.of(text.append("</rules>").toString()));
        List<LocatedElement> roots = all.rootElement().children();
        for (int i = 0; i < roots.size(); i++) {
            contents.put(ids.get(i), RuleReader.content(all, roots.get(i), RuleFolder.name(ids.get(i)), linesBefore.get(i)));
        }
    }
}
