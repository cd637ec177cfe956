/**
 * Makes rules of rule files, builds the tree that XPath sees, and evaluates rules at all locations. Defines the {@code iis:}
 * functions.
 */
package io.github.iislint.rule;
