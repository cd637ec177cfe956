package io.github.iislint.iis;

import java.util.Locale;

/** The kinds of problems that the configuration system sees by itself. */
public enum ProblemKind {
    /** Not well-formed, or a document type declaration. */
    XML_MALFORMED(true, "0x8007000d"),
    /** A section is set below the level that locks it. */
    SECTION_LOCKED(true, "0x80070021"),
    /** A locked attribute, element or entry is touched below the level that locks it. */
    LOCK_VIOLATION(true, "0x80070021"),
    /** A section twice for one location in one file. */
    SECTION_DUPLICATE(true, "0x800700b7"),
    /** A section without a declaration. */
    SECTION_UNDECLARED(true, "0x80070032"),
    /** {@code allowDefinition} or {@code allowLocation} forbids the section where it stands. */
    SECTION_MISPLACED(true, null),
    /** An entry whose key the collection holds already. */
    ENTRY_DUPLICATE(true, "0x800700b7"),
    /** An attribute or element that the schema of the section lacks. */
    ATTRIBUTE_UNKNOWN(true, null),
    /** A value that the schema refuses, or a required attribute that is missing. */
    ATTRIBUTE_INVALID(true, null),
    /** {@code allowOverride} and {@code overrideMode} on one location tag. */
    LOCATION_OVERRIDE_CONFLICT(true, null),
    /** A site without a root application. */
    SITE_ROOT_MISSING(false, null),
    /** An application without a root virtual directory. */
    APPLICATION_ROOT_MISSING(false, null),
    /** An application of a pool that does not exist. */
    APPLICATION_POOL_UNKNOWN(false, null),
    /** A binding that another site has, too. */
    BINDING_DUPLICATE(false, null),
    /** A location tag for a site that does not exist. */
    LOCATION_ORPHAN(false, null),
    /** A location tag of a web.config that begins with the name of its own site. */
    LOCATION_REPEATS_SITE(false, null),
    /** A location path that differs from a site or application in letter case only. */
    LOCATION_CASE(false, null),
    /** A web.config that IIS does not read because of {@code allowSubDirConfig="false"}. */
    WEB_CONFIG_IGNORED(false, null),
    /** A web.config of which no path map says where it belongs. */
    WEB_CONFIG_UNCLAIMED(false, null),
    /** A redirection.config sends IIS to another applicationHost.config. */
    CONFIGURATION_REDIRECTED(false, null),
    /** A transform changes settings that matter, and is not evaluated. */
    TRANSFORM_NOT_EVALUATED(false, null);

    private final boolean refused;
    private final String result;

    ProblemKind(boolean refused, String result) {
        this.refused = refused;
        this.result = result;
    }

    /** Whether IIS answers 500.19 where the problem reaches. */
    public boolean refused() {
        return refused;
    }

    /** The HRESULT on IIS's error page, or {@code null} where no source tells it. */
    public String result() {
        return result;
    }

    /** The name in kebab-case, such as {@code section-locked}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
