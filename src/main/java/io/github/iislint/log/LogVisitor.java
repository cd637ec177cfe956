package io.github.iislint.log;

/** Receives the records of logs, one after the other. */
public interface LogVisitor {

    /** @param record valid during the call only */
    void line(LogRecord record);

    void failedRequest(FailedRequest request);
}
