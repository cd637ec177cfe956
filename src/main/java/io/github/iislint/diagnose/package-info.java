/**
 * Evaluates how IIS would answer a visitor, and why: applies the support articles about client certificates to the user's files.
 *
 * <p>{@link io.github.iislint.diagnose.RequestEvaluation} evaluates one request against the files, step by step. What they do
 * not show is an {@link io.github.iislint.diagnose.Assumption}. {@link io.github.iislint.diagnose.Causes} goes the other way,
 * from a status to its possible causes. The results are plain values; nothing here prints.
 */
@NullMarked
package io.github.iislint.diagnose;

import org.jspecify.annotations.NullMarked;
