/**
 * The main path: {@link io.github.iislint.lint.Linter} loads servers, evaluates rules, and applies suppressions and the baseline.
 */
@NullMarked
package io.github.iislint.lint;

import org.jspecify.annotations.NullMarked;
