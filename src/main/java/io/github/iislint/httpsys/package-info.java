/**
 * The settings of http.sys and Schannel, read from registry exports and from the output of {@code netsh http show sslcert}.
 * Knows the endpoints for which http.sys keeps server certificates, and nothing of sites.
 */
@NullMarked
package io.github.iislint.httpsys;

import org.jspecify.annotations.NullMarked;
