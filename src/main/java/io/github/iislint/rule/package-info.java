/**
 * Loads rule files, builds the tree that XPath sees, and evaluates rules at all locations. Defines the {@code iis:}
 * functions.
 */
@NullMarked
package io.github.iislint.rule;

import org.jspecify.annotations.NullMarked;
