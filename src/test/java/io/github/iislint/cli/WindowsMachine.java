package io.github.iislint.cli;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.iislint.httpsys.LiveRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A machine with Windows in memory: drives {@code C:} and {@code D:}, and the shares of two other servers and a file server. */
final class WindowsMachine {

    static final String CONFIG = "C:\\Windows\\System32\\inetsrv\\config\\";

    private final FileSystem files = Jimfs.newFileSystem(Configuration.windows().toBuilder()
            .setRoots("C:\\", "D:\\", "\\\\web01\\c$\\", "\\\\web01\\d$\\", "\\\\web02\\c$\\", "\\\\files\\web\\")
            .setWorkingDirectory("C:\\Users\\admin")
            .build());
    private final Map<String, String> environment = new HashMap<>(Map.of("SystemRoot", "C:\\Windows", "windir", "C:\\Windows",
            "SystemDrive", "C:", "SiteRoot", "D:\\www", "USERPROFILE", "C:\\Users\\admin"));
    private LiveRegistry.Runner runner = command -> {
        throw new IOException("no programs here");
    };
    private String working = "C:\\Users\\admin";

    WindowsMachine() throws IOException {
        Files.createDirectories(path("C:\\Temp"));
        Files.createDirectories(path(working));
    }

    Path path(String path) {
        return files.getPath(path);
    }

    Path write(String path, String text) throws IOException {
        Path file = path(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    String read(String path) throws IOException {
        return Files.readString(path(path));
    }

    /** A link to a folder, such as a junction. */
    void junction(String path, String target) throws IOException {
        Files.createDirectories(path(path).getParent());
        Files.createDirectories(path(target));
        Files.createSymbolicLink(path(path), path(target));
    }

    void variable(String name, String value) {
        environment.put(name, value);
    }

    void in(String folder) throws IOException {
        working = folder;
        Files.createDirectories(path(folder));
    }

    void runs(LiveRegistry.Runner programs) {
        runner = programs;
    }

    /** An applicationHost.config with a site {@code Site1}, {@code Site2}… for each folder. */
    static String host(String... folders) {
        StringBuilder sites = new StringBuilder();
        for (int i = 0; i < folders.length; i++) {
            sites.append("""
                    <site name="Site%1$d" id="%1$d">
                      <application path="/"><virtualDirectory path="/" physicalPath="%2$s" /></application>
                      <bindings><binding protocol="https" bindingInformation="*:443:site%1$d.example" sslFlags="1" /></bindings>
                    </site>
                    """.formatted(i + 1, folders[i]));
        }
        return "<configuration><system.applicationHost><sites>\n" + sites
                + "</sites></system.applicationHost></configuration>\n";
    }

    Cli run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(out, err, StandardCharsets.UTF_8, false, environment)
                .on(new Machine(path(working), path("C:\\Temp"), environment, "Windows Server 2022", runner));
        int exit = Main.commandLine(console).execute(arguments);
        console.out().flush();
        console.err().flush();
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
