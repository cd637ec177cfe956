/**
 * What is deployed of a file: transforms that are applied to it, values that are put into it, in which order, and what comes of
 * it.
 * Values are secrets: what leaves this room holds none but those of typed attributes, the result for {@code transform} excepted.
 */
@NullMarked
package io.github.iislint.deployment;

import org.jspecify.annotations.NullMarked;
