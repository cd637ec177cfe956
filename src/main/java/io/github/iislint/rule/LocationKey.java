package io.github.iislint.rule;

import io.github.iislint.iis.ElementInterner;
import java.util.Arrays;

/** What a location shows of what rules read, in numbers: those of elements, and of facts. */
record LocationKey(int[] values) {

    /** Whether it means the same for all servers of a run. */
    boolean common() {
        for (int value : values) {
            if (!ElementInterner.common(value)) {
                return false;
            }
        }
        return true;
    }

    /** Some of the numbers. */
    LocationKey at(int[] places) {
        int[] some = new int[places.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[places[i]];
        }
        return new LocationKey(some);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocationKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
