package io.github.iislint.lint;

import io.github.iislint.rule.RuleException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does work on several threads, a few inputs ahead of what is taken: there may be very many. */
final class OrderedPool {

    private OrderedPool() {
    }

    /** What is done with an input, on any thread. */
    @FunctionalInterface
    interface Work<I, R> {

        R on(I input) throws RuleException, LintException;
    }

    /**
     * Does the work for each input.
     *
     * @param results is given what the work returns on the thread of the caller, in the order of the inputs
     * @throws LintException if the work fails
     */
    static <I, R> void run(int threads, List<I> inputs, Work<I, R> work, Consumer<R> results) throws LintException {
        int used = Math.min(threads, inputs.size());
        ExecutorService pool = used > 1 ? Executors.newFixedThreadPool(used) : null;
        Deque<Future<R>> ahead = new ArrayDeque<>();
        try {
            for (I input : inputs) {
                if (pool == null) {
                    results.accept(work.on(input));
                } else {
                    ahead.add(pool.submit(() -> work.on(input)));
                    if (ahead.size() > used * 4) {
                        results.accept(ahead.remove().get());
                    }
                }
            }
            while (!ahead.isEmpty()) {
                results.accept(ahead.remove().get());
            }
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LintException("interrupted", e);
        } catch (RuleException e) {
            throw new LintException(e);
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    private static LintException failure(Throwable cause) {
        if (cause instanceof LintException e) {
            return e;
        }
        if (cause instanceof RuleException) {
            return new LintException(cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }
}
