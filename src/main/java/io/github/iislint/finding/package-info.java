/** Plain values: a finding, its severity, its fix, its suppression. */
package io.github.iislint.finding;
