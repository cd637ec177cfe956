package io.github.iislint.rule;

import org.dom4j.Element;

/** What rules may ask about the certificate of a one-to-one mapping. */
public interface CertificateFunctions {

    /** An element {@code certificate} with the facts as attributes. Never {@code null}. */
    Element describe(String value);

    /** How many days before its end a certificate counts as expiring. */
    int expiresWithin();
}
