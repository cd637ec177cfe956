/** The settings file {@code iislint.xml}: path maps, expectations, severities, excludes. */
@NullMarked
package io.github.iislint.settings;

import org.jspecify.annotations.NullMarked;
