package io.github.iislint.file;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a composed text.
 *
 * @param span in the composed text
 * @param source where it comes from; of what is in no file, what caused it
 * @param value whether it is a value that is known only at deployment, which nobody may see
 * @param standIn of a value, what may be shown instead; {@code null} where that is the text of {@code source}
 */
public record ComposedPiece(Span span, SourceSpan source, boolean value, @Nullable String standIn) {
}
