package io.github.iislint.rule;

import io.github.iislint.certificate.MappedCertificate;
import io.github.iislint.finding.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a rule fixes its findings.
 *
 * @param in the path of the element that it is about, from {@code <configuration>}; {@code null} for the matched element, or the
 *        one that holds the matched attribute
 * @param attribute the name of the attribute whose value changes; {@code null} where elements are added or removed
 */
public record FixTemplate(String title, Effect effect, @Nullable String in, @Nullable String attribute, ChangeTemplate change) {

    /** What a fix does. */
    public sealed interface ChangeTemplate {

        /** The same change of a value that has these flags. */
        default ChangeTemplate ofFlags(Map<String, Long> known) {
            return this;
        }
    }

    /** What becomes of a value. */
    public sealed interface ValueChange extends ChangeTemplate {

        /** The new value; empty where this value cannot be fixed. */
        Optional<String> apply(String value);
    }

    /** Takes an entry out of its collection. */
    public record RemoveEntry() implements ChangeTemplate {
    }

    /** Adds an entry to a collection. */
    public record AddEntry(NewElement entry) implements ChangeTemplate {
    }

    /** Takes an element out of the file that sets it, so that what is inherited counts. */
    public record RemoveElement() implements ChangeTemplate {
    }

    /** Adds an element that is no entry; one that is there gets its attributes. */
    public record AddElement(NewElement element) implements ChangeTemplate {
    }

    /** Corrects a transform in the only way that can be meant, which the transform engine determines. */
    public record CorrectTransform() implements ChangeTemplate {
    }

    /** Removes flags and adds others. */
    public record SetFlags(List<String> remove, List<String> add, Map<String, Long> known) implements ValueChange {

        @Override
        public Optional<String> apply(String value) {
            return Optional.of(FlagsEdit.change(value, remove, add, known));
        }

        @Override
        public ChangeTemplate ofFlags(Map<String, Long> flags) {
            return new SetFlags(remove, add, flags);
        }
    }

    /** Replaces one value with another. */
    public record SetValue(String text) implements ValueChange {

        @Override
        public Optional<String> apply(String value) {
            return Optional.of(text);
        }
    }

    /** Spells flags as the schema does. */
    public record NormalizeFlags(Map<String, Long> known) implements ValueChange {

        @Override
        public Optional<String> apply(String value) {
            return Optional.of(FlagsEdit.normalize(value, known));
        }

        @Override
        public ChangeTemplate ofFlags(Map<String, Long> flags) {
            return new NormalizeFlags(flags);
        }
    }

    /** Corrects separators and misspelt names of flags. */
    public record CorrectFlags(Map<String, Long> known) implements ValueChange {

        @Override
        public Optional<String> apply(String value) {
            return FlagsEdit.correct(value, known);
        }

        @Override
        public ChangeTemplate ofFlags(Map<String, Long> flags) {
            return new CorrectFlags(flags);
        }
    }

    /** Reduces a certificate in PEM form to what belongs into a mapping. */
    public record StripPem() implements ValueChange {

        @Override
        public Optional<String> apply(String value) {
            return MappedCertificate.parse(value).repaired();
        }
    }
}
