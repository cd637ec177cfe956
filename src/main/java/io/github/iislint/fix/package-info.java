/**
 * Plans edits for findings, proves them by linting the edited text, and replaces files atomically. Runs the examples of rules.
 */
@NullMarked
package io.github.iislint.fix;

import org.jspecify.annotations.NullMarked;
