package io.github.iislint.xdt;

/**
 * How much one transformation may do. An XPath from a pull request must not keep a gate busy indefinitely: selecting every
 * element of a large file by each of some hundred transforms stays far below.
 */
final class Budget {

    /** Nodes that are examined. */
    static final long NODES = 10_000_000;

    private long left = NODES;

    /** There is no work left to do. */
    static final class ExceededException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("it visits more than " + NODES + " nodes", null, false, false);
        }
    }

    /** @throws ExceededException if more nodes are examined than allowed */
    void charge(long nodes) {
        left -= nodes;
        if (left < 0) {
            throw new ExceededException();
        }
    }
}
