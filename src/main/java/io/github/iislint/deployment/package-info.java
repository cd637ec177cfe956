/**
 * What is deployed from a file: the transforms and values that are applied to it, their order, and the result. Values are
 * secrets: this room exposes only those of typed attributes, except in the result for {@code transform}.
 */
@NullMarked
package io.github.iislint.deployment;

import org.jspecify.annotations.NullMarked;
