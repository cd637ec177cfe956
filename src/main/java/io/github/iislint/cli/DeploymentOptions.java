package io.github.iislint.cli;

import io.github.iislint.deployment.DeploymentPlan;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.deployment.ValuesException;
import io.github.iislint.deployment.ValuesReader;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.NearestName;
import io.github.iislint.settings.DeploymentEntry;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say which deployments are checked: with which transforms, and with which values. */
final class DeploymentOptions {

    private final OptionSpec transforms = Options.values("--transform", "NAME|PAIR", String.class,
            "The XDT transforms to apply first: auto, none, names such as Release,Production, or a pair such as"
                    + " 'Web.config=Web.Release.config' or '*.Release.config => *.config' (repeatable). Default: auto for"
                    + " check and baseline, else none.");

    private final OptionSpec deployment = Options.value("--deployment", "NAME", String.class,
            "The deployment in the settings to check. Default: check and baseline check each one in addition to the files as "
                    + "written.");

    private final ValueOptions values = new ValueOptions();

    void addTo(CommandSpec spec) {
        Options.add(spec, transforms, deployment);
        values.addTo(spec);
    }

    /** The files of values that are named. */
    List<Path> valueFiles() {
        return values.files();
    }

    /** The values of the options. */
    DeploymentValues values(FileTree tree) {
        return values.read(tree, deployment.getValue());
    }

    /**
     * @param tree that the settings, and the files that they name, are read from
     * @throws FailureException if there is no such deployment, if a file of values is broken, or if options contradict each other
     */
    DeploymentSelection selection(Settings settings, FileTree tree) {
        String name = deployment.getValue();
        List<String> given = transforms.getValue();
        if (name != null) {
            if (!given.isEmpty()) {
                throw new FailureException("--deployment and --transform cannot be given together");
            }
            return settings.deployments().stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst()
                    .map(entry -> DeploymentSelection.one(plan(entry, settings, tree)))
                    .orElseThrow(() -> unknown(name, settings));
        }
        if (given.isEmpty() && !settings.deployments().isEmpty()) {
            return DeploymentSelection
                    .each(settings.deployments().stream().map(entry -> plan(entry, settings, tree)).toList());
        }
        if (given.isEmpty() && settings.withoutTransforms()) {
            return DeploymentSelection.NONE;
        }
        try {
            return DeploymentSelection.parse(given);
        } catch (IllegalArgumentException e) {
            throw new FailureException("--transform: " + e.getMessage());
        }
    }

    private static FailureException unknown(String name, Settings settings) {
        List<String> known = settings.deployments().stream().map(DeploymentEntry::name).toList();
        return new FailureException("--deployment \"" + name + "\": the settings do not describe this deployment"
                + NearestName.hint(name, known)
                        .orElse(known.isEmpty() ? "" : "; there are " + String.join(", ", known)));
    }

    private static DeploymentPlan plan(DeploymentEntry entry, Settings settings, FileTree tree) {
        DeploymentValues values = DeploymentValues.NONE;
        for (Path file : entry.values()) {
            try {
                values = values.with(ValuesReader.read(tree, file, entry.name()));
            } catch (IOException | ValuesException e) {
                throw new FailureException(entry.place() + ": the deployment " + entry.name() + ": " + e.getMessage());
            }
        }
        return new DeploymentPlan(entry, values, settings.folder());
    }
}
