package io.github.iislint.deployment;

import io.github.iislint.deployment.DeploymentSelection.Pair;
import io.github.iislint.settings.DeploymentEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A deployment that settings describe, and its values.
 *
 * @param folder that the patterns of its steps start from, absolute
 */
public record DeploymentPlan(DeploymentEntry entry, DeploymentValues values, Path folder) {

    /** As the settings call it. */
    public String name() {
        return entry.name();
    }

    /**
     * What it does to the files of a tree.
     *
     * @param finder finds transforms there
     * @param given values that override those of the settings
     */
    public Deployment on(TransformFinder finder, DeploymentValues given) {
        List<Deployment.Step> steps = new ArrayList<>();
        for (DeploymentEntry.Step step : entry.steps()) {
            if (step instanceof DeploymentEntry.Substitute substitute) {
                steps.add(new Deployment.Substitute(syntaxes(substitute), files(substitute)));
            } else if (step instanceof DeploymentEntry.Transform transform) {
                steps.add(new Deployment.Transform(base -> finder.paired(base, List.of(pair(transform)))));
            } else {
                steps.add(step instanceof DeploymentEntry.Variables ? new Deployment.Variables() : new Deployment.Parameters());
            }
        }
        return new Deployment(name(), steps, values.with(given), entry.warningsFail());
    }

    private static Set<TokenSyntax> syntaxes(DeploymentEntry.Substitute step) {
        Set<TokenSyntax> syntaxes = EnumSet.noneOf(TokenSyntax.class);
        step.syntaxes().forEach(word -> TokenSyntax.of(word).ifPresent(syntaxes::add));
        return syntaxes.isEmpty() ? TokenSyntax.all() : syntaxes;
    }

    private Predicate<Path> files(DeploymentEntry.Substitute step) {
        return path -> step.files() == null || path.startsWith(folder)
                && step.files().matches(folder.relativize(path).toString().replace('\\', '/'));
    }

    /** A transform with a folder is that file for every base of the name; one without is beside its base. */
    private static Pair pair(DeploymentEntry.Transform step) {
        String transform = step.transform();
        return new Pair(transform, step.base() != null ? step.base() : base(transform.substring(transform.lastIndexOf('/') + 1)),
                true);
    }

    /** {@code Web.config} for {@code Web.Release.config}, {@code *.config} for {@code *.Release.config}. */
    private static String base(String transform) {
        int end = transform.indexOf('.');
        return (end < 0 ? transform : transform.substring(0, end)) + ".config";
    }
}
