package io.github.iislint.httpsys;

import io.github.iislint.file.SourceText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads what http.sys and Schannel of this machine are set to: {@code reg.exe} of Windows exports two keys into a temporary
 * folder, which is removed. Nothing but the Windows folder decides which program that is.
 */
public final class LiveRegistry {

    private static final List<String> KEYS = List.of("HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters",
            "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL");
    private static final int SECONDS = 30;

    private final Path system;
    private final Path temporary;
    private final Runner runner;

    /** Runs a program. */
    @FunctionalInterface
    public interface Runner {

        /**
         * Runs a program to its end; what it prints is nobody's business.
         *
         * @param command the program by its full path, and its arguments
         * @return its exit code
         * @throws IOException if it cannot be run, or takes too long
         */
        int run(List<String> command) throws IOException, InterruptedException;
    }

    /**
     * @param system the folder {@code System32}, absolute
     * @param temporary where a folder for the exports is made
     */
    public LiveRegistry(Path system, Path temporary, Runner runner) {
        this.system = system;
        this.temporary = temporary;
        this.runner = runner;
    }

    /** A process of this machine, in the folder of its program: Windows also looks for libraries in the one that it runs in. */
    public static int process(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(new File(command.get(0)).getParentFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it takes longer than " + SECONDS + " seconds");
        }
        return process.exitValue();
    }

    /**
     * The exports, by the names of their keys ({@code HKLM/SYSTEM/…}).
     *
     * @param notices gets a line for each key that cannot be read
     */
    public Map<String, SourceText> read(Consumer<String> notices) {
        Map<String, SourceText> exports = new LinkedHashMap<>();
        for (String key : KEYS) {
            try {
                exports.put(key.replace('\\', '/'), export(key));
            } catch (IOException e) {
                notices.accept(key + ": not read: " + e.getMessage() + "; use an export with --http-sys");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                notices.accept(key + ": not read: interrupted");
                return exports;
            }
        }
        return exports;
    }

    private SourceText export(String key) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(temporary, "iislint");
        Path file = folder.resolve("export.reg");
        try {
            int code = runner.run(List.of(system.resolve("reg.exe").toString(), "export", key, file.toString(), "/y"));
            if (code != 0 || !Files.isRegularFile(file)) {
                throw new IOException("reg.exe ended with " + code);
            }
            return SourceText.decode(Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
