package io.github.iislint.cli;

import io.github.iislint.lint.ServerRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress: a line on standard error that is overwritten and finally removed. It appears after a second, and only on a
 * terminal: not in CI, nor when standard error goes to a file.
 */
final class Progress implements Consumer<ServerRun>, AutoCloseable {

    private static final long FIRST_AFTER_MILLIS = 1000;
    private static final long NEXT_AFTER_MILLIS = 200;
    /** To the first column, and clear the line. */
    private static final String CLEAR = "\r\u001b[K";
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final Console console;
    private final AtomicInteger servers = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final @Nullable Thread thread;
    private volatile boolean shown;

    private final Supplier<String> done;

    private Progress(Console console, @Nullable Supplier<String> done) {
        boolean ci = console.environment().containsKey("CI") || console.environment().containsKey("TF_BUILD")
                || "dumb".equals(console.environment().get("TERM"));
        boolean watched = console.terminal() && !ci && errorIsTerminal();
        this.console = console;
        this.done = done == null ? () -> servers.get() + " servers and sites, " + files.get() + " files done" : done;
        this.thread = watched ? new Thread(this::show, "progress") : null;
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    static Progress start(Console console) {
        return new Progress(console, null);
    }

    /** @param done what to show, whenever it is requested */
    static Progress start(Console console, Supplier<String> done) {
        return new Progress(console, done);
    }

    /**
     * Java only knows whether standard input and output are a terminal; the system is asked about standard error where
     * possible.
     */
    private static boolean errorIsTerminal() {
        try {
            return !Files.exists(STANDARD_ERROR) || Files.readSymbolicLink(STANDARD_ERROR).startsWith("/dev");
        } catch (java.io.IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    @Override
    public void accept(ServerRun run) {
        if (run.server() != null) {
            servers.incrementAndGet();
            files.addAndGet(run.server().files().size());
        }
    }

    private void show() {
        long start = System.nanoTime();
        try {
            Thread.sleep(FIRST_AFTER_MILLIS);
            while (true) {
                synchronized (this) {
                    shown = true;
                    console.errors()
                            .print(CLEAR + "checking, " + (System.nanoTime() - start) / 1_000_000_000 + " s, " + done.get());
                    console.errors().flush();
                }
                Thread.sleep(NEXT_AFTER_MILLIS);
            }
        } catch (InterruptedException e) {
            // The work is done.
        }
    }

    /** Removes the line permanently. */
    @Override
    public void close() {
        if (thread == null || thread.isInterrupted() || !thread.isAlive()) {
            return;
        }
        synchronized (this) {
            thread.interrupt();
            if (shown) {
                console.errors().print(CLEAR);
                console.errors().flush();
            }
        }
        try {
            thread.join(NEXT_AFTER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
