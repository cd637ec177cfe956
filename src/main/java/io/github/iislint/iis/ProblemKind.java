package io.github.iislint.iis;

import java.util.List;
import java.util.Locale;

/** The kinds of problems that the configuration system reports. */
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
    SECTION_UNDECLARED(true, "0x80070032", "0x8007000d"),
    /** {@code allowDefinition} or {@code allowLocation} forbids the section where it is. */
    SECTION_MISPLACED(true),
    /** The section stands where IIS does not look for it: it is ignored. To rules it is {@link #SECTION_MISPLACED}. */
    SECTION_IGNORED(false),
    /** An entry whose key the collection holds already. */
    ENTRY_DUPLICATE(true, "0x800700b7", "0x8007000d"),
    /** An attribute or element that the schema of the section lacks. */
    ATTRIBUTE_UNKNOWN(true, "0x8007000d"),
    /** A value that the schema refuses, or a required attribute that is missing. */
    ATTRIBUTE_INVALID(true, "0x8007000d"),
    /** {@code allowOverride} and {@code overrideMode} on one location tag. */
    LOCATION_OVERRIDE_CONFLICT(true),
    /** A site without a root application. */
    SITE_ROOT_MISSING(false),
    /** An application without a root virtual directory. */
    APPLICATION_ROOT_MISSING(false),
    /** An application of a pool that does not exist. */
    APPLICATION_POOL_UNKNOWN(false),
    /** A binding that another site has, too. */
    BINDING_DUPLICATE(false),
    /** A location tag for a site that does not exist. */
    LOCATION_ORPHAN(false),
    /** A location tag of a web.config that begins with the name of its own site. */
    LOCATION_REPEATS_SITE(false),
    /** A location tag of a web.config that begins with the path of its own application. */
    LOCATION_REPEATS_APPLICATION(false),
    /** A location path with slashes where the documented form has none. */
    LOCATION_PATH_STYLE(false),
    /** A location tag that is not for child applications, above paths with configuration of their own. */
    LOCATION_INHERITANCE_DISPUTED(false),
    /** A section of IIS that is declared in another group, where it is another section. */
    SECTION_DECLARED_ELSEWHERE(false),
    /** A condition for a module or handler that IIS does not know. */
    PRECONDITION_UNKNOWN(false),
    /** An error page that a web.config names by an absolute path. */
    ERROR_PAGE_ABSOLUTE(false),
    /** What an application pool of the integrated mode does not take from an application. */
    INTEGRATED_MODE_REFUSED(false),
    /** A location path that differs from a site or application in letter case only. */
    LOCATION_CASE(false),
    /** A web.config that IIS does not read because of {@code allowSubDirConfig="false"}. */
    WEB_CONFIG_IGNORED(false),
    /** A web.config of which no path map says where it belongs. */
    WEB_CONFIG_UNCLAIMED(false),
    /** A redirection.config sends IIS to another applicationHost.config. */
    CONFIGURATION_REDIRECTED(false),
    /** A transform changes settings that matter, and is not evaluated. */
    TRANSFORM_NOT_EVALUATED(false);

    private final boolean refused;
    private final List<String> results;

    ProblemKind(boolean refused, String... results) {
        this.refused = refused;
        this.results = List.of(results);
    }

    /** Whether requests fail where the problem reaches. */
    public boolean refused() {
        return refused;
    }

    /** The HRESULTs that the error page of IIS can have; nothing where no source states any. {@link Problem#result} picks one. */
    public List<String> results() {
        return results;
    }

    /** The name by which rules know the kind, such as {@code section-locked}. */
    @Override
    public String toString() {
        return (this == SECTION_IGNORED ? SECTION_MISPLACED : this).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
