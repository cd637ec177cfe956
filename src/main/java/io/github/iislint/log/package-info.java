/**
 * Reads the logs that IIS and http.sys write: W3C logs, HTTPERR logs and files of Failed Request Tracing. Knows nothing of
 * configuration, and never looks at the fields that say who a visitor is.
 */
@NullMarked
package io.github.iislint.log;

import org.jspecify.annotations.NullMarked;
