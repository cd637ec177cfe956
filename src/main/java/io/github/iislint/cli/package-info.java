/**
 * The commands: they parse options, call {@code lint}, {@code fix} or {@code diagnose}, choose a report and return an exit code.
 */
package io.github.iislint.cli;
