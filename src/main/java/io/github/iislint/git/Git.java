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
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Runs the git command at the top of a repository, and only to read. What git does there is decided by its own program and by
 * the configuration of whoever runs iislint, never by the files of the work tree: see the description of this package.
 */
final class Git {

    /**
     * What git can be told to start is switched off, in case that the configuration of the repository names it: hooks, the
     * monitor of the file system, programs for the network. A repository without a work tree, which can be committed as files
     * like any others, is none. The command line overrides all configuration files.
     */
    private static final List<String> SAFE = List.of("--no-pager", "--no-replace-objects", "-c", "safe.bareRepository=explicit",
            "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.sshCommand=", "-c", "core.gitProxy=",
            "-c", "core.askPass=", "-c", "credential.helper=", "-c", "protocol.allow=never", "-c", "gc.auto=0",
            "-c", "maintenance.auto=false", "-c", "submodule.recurse=false");

    /**
     * The variables that say where the configuration of the user and of the machine is, such as {@code safe.directory}, and one
     * that only makes git refuse more.
     */
    private static final Pattern OF_THE_USER = Pattern
            .compile("GIT_CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\\d+|VALUE_\\d+)|GIT_TEST_ASSUME_DIFFERENT_OWNER");

    private final String executable;
    private final Path folder;

    /** @throws GitException if there is no git command */
    Git(Path folder) throws GitException {
        this(folder, System.getenv());
    }

    Git(Path folder, Map<String, String> environment) throws GitException {
        this.folder = folder;
        this.executable = find(folder,
                environment.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue)
                        .findFirst().orElse(""));
    }

    /** What a command says and how it ends. */
    record Answer(int exit, byte[] out, String error) {

        /** The first line of the output without its line ending. */
        String line() {
            return new String(out, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }

        List<String> lines() {
            return new String(out, StandardCharsets.UTF_8).lines().toList();
        }
    }

    // Windows looks for a command in the working folder first, and a repository must not bring its own git.
    private static String find(Path folder, String path) throws GitException {
        String name = File.separatorChar == '\\' ? "git.exe" : "git";
        for (String entry : path.split(File.pathSeparator)) {
            File file = new File(entry, name);
            if (!entry.isEmpty() && file.isAbsolute() && Files.isExecutable(file.toPath()) && !below(folder, file.toPath())) {
                return file.getPath();
            }
        }
        throw new GitException("there is no git command on the PATH; install git");
    }

    private static boolean below(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return true;
        }
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
        command.addAll(SAFE);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors);
        control(builder.environment());
        return builder.start();
    }

    /** Leaves git none of the variables that name a repository, a program or a file to write, as hooks get them for their own. */
    private void control(Map<String, String> environment) {
        environment.keySet().removeIf(name -> {
            String upper = name.toUpperCase(Locale.ROOT);
            return upper.startsWith("GIT_") && !OF_THE_USER.matcher(upper).matches();
        });
        environment.put("LC_ALL", "C");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_NO_LAZY_FETCH", "1");
        // What a partial clone lacks would be fetched, by versions of git that do not know the variable above.
        environment.put("GIT_ALLOW_PROTOCOL", "none");
        if (folder.getParent() != null) {
            // The repository is the one of this very folder.
            environment.put("GIT_CEILING_DIRECTORIES", folder.getParent().toString());
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
