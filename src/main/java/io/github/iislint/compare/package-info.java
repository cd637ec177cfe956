/**
 * Compares what is in effect on several servers: a farm whose servers should be the same, staging and production.
 *
 * <p>{@link io.github.iislint.compare.ServerComparison} is the way in. Sites that are the same are matched first
 * ({@link io.github.iislint.compare.SiteMatching}), what differs between any two machines is left out
 * ({@link io.github.iislint.compare.Folding}), and each difference is reported once, at the highest location that has it.
 */
@NullMarked
package io.github.iislint.compare;

import org.jspecify.annotations.NullMarked;
