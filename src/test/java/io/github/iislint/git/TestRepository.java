package io.github.iislint.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository made by the git command, apart from the settings of whoever runs the test. */
public final class TestRepository {

    private final Path folder;

    /** Makes a repository with the branch {@code main} in a folder that exists. */
    public TestRepository(Path folder) {
        this.folder = folder;
        git("init", "--quiet", "--initial-branch=main");
    }

    public Path folder() {
        return folder;
    }

    /** Writes a file, with all folders on the way. */
    public TestRepository write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestRepository write(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestRepository replace(String name, String old, String now) {
        try {
            String text = Files.readString(folder.resolve(name));
            if (!text.contains(old)) {
                throw new IllegalArgumentException(name + " does not contain " + old);
            }
            return write(name, text.replace(old, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything. */
    public TestRepository commit(String message) {
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return this;
    }

    /** Runs git and returns what it prints; 1 is an answer, too. */
    public String git(String... arguments) {
        return ask("", arguments);
    }

    String ask(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com",
                "-c", "core.autocrlf=false", "-c", "core.quotepath=false", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", folder.resolve(".git/none").toString());
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            Process process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() > 1) {
                throw new IllegalStateException(String.join(" ", command) + ": " + out);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
