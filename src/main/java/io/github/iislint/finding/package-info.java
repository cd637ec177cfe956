/** Plain values: a finding, its severity, its fix, its suppression. */
@NullMarked
package io.github.iislint.finding;

import org.jspecify.annotations.NullMarked;
