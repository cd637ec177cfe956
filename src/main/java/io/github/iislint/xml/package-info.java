/** An XML file as a located tree: each element, attribute and comment knows its span in the text. */
package io.github.iislint.xml;
