package io.github.iislint.rule;

import io.github.iislint.file.SourceText;
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
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The rule files that iislint ships with. Nine tenths of them are explanations and examples, which come last: a run reads
 * what stands before, and the rest only if somebody asks for it.
 */
final class ShippedRules {

    private static final String FOLDER = "rules/";
    private static final String SUFFIX = ".xml";
    private static final String REST = "<explanation";
    private static final byte[] END = "</rule>".getBytes(StandardCharsets.UTF_8);

    private ShippedRules() {
    }

    /** @throws RuleException if one of them is broken, which a build does not let happen */
    static List<Rule> read() throws RuleException {
        URL folder = ShippedRules.class.getResource("/" + FOLDER);
        List<Rule> rules = new ArrayList<>(64);
        try {
            if (folder != null && folder.openConnection() instanceof JarURLConnection connection) {
                JarFile jar = connection.getJarFile();
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (entry.getName().startsWith(FOLDER) && entry.getName().endsWith(SUFFIX)) {
                        rules.add(rule(entry.getName().substring(FOLDER.length()), jar.getInputStream(entry)));
                    }
                }
            } else {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(folder), "*" + SUFFIX)) {
                    for (Path file : files) {
                        rules.add(rule(file.getFileName().toString(), Files.newInputStream(file)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return rules;
    }

    /** In a runtime image a module's folders have no URL, only paths. */
    private static Path folder(URL url) throws URISyntaxException {
        String module = ShippedRules.class.getModule().getName();
        return Path.of(module == null ? url.toURI() : URI.create("jrt:/" + module + "/rules"));
    }

    private static Rule rule(String name, InputStream stream) throws RuleException, IOException {
        try (stream) {
            return RuleReader.read(file(name, head(stream)), () -> whole(name), Map.of());
        }
    }

    /** The bytes up to the explanation, made a document of their own. Lines stay what they are. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(2048);
        byte[] chunk = new byte[1024];
        int end = -1;
        int read;
        while (end < 0 && (read = in.read(chunk)) > 0) {
            head.write(chunk, 0, read);
            end = head.toString(StandardCharsets.ISO_8859_1).indexOf(REST);
        }
        if (end < 0) {
            return head.toByteArray();
        }
        ByteArrayOutputStream document = new ByteArrayOutputStream(end + END.length);
        document.write(head.toByteArray(), 0, end);
        document.writeBytes(END);
        return document.toByteArray();
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
