/** What is deployed of a file: which transforms are applied to it, and what comes of it. Knows nothing of IIS. */
@NullMarked
package io.github.iislint.deployment;

import org.jspecify.annotations.NullMarked;
