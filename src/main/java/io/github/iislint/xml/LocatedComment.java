package io.github.iislint.xml;

import io.github.iislint.file.Span;

/**
 * A comment that is addressed to iislint.
 *
 * @param span from {@code <!--} to {@code -->}
 * @param text between them, without surrounding blanks; it begins with {@value #PREFIX}
 */
public record LocatedComment(Span span, String text) {

    static final String PREFIX = "iislint-";
}
