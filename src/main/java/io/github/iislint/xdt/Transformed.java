package io.github.iislint.xdt;

import io.github.iislint.finding.Severity;
import io.github.iislint.xml.XmlFile;
import java.util.List;

/**
 * A file after a transformation.
 *
 * @param file the result under the path and name of the base; where the transformation failed, the base itself
 * @param messages in the order in which they came up
 * @param steps what each transform did, in order; none where nobody asked for it
 */
public record Transformed(XmlFile file, List<Message> messages, List<Step> steps) {

    public Transformed {
        messages = List.copyOf(messages);
        steps = List.copyOf(steps);
    }

    /** Whether a build would stop here. */
    public boolean failed() {
        return messages.stream().anyMatch(message -> message.severity() == Severity.ERROR);
    }
}
