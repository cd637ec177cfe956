/**
 * The main path: {@link io.github.iislint.lint.Linter} loads servers, evaluates rules, and applies suppressions and the baseline.
 */
package io.github.iislint.lint;
