package io.github.iislint.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The functions of the prefix {@code iis:}, each with what its result depends on: locations that agree in it share one
 * evaluation. The table of functions in CONTRIBUTING.md documents them for authors of rules.
 */
enum IisFunction {
    ASSUMED("assumed", Basis.HOST),
    AT("at", Basis.PATH),
    BELOW("below", Basis.LOCATIONS_BELOW),
    BINDING("binding", Basis.ARGUMENTS),
    BYPASS("bypass", Basis.SAME_FOLDER),
    CERTIFICATE("certificate", Basis.ARGUMENTS),
    DUPLICATES("duplicates", Basis.ARGUMENTS),
    EARLIER_ENTRY("earlier-entry", Basis.SECTIONS, List.of(MappingFunctions.IIS_MAPPING)),
    ENDPOINT("endpoint", Basis.HOST),
    ENDPOINTS("endpoints", Basis.SERVER),
    ENTRIES_OWN("entries-own", Basis.OWN_MAPPINGS),
    EQUALS("equals", Basis.ARGUMENTS),
    EXPECTED("expected", Basis.EXPECTATION),
    EXPIRES_WITHIN("expires-within", Basis.SERVER),
    FLAGS_STYLE("flags-style", Basis.ARGUMENTS),
    HAS_BIT("has-bit", Basis.ARGUMENTS),
    HAS_FLAG("has-flag", Basis.ARGUMENTS),
    HAS_LOCATION("has-location", Basis.SERVER),
    HTTP_PARAMETERS("http-parameters", Basis.HOST),
    IF("if", Basis.ARGUMENTS),
    IS_SET("is-set", Basis.ARGUMENTS),
    LEVEL("level", Basis.KIND),
    LOCATION("location", Basis.LOCATION),
    LOCKED("locked", Basis.LOCATION),
    LOWER_CASE("lower-case", Basis.ARGUMENTS),
    MAPPING_IN_EFFECT("mapping-in-effect", Basis.SECTIONS, MappingFunctions.SECTIONS),
    MODULE_INSTALLED("module-installed", Basis.SECTIONS, MappingFunctions.MODULES),
    PASSWORD_KIND("password-kind", Basis.ARGUMENTS),
    POOL("pool", Basis.POOL),
    REQUESTED_BELOW("requested-below", Basis.REQUESTS_BELOW),
    SCHANNEL("schannel", Basis.HOST),
    SECONDS("seconds", Basis.ARGUMENTS),
    SERVER("server", Basis.SERVER),
    SET_HERE("set-here", Basis.OWN_SECTIONS),
    SETS("sets", Basis.SERVER),
    SITE("site", Basis.SITE),
    VISITED("visited", Basis.KIND),
    WINDOWS("windows", Basis.HOST);

    /** What a result depends on, besides the values of the arguments. */
    enum Basis {
        /** Nothing else; the same arguments give the same result wherever they come from. */
        ARGUMENTS,
        /** The server as a whole. */
        SERVER,
        /** What is known of the machine, such as the Windows release, and whether the server is one that is assumed. */
        HOST,
        /** Sections in effect at the location, which the function names. */
        SECTIONS,
        /** Whether the location is a site, an application, a folder … */
        KIND,
        /** The expectation that holds at the location. */
        EXPECTATION,
        /** The site of the location, as far as the expression looks into it. */
        SITE,
        /** The application pool of the location. */
        POOL,
        /** What is in effect at another path of the same site. */
        PATH,
        /** Whether a client certificate is requested at or below the location. */
        REQUESTS_BELOW,
        /** Which mappings the location itself adds. */
        OWN_MAPPINGS,
        /** Which sections the location itself sets. */
        OWN_SECTIONS,
        /** The locations below. */
        LOCATIONS_BELOW,
        /** The locations that serve the same folder. */
        SAME_FOLDER,
        /** The location as such. */
        LOCATION;

        /**
         * Whether it is the same for locations of different servers that agree in all that a {@link LocationKey} tells.
         */
        boolean common() {
            return switch (this) {
                case ARGUMENTS, HOST, SECTIONS, KIND, EXPECTATION, SITE, POOL, PATH, REQUESTS_BELOW -> true;
                case SERVER, OWN_MAPPINGS, OWN_SECTIONS, LOCATIONS_BELOW, SAME_FOLDER, LOCATION -> false;
            };
        }

        /** Whether locations that look the same in all that they show may differ in it. */
        boolean single() {
            return switch (this) {
                case ARGUMENTS, SERVER, HOST, SECTIONS, KIND, EXPECTATION, SITE, POOL, PATH, REQUESTS_BELOW -> false;
                case OWN_MAPPINGS, OWN_SECTIONS, LOCATIONS_BELOW, SAME_FOLDER, LOCATION -> true;
            };
        }
    }

    private static final Map<String, IisFunction> BY_NAME = byName();

    private final String name;
    private final Basis basis;
    private final List<String> sections;

    IisFunction(String name, Basis basis) {
        this(name, basis, List.of());
    }

    IisFunction(String name, Basis basis, List<String> sections) {
        this.name = name;
        this.basis = basis;
        this.sections = sections;
    }

    private static Map<String, IisFunction> byName() {
        Map<String, IisFunction> functions = new TreeMap<>();
        for (IisFunction function : values()) {
            functions.put(function.name, function);
        }
        return functions;
    }

    /** The function that rules call by that name. */
    static Optional<IisFunction> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As rules call them, without the prefix. */
    static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    Basis basis() {
        return basis;
    }

    /** The sections of {@link Basis#SECTIONS}. */
    List<String> sections() {
        return sections;
    }

    /** As rules call it, without the prefix. */
    @Override
    public String toString() {
        return name;
    }
}
