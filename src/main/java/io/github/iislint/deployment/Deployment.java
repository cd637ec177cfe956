package io.github.iislint.deployment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is done to files before IIS reads them.
 *
 * @param name as settings call it; {@code null} for what options or the files themselves tell
 * @param steps in the order in which they are done
 * @param values for all steps
 * @param warningsFail whether a warning of a transform ends it
 */
public record Deployment(@Nullable String name, List<Step> steps, DeploymentValues values, boolean warningsFail) {

    /** One thing that is done to files. */
    public sealed interface Step permits Substitute, Transform, Variables, Parameters {
    }

    /**
     * Replaces tokens, in the transforms of later steps as well.
     *
     * @param syntaxes of the tokens
     * @param files in which they are replaced
     */
    public record Substitute(Set<TokenSyntax> syntaxes, Predicate<Path> files) implements Step {
    }

    /**
     * Applies XDT transforms.
     *
     * @param transforms those of a file, in order; none for most files
     */
    public record Transform(Function<Path, List<Path>> transforms) implements Step {
    }

    /** Replaces settings whose names are those of values. */
    public record Variables() implements Step {
    }

    /** Replaces what the parameters of Web Deploy match. */
    public record Parameters() implements Step {
    }

    public Deployment {
        steps = List.copyOf(steps);
    }

    /**
     * A deployment of which nobody has said in which order its steps come: all kinds of tokens are replaced, transforms applied,
     * settings replaced by name, and parameters last.
     */
    public static Deployment of(Function<Path, List<Path>> transforms, DeploymentValues values) {
        Step transform = new Transform(transforms);
        return new Deployment(null, values.isEmpty()
                ? List.of(transform)
                : List.of(new Substitute(TokenSyntax.all(), file -> true), transform, new Variables(), new Parameters()), values,
                false);
    }

    /** The transforms of a file, in the order of their application. */
    public List<Path> transforms(Path file) {
        List<Path> found = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Transform transform) {
                found.addAll(transform.transforms().apply(file));
            }
        }
        return found;
    }
}
