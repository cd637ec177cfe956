/**
 * Reads the logs that IIS and http.sys write: W3C logs, HTTPERR logs and files of Failed Request Tracing. Knows nothing of
 * configuration, and never reads the fields that identify a visitor.
 */
@NullMarked
package io.github.iislint.log;

import org.jspecify.annotations.NullMarked;
