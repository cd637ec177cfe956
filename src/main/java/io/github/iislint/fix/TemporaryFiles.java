package io.github.iislint.fix;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary files of one process. Their names identify the process, so that those of a killed process are recognized and
 * removed; a signal that ends this process removes its own.
 */
final class TemporaryFiles implements AutoCloseable {

    private static final String GLOB = ".iislint-*.tmp";
    private static final Pattern NAME = Pattern.compile("\\.iislint-(\\d{1,18})-(\\d{1,18})-\\d+\\.tmp");

    private final Disk disk;
    private final Set<Path> files = new LinkedHashSet<>();
    private final Thread hook = new Thread(this::stop, "remove temporary files");
    private boolean stopped;
    private int count;

    TemporaryFiles(Disk disk) {
        this.disk = disk;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already.
            stopped = true;
        }
    }

    /** Something that is done whole, or not at all where the process ends. */
    @FunctionalInterface
    interface Action {

        void run() throws IOException;
    }

    /** Does something while no signal removes files. */
    synchronized void run(Action action) throws IOException {
        if (stopped) {
            throw new IOException("interrupted");
        }
        action.run();
    }

    /** Whether the process is about to end; the files are gone then. */
    synchronized boolean stopped() {
        return stopped;
    }

    /** A name beside a file that nobody else takes. */
    Path beside(Path file) {
        ProcessHandle own = ProcessHandle.current();
        Path name = file.resolveSibling(".iislint-" + own.pid() + "-" + started(own) + "-" + ++count + ".tmp");
        files.add(name);
        return name;
    }

    /** Forgets a file that has got another name, or is gone. */
    void forget(Path file) {
        files.remove(file);
    }

    /** Removes what killed processes have left in the folders of files. What cannot be removed stays. */
    void removeOld(Collection<Path> besides) {
        Set<Path> folders = new TreeSet<>();
        besides.forEach(file -> folders.add(file.getParent()));
        for (Path folder : folders) {
            try {
                for (Path file : disk.list(folder, GLOB)) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches() && !lives(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
                        disk.delete(file);
                    }
                }
            } catch (IOException e) {
                // It is no reason to change no file.
            }
        }
    }

    private static boolean lives(long pid, long started) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        // Numbers are given again. A system that does not tell when a process began keeps the file.
        return process.isPresent() && (started == 0 || started(process.get()) == 0
                || Math.abs(started(process.get()) - started) <= Duration.ofSeconds(2).toMillis());
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private synchronized void stop() {
        stopped = true;
        remove();
    }

    private void remove() {
        for (Path file : files) {
            try {
                disk.delete(file);
            } catch (IOException e) {
                // The next run tries again.
            }
        }
        files.clear();
    }

    /** Removes what is left. */
    @Override
    public synchronized void close() {
        if (!stopped) {
            remove();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process ends, and nothing is left for the hook.
            }
        }
    }
}
