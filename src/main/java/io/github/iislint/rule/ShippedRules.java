package io.github.iislint.rule;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The rule files that iislint ships with. Nine tenths of them are explanations and examples, which come last: a run reads what
 * comes before, and the rest only if somebody asks for it.
 */
final class ShippedRules {

    private static final String FOLDER = "rules/";
    private static final String SUFFIX = ".xml";
    private static final String REST = "<explanation";
    private static final String END = "</rule>\n";
    private static final String DECLARATION_END = "?>";
    /** In bytes. Most rules need no more. */
    private static final int CHUNK = 1024;

    /** What runs need of all files in one document: the parser takes as long to begin one as to read the rule in it. */
    private final StringBuilder text = new StringBuilder("<rules>");
    private final List<String> names = new ArrayList<>();
    private final List<Integer> linesBefore = new ArrayList<>();
    private int lines;

    private ShippedRules() {
    }

    /** @throws RuleException if one of them is broken, which a build does not let happen */
    static List<Rule> read() throws RuleException {
        ShippedRules shipped = new ShippedRules();
        URL folder = ShippedRules.class.getResource("/" + FOLDER);
        try {
            if (folder != null && folder.openConnection() instanceof JarURLConnection connection) {
                JarFile jar = connection.getJarFile();
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(SUFFIX)) {
                        shipped.add(entry.getName().substring(FOLDER.length()), jar.getInputStream(entry));
                    }
                }
            } else {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(folder), "*" + SUFFIX)) {
                    for (Path file : files) {
                        shipped.add(file.getFileName().toString(), Files.newInputStream(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return shipped.rules();
    }

    /** In a runtime image a module's folders have no URL, only paths. */
    private static Path folder(URL url) throws URISyntaxException {
        String module = ShippedRules.class.getModule().getName();
        return Path.of(module == null ? url.toURI() : URI.create("jrt:/" + module + "/rules"));
    }

    /** Adds the text up to the explanation. Lines stay what they are. */
    private void add(String name, InputStream stream) throws IOException {
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
        names.add(name);
        linesBefore.add(lines);
        text.append(rule).append(rest < 0 ? "\n" : END);
        for (int i = rule.indexOf('\n'); i >= 0; i = rule.indexOf('\n', i + 1)) {
            lines++;
        }
        lines++;
    }

    private List<Rule> rules() throws RuleException {
        XmlFile all = XmlFile.parse(Path.of("rules"), FOLDER, SourceText.of(text.append("</rules>").toString()));
        List<LocatedElement> roots = all.rootElement().children();
        List<Rule> rules = new ArrayList<>(names.size());
        for (int i = 0; i < roots.size(); i++) {
            String name = names.get(i);
            rules.add(RuleReader.read(all, roots.get(i), FOLDER + name, linesBefore.get(i), () -> whole(name)));
        }
        return rules;
    }

    private static XmlFile whole(String name) {
        try (InputStream in = ShippedRules.class.getResourceAsStream("/" + FOLDER + name)) {
            return file(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XmlFile file(String name, byte[] bytes) {
        return XmlFile.parse(Path.of("rules", name), FOLDER + name, SourceText.decode(bytes));
    }
}
