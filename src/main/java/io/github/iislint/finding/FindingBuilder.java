package io.github.iislint.finding;

import io.github.iislint.file.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a finding; values that are not set are empty. */
public final class FindingBuilder {

    private final String rule;
    private Severity severity;
    private Statement statement;
    private Place place;
    private List<String> locations = List.of();
    private List<Finding.Related> related = List.of();
    private @Nullable Fix fix;
    private @Nullable Suppression suppressed;
    private Fingerprint fingerprint = Fingerprint.NONE;
    private @Nullable String server;
    private boolean baselined;
    private List<String> controls = List.of();
    private @Nullable List<List<String>> transforms;

    FindingBuilder(String rule, Severity severity, Statement statement, Place place) {
        this.rule = rule;
        this.severity = severity;
        this.statement = statement;
        this.place = place;
    }

    FindingBuilder(Finding finding) {
        this(finding.rule(), finding.severity(), finding.statement(), finding.place());
        locations = finding.locations();
        related = finding.related();
        fix = finding.fix();
        suppressed = finding.suppressed();
        fingerprint = finding.fingerprint();
        server = finding.server();
        baselined = finding.baselined();
        controls = finding.controls();
        transforms = finding.transforms();
    }

    public FindingBuilder severity(Severity other) {
        severity = other;
        return this;
    }

    public FindingBuilder statement(Statement other) {
        statement = other;
        return this;
    }

    FindingBuilder place(Place other) {
        place = other;
        return this;
    }

    public FindingBuilder locations(List<String> others) {
        locations = others;
        return this;
    }

    public FindingBuilder related(List<Finding.Related> others) {
        related = others;
        return this;
    }

    public FindingBuilder fix(@Nullable Fix other) {
        fix = other;
        return this;
    }

    public FindingBuilder suppressed(@Nullable Suppression other) {
        suppressed = other;
        return this;
    }

    public FindingBuilder fingerprint(Fingerprint other) {
        fingerprint = other;
        return this;
    }

    public FindingBuilder server(@Nullable String other) {
        server = other;
        return this;
    }

    public FindingBuilder baselined(boolean other) {
        baselined = other;
        return this;
    }

    public FindingBuilder controls(List<String> others) {
        controls = others;
        return this;
    }

    public FindingBuilder transforms(@Nullable List<List<String>> chains) {
        transforms = chains;
        return this;
    }

    public Finding build() {
        return new Finding(rule, severity, statement, place, locations, related, fix, suppressed, fingerprint, server, baselined,
                controls, transforms);
    }
}
