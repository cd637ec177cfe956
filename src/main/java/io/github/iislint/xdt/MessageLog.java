package io.github.iislint.xdt;

import io.github.iislint.file.SourceSpan;
import io.github.iislint.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of one application, in the order in which they arise. */
final class MessageLog {

    private final List<Message> messages = new ArrayList<>();
    private boolean warningsSuppressed;

    List<Message> all() {
        return messages;
    }

    boolean failed() {
        return messages.stream().anyMatch(message -> message.severity() == Severity.ERROR);
    }

    /** Whether warnings are infos from now on, as {@code xdt:SupressWarnings} asks. */
    void suppressWarnings(boolean suppressed) {
        warningsSuppressed = suppressed;
    }

    void warn(MessageKind kind, SourceSpan place, String text) {
        warn(kind, place, text, null);
    }

    void warn(MessageKind kind, SourceSpan place, String text, @Nullable Correction correction) {
        messages.add(new Message(kind, warningsSuppressed ? Severity.INFO : Severity.WARNING, place, Message.Precision.EXACT,
                text, correction));
    }

    /** Something that the reference implementation says nothing about. */
    void note(MessageKind kind, SourceSpan place, String text, @Nullable Correction correction) {
        messages.add(new Message(kind, Severity.INFO, place, Message.Precision.EXACT, text, correction));
    }

    void error(MessageKind kind, SourceSpan place, Message.Precision placement, String text) {
        messages.add(new Message(kind, Severity.ERROR, place, placement, text));
    }

    /** @param otherwise its place where it has none */
    void error(XdtException e, SourceSpan otherwise, Message.Precision placement) {
        messages.add(new Message(e.kind(), Severity.ERROR, e.placeOr(otherwise), placement, e.getMessage(), e.correction()));
    }
}
