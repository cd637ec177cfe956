/**
 * One class for each output format. The {@code Report}s of a run are all fed by the same result, and none changes what is found;
 * the other writers serve the commands {@code effective}, {@code diagnose}, {@code rules}, {@code certificate} and {@code init}.
 */
@NullMarked
package io.github.iislint.report;

import org.jspecify.annotations.NullMarked;
