/** The settings file {@code iislint.xml}: path maps, expectations, severities, excludes. */
package io.github.iislint.settings;
