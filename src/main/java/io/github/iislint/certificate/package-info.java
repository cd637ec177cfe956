/**
 * X.509: what a certificate says, whether it chains to a trusted root, whether it is revoked.
 *
 * <p>Everything comes from files that the caller names; nothing is ever fetched. Paths are searched here and checked with the
 * JDK's PKIX validator. CRLs are read here as well, because the JDK's revocation checker cannot be used offline safely: when
 * enabled explicitly, it downloads from the distribution points that a certificate names.
 *
 * <p>A certificate is shown by subject, issuer, serial number, thumbprint and dates, never by its bytes.
 */
@NullMarked
package io.github.iislint.certificate;

import org.jspecify.annotations.NullMarked;
