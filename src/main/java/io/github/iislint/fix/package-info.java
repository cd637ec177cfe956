/**
 * Plans edits for findings, proves them by linting the edited text, and replaces files in one step. Runs the examples of rules.
 */
package io.github.iislint.fix;
