/**
 * What http.sys and Schannel are set to, read from exports of the registry and from the text of {@code netsh http show sslcert}.
 * Knows the endpoints at which http.sys keeps server certificates, and nothing of sites.
 */
@NullMarked
package io.github.iislint.httpsys;

import org.jspecify.annotations.NullMarked;
