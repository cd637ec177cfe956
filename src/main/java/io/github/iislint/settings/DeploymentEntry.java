package io.github.iislint.settings;

import io.github.iislint.file.Place;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment that settings describe: what is done to files before IIS reads them.
 *
 * @param warningsFail whether a warning of a transform ends it, as with Octopus
 * @param steps in the order in which they are done
 * @param values files with values, absolute; the last value of a name counts
 * @param place of the name
 */
public record DeploymentEntry(String name, boolean warningsFail, List<Step> steps, List<Path> values, Place place) {

    /** The words for kinds of tokens. */
    public static final List<String> SYNTAXES = List.of("octopus", "default", "doubleunderscores", "azpipelines", "doublebraces",
            "githubactions", "kudu");

    /** A step. */
    public sealed interface Step permits Substitute, Transform, Variables, Parameters {
    }

    /**
     * Replaces tokens.
     *
     * @param syntaxes of the tokens, some of {@link #SYNTAXES}; empty for all
     * @param files in which they are replaced; {@code null} for all
     */
    public record Substitute(List<String> syntaxes, @Nullable Glob files) implements Step {
    }

    /**
     * Applies a transform.
     *
     * @param transform a file name, also with {@code *}, or an absolute path
     * @param base the name of the file that is transformed; {@code null} for the one that goes with the name of the transform
     */
    public record Transform(String transform, @Nullable String base, Place place) implements Step {
    }

    /** Replaces settings whose names are those of values. */
    public record Variables() implements Step {
    }

    /** Replaces what the parameters of Web Deploy match. */
    public record Parameters() implements Step {
    }

    public DeploymentEntry {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
    }
}
