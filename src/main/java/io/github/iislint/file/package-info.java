/**
 * File trees (the disk, a revision, an example, edited texts), decoded text with its encoding, lines and spans, and edits of it.
 */
package io.github.iislint.file;
