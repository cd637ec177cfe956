/**
 * The IIS configuration system: sites, locations, locks, merging, and the origin of each value. What IIS would refuse is reported
 * as {@link io.github.iislint.iis.Problem}. Knows nothing of linting.
 */
@NullMarked
package io.github.iislint.iis;

import org.jspecify.annotations.NullMarked;
