package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.rule.RuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedPoolTest {

    private static final List<Integer> INPUTS = IntStream.range(0, 200).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsComeInTheOrderOfTheInputsAndSoonAfterTheirWork(int threads) throws LintException {
        List<Integer> results = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();

        OrderedPool.run(threads, INPUTS, input -> {
            begun.incrementAndGet();
            if (input % 7 == 0) {
                pause();
            }
            return input * 2;
        }, result -> {
            results.add(result);
            assertTrue(begun.get() - results.size() <= threads * 5, begun + " begun, " + results.size() + " taken");
        });

        assertEquals(INPUTS.stream().map(input -> input * 2).toList(), results);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatFailsEndsTheRunWithItsOwnMessage(int threads) {
        List<Integer> results = new ArrayList<>();

        assertEquals("a rule", assertThrows(LintException.class, () -> OrderedPool.run(threads, INPUTS, input -> {
            if (input == 50) {
                throw new RuleException("a rule");
            }
            return input;
        }, results::add)).getMessage());
        assertEquals(IntStream.range(0, 50).boxed().toList(), results);
        assertThrows(StackOverflowError.class,
                () -> OrderedPool.run(threads, INPUTS, input -> overflow(), results::add));
    }

    private static Integer overflow() {
        throw new StackOverflowError();
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
