/** The schema of configuration sections: attributes, their types, defaults and validators, elements and collections. */
@NullMarked
package io.github.iislint.iis.schema;

import org.jspecify.annotations.NullMarked;
