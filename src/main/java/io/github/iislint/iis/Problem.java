package io.github.iislint.iis;

import io.github.iislint.file.Span;
import io.github.iislint.xml.XmlFile;

/**
 * Something that IIS refuses, or that does not do what it seems to.
 *
 * @param span where in the file
 * @param message one line without a secret, telling what was found and what was expected
 * @param section the full path of the section, or {@code null} where the problem is none of a section
 * @param element the name of the element, or {@code null}
 * @param attribute the name of the attribute, or {@code null}
 * @param location the topmost location that it reaches ({@code Shop/app}; empty for the server level)
 * @param assumed whether it rests on nothing but what a default server is assumed to declare
 * @param related another place that explains it, such as the one that locks a section; may be {@code null}
 * @param inherited whether it reaches the applications below, too; what a location tag with
 *        {@code inheritInChildApplications="false"} holds does not
 */
public record Problem(ProblemKind kind, XmlFile file, Span span, String message, String section, String element,
                      String attribute, String location, boolean assumed, Origin related, boolean inherited) {

    /** One that reaches the applications below. */
    public Problem(ProblemKind kind, XmlFile file, Span span, String message, String section, String element, String attribute,
            String location, boolean assumed, Origin related) {
        this(kind, file, span, message, section, element, attribute, location, assumed, related, true);
    }

    /** The same, reaching no further than what the block sets. */
    Problem of(LocationBlock block) {
        return block.inherited() ? this
                : new Problem(kind, file, span, message, section, element, attribute, location, assumed, related, false);
    }
}
