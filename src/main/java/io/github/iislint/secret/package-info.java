/** Finds secrets in files and values, and removes them from everything that is shown. */
@NullMarked
package io.github.iislint.secret;

import org.jspecify.annotations.NullMarked;
