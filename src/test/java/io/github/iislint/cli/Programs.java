package io.github.iislint.cli;

import com.github.difflib.DiffUtils;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dom4j.Document;
import org.jaxen.XPath;
import picocli.CommandLine;

/** Runs what people and pipelines run: processes. */
final class Programs {

    /** A web.config in which a client certificate is required although nothing maps one. */
    static final String REQUIRING = web("Ssl, SslRequireCert, SslNegotiateCert");

    /** A web.config with nothing to complain about. */
    static final String PLAIN = web("Ssl");

    /** The same with an element in each line; {@code <access>} is in line 4. */
    static final String PLAIN_IN_LINES = """
            <configuration>
              <system.webServer>
                <security>
                  <access sslFlags="Ssl" />
                </security>
              </system.webServer>
            </configuration>
            """;

    /** A server whose site Shop has its files in {@code C:\\sites\\shop}; its certificate flags are {@code Ssl}. */
    static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
                    </application>
                    <bindings>
                      <binding protocol="https" bindingInformation="*:443:shop.example" />
                    </bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <location path="Shop">
                <system.webServer>
                  <security>
                    <access sslFlags="Ssl" />
                  </security>
                </system.webServer>
              </location>
            </configuration>
            """;

    private Programs() {
    }

    record Outcome(int exitCode, String output) {
    }

    private static String web(String flags) {
        return "<configuration><system.webServer><security><access sslFlags=\"" + flags
                + "\"/></security></system.webServer></configuration>\n";
    }

    /** An applicationHost.config with one site, below {@code C:\sites}. */
    static String server(String site) {
        return """
                <configuration>
                  <system.applicationHost>
                    <sites>
                      <site name="%s" id="1">
                        <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\%s" /></application>
                        <bindings><binding protocol="https" bindingInformation="*:443:" sslFlags="36" /></bindings>
                      </site>
                    </sites>
                  </system.applicationHost>
                </configuration>
                """.formatted(site, site.toLowerCase(java.util.Locale.ROOT));
    }

    /** A jar that runs the classes under test, as though it contained them. */
    static Path jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(Attributes.Name.CLASS_PATH,
                Stream.of(Main.class, Document.class, XPath.class, CommandLine.class, DiffUtils.class)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().toString())
                        .collect(Collectors.joining(" ")));
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return file;
    }

    /** The Java that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a command in a folder, with that environment added to the little that a program needs. */
    static Outcome run(Path folder, Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        if (File.separatorChar == '\\') {
            builder.environment().put("SystemRoot", System.getenv("SystemRoot"));
            builder.environment().put("PATH", System.getenv("PATH"));
        } else {
            builder.environment().put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin");
        }
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
