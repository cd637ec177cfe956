/** Finds secrets in files and values, and removes them from everything that is shown. */
package io.github.iislint.secret;
