/** An XML file as a located tree: each element, attribute and comment knows its span in the text. */
@NullMarked
package io.github.iislint.xml;

import org.jspecify.annotations.NullMarked;
