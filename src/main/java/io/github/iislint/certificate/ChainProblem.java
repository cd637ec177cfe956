package io.github.iislint.certificate;

/** Why a certificate does not lead to a trusted root. IIS answers 403.16 where the server sees it so. */
public enum ChainProblem {
    /** It is signed with its own key, and is not among the roots. */
    SELF_SIGNED,
    /** The chain is complete up to its root, or known to lack nothing but it: the root is not among the trusted ones. */
    ROOT_MISSING,
    /** An authority is missing, and the certificate that it issued says that it is not the root. */
    INTERMEDIATE_MISSING,
    /** The issuer is not among the authorities, and nothing shows whether it is the root or an intermediate. */
    ISSUER_MISSING,
    /** There is an authority of the issuer's name, but the signature is by another key. */
    BAD_SIGNATURE,
    /** A certificate in between may not issue certificates: no CA by its basic constraints, or by its key usage. */
    NOT_AN_AUTHORITY,
    /** An authority allows fewer certificates below it than there are. */
    PATH_TOO_LONG,
    /** An authority's name constraints do not allow the name. */
    NAME_NOT_ALLOWED,
    /** A signature algorithm or key size that is no longer accepted (MD5, RSA below 1024 bits). */
    WEAK_ALGORITHM,
    /** There is no moment at which all certificates of the chain are valid. */
    NEVER_VALID_TOGETHER,
    /** The PKIX rules refuse it for another reason, such as a certificate policy. */
    REFUSED,
    /** Not a verdict: this JDK lacks an algorithm or an extension that the chain uses. */
    UNDECIDED
}
