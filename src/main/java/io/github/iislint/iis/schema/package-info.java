/** The schema of configuration sections: attributes, their types, defaults and validators, elements and collections. */
package io.github.iislint.iis.schema;
