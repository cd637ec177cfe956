/**
 * Says what IIS would answer to a visitor, and why: the support articles about client certificates, carried out on the reader's
 * own files.
 *
 * <p>{@link io.github.iislint.diagnose.RequestEvaluation} evaluates one request against what the files decide, step by step. What
 * they cannot tell is an {@link io.github.iislint.diagnose.Assumption}. {@link io.github.iislint.diagnose.Causes} goes the other
 * way, from a status to what may be behind it. The results are plain values; nothing here prints.
 */
@NullMarked
package io.github.iislint.diagnose;

import org.jspecify.annotations.NullMarked;
