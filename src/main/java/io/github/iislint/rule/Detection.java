package io.github.iislint.rule;

import io.github.iislint.finding.Severity;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one rule finds with one cause. */
public final class Detection {

    private final Rule rule;
    private final Severity severity;
    private final String message;
    private final Origin anchor;
    private final List<RelatedOrigin> related;
    private final @Nullable TargetSetting target;
    private final @Nullable String section;
    private final List<Hit> hits = new ArrayList<>(1);

    public Detection(Rule rule, Severity severity, String message, Origin anchor, List<RelatedOrigin> related,
            @Nullable TargetSetting target) {
        this(rule, severity, message, anchor, related, target, target == null ? null : target.section());
    }

    /** @param section the full path of the section that it is about; {@code null} where it is about none, or about several */
    public Detection(Rule rule, Severity severity, String message, Origin anchor, List<RelatedOrigin> related,
            @Nullable TargetSetting target,
            @Nullable String section) {
        this.section = section;
        this.rule = rule;
        this.severity = severity;
        this.message = message;
        this.anchor = anchor;
        this.related = List.copyOf(related);
        this.target = target;
    }

    /**
     * A further place and what there is to see.
     *
     * @param setting what stands there; {@code null} where it is no setting of a location
     */
    public record RelatedOrigin(String message, Origin origin, @Nullable LocatedSetting setting) {
    }

    /** A setting in effect at a location. */
    public record LocatedSetting(Location location, TargetSetting target) {
    }

    /**
     * The setting that a fix changes.
     *
     * @param section its full path
     * @param path the names of the elements within the section that lead to it
     * @param attribute its name
     * @param state what sets it; {@code null} where it is a default
     */
    public record TargetSetting(String section, List<String> path, String attribute, @Nullable AttributeState state) {
    }

    /**
     * A location at which it holds, and how it is fixed there.
     *
     * @param location {@code null} for a finding about a file
     * @param fix {@code null} if there is none
     * @param subject what the rule matched there; {@code null} without a fix, and for what is in no section
     * @param written the element of its file that a rule about files matched, or that holds the matched attribute; {@code null}
     *        for other rules
     */
    public record Hit(@Nullable Location location, @Nullable FixTemplate fix, @Nullable Subject subject,
            @Nullable LocatedElement written) {

        /** One about something in effect at a location. */
        Hit(Location location, @Nullable FixTemplate fix, @Nullable Subject subject) {
            this(location, fix, subject, null);
        }

        /** One about something that the configuration system reports. */
        public Hit(@Nullable Location location, @Nullable FixTemplate fix) {
            this(location, fix, null, null);
        }
    }

    /**
     * The element of the effective configuration that a rule matched, or that holds the matched attribute.
     *
     * @param section its full path
     * @param elements those within the section that lead to the element, and the element itself; empty for the section
     */
    public record Subject(String section, List<ElementState> elements) {
    }

    public void add(Hit hit) {
        hits.add(hit);
    }

    public Rule rule() {
        return rule;
    }

    public Severity severity() {
        return severity;
    }

    /** Refers to the first location; may be empty where nobody reads it, and then nothing is related, either. */
    public String message() {
        return message;
    }

    public Origin anchor() {
        return anchor;
    }

    public List<RelatedOrigin> related() {
        return related;
    }

    /** {@code null} where the finding is not about a setting that a fix could change. */
    public @Nullable TargetSetting target() {
        return target;
    }

    /** The full path of the section that it is about; {@code null} where it is about none, or about several. */
    public @Nullable String section() {
        return section;
    }

    /** In the order of the server's locations. */
    public List<Hit> hits() {
        return hits;
    }
}
