package io.github.iislint.settings;

import java.util.List;

/** The elements of a settings file, and what may stand on and in them; {@code iislint.xsd} says the same. */
enum Element {
    MAP("map", List.of("physicalPath", "to"), List.of(), List.of()),
    ENVIRONMENT("environment", List.of("name", "value"),
            List.of(), List.of()),
    EXPECT("expect", List.of("location", "mode"), List.of(), List.of()),
    TRUST("trust",
            List.of("path"), List.of(),
            List.of()),
    CRL("crl", List.of("path"), List.of(), List.of()),
    CLIENT_CERTIFICATES("clientCertificates",
            List.of(), List.of("expiresWithin"), List.of(EXPECT, TRUST, CRL)),
    /** Further attributes are parameters of the rule. */
    RULE("rule", List.of("id"), List.of("severity"), List.of()),
    SET("set", List.of("name"), List.of("level"), List.of()),
    FIX(
            "fix", List.of("effects"), List.of(), List.of()),
    EXCLUDE("exclude", List.of("files"), List.of(),
            List.of()),
    RULES("rules", List.of("folder"), List.of(), List.of()),
    /** Replaces tokens. */
    SUBSTITUTE("substitute", List.of(), List.of("syntax", "files"), List.of()),
    /** Applies transforms; at the top it says that none is applied. */
    TRANSFORM("transform", List.of(), List.of("file", "base", "none"), List.of()),
    VARIABLES("variables", List.of(), List.of(),
            List.of()),
    PARAMETERS("parameters", List.of(), List.of("file", "values"), List.of()),
    VALUES("values",
            List.of("file"), List.of(), List.of()),
    DEPLOYMENT("deployment", List.of("name"),
            List.of("fails-on-transform-warnings"),
            List.of(SUBSTITUTE, TRANSFORM, VARIABLES, PARAMETERS, VALUES)),
    SERVER("server", List.of(),
            List.of("file", "windows", "httpSys"),
            List.of(MAP, ENVIRONMENT, CLIENT_CERTIFICATES, SET, RULE)),
    IISLINT("iislint", List.of(),
            List.of(),
            List.of(MAP, ENVIRONMENT, CLIENT_CERTIFICATES, SET, RULE, FIX, EXCLUDE, RULES, SERVER,
                    TRANSFORM, DEPLOYMENT));

    static final String NAMESPACE = "urn:iislint:settings:1";

    private final String tag;
    private final List<String> required;
    private final List<String> optional;
    private final List<Element> children;

    Element(String tag, List<String> required, List<String> optional, List<Element> children) {
        this.tag = tag;
        this.required = required;
        this.optional = optional;
        this.children = children;
    }

    /** The local name. */
    String tag() {
        return tag;
    }

    List<String> required() {
        return required;
    }

    List<String> optional() {
        return optional;
    }

    List<Element> children() {
        return children;
    }

    /** As it is written in messages. */
    @Override
    public String toString() {
        return "<" + tag + ">";
    }
}
