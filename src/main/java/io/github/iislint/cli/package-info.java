/**
 * The commands: they parse options, call {@code lint}, {@code fix} or {@code diagnose}, choose a report and return an exit code.
 */
@NullMarked
package io.github.iislint.cli;

import org.jspecify.annotations.NullMarked;
