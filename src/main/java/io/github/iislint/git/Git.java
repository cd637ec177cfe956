package io.github.iislint.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs the git command in a folder. Only what reads is asked of it. */
final class Git {

    private final String executable;
    private final Path folder;

    /** @throws GitException if there is no git command */
    Git(Path folder) throws GitException {
        this(folder, System.getenv());
    }

    Git(Path folder, Map<String, String> environment) throws GitException {
        this.folder = folder;
        this.executable = find(environment.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue)
                .findFirst().orElse(""));
    }

    /** What a command says and how it ends. */
    record Answer(int exit, byte[] out, String error) {

        /** The first line of the output without its line end. */
        String line() {
            return new String(out, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }

        List<String> lines() {
            return new String(out, StandardCharsets.UTF_8).lines().toList();
        }
    }

    // Windows looks for a command in the working folder first, and a repository must not bring its own git.
    private static String find(String path) throws GitException {
        String name = File.separatorChar == '\\' ? "git.exe" : "git";
        for (String entry : path.split(File.pathSeparator)) {
            File file = new File(entry, name);
            if (!entry.isEmpty() && file.isAbsolute() && Files.isExecutable(file.toPath())) {
                return file.getPath();
            }
        }
        throw new GitException("there is no git command on the PATH; install git");
    }

    /** Runs a command to its end, whatever its exit code. */
    Answer ask(String... arguments) throws GitException {
        try {
            Process process = start(ProcessBuilder.Redirect.PIPE, arguments);
            process.getOutputStream().close();
            CompletableFuture<String> error = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            byte[] out = process.getInputStream().readAllBytes();
            return new Answer(process.waitFor(), out, error.join().strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException("interrupted", e);
        } catch (IOException e) {
            throw new GitException("git cannot be run: " + e.getMessage(), e);
        }
    }

    /**
     * Runs a command that must not fail.
     *
     * @throws GitException if it does, with what git says about it
     */
    Answer run(String... arguments) throws GitException {
        Answer answer = ask(arguments);
        if (answer.exit() != 0) {
            throw new GitException("git " + arguments[0] + " failed: " + said(answer));
        }
        return answer;
    }

    static String said(Answer answer) {
        return answer.error().isEmpty() ? "exit code " + answer.exit() : answer.error().lines().findFirst().orElseThrow();
    }

    /** Starts a command that goes on. */
    Process start(ProcessBuilder.Redirect errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(executable);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors);
        // Hooks get these for their own repository, and the folder counts here.
        builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        return builder.start();
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
