/**
 * File trees (the disk, a revision, an example, edited texts), decoded text with its encoding, lines and spans, and edits of it.
 */
@NullMarked
package io.github.iislint.file;

import org.jspecify.annotations.NullMarked;
