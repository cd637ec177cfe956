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

    /** What a step does. */
    public enum Kind {
        SUBSTITUTE,
        TRANSFORM,
        VARIABLES,
        PARAMETERS
    }

    /**
     * A step.
     *
     * @param syntaxes of the tokens that are replaced, some of {@link #SYNTAXES}; empty for all
     * @param files in which they are replaced; {@code null} for all
     * @param transform a file name, also with {@code *}, or an absolute path; {@code null} for other steps
     * @param base the name of the file that is transformed; {@code null} for the one that goes with the name of the transform
     */
    public record Step(Kind kind, List<String> syntaxes, @Nullable Glob files, @Nullable String transform, @Nullable String base,
            Place place) {
    }

    public DeploymentEntry {
        steps = List.copyOf(steps);
        values = List.copyOf(values);
    }
}
