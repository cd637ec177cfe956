package io.github.iislint.log;

/** Gets what logs hold, one after the other. */
public interface LogVisitor {

    /** @param record valid during the call only */
    void line(LogRecord record);

    void failedRequest(FailedRequest request);
}
