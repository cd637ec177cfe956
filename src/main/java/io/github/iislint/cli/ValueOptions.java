package io.github.iislint.cli;

import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.deployment.NamedValue;
import io.github.iislint.deployment.ValuesException;
import io.github.iislint.deployment.ValuesReader;
import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options for values that are set at deployment. No message shows one. */
final class ValueOptions {

    private final OptionSpec files = Options.values("--values", "FILE", Path.class,
            "Values set at deployment: lines Name=Value, JSON, or SetParameters.xml and parameters.xml of Web Deploy. "
                    + "Repeatable; the last value of a name is used.");

    private final OptionSpec single = Options.values("--value", "NAME=VALUE", String.class,
            "One value set at deployment, such as SslFlags=Ssl. Repeatable.");

    void addTo(CommandSpec spec) {
        Options.add(spec, files, single);
    }

    /** The files that are named. */
    List<Path> files() {
        return files.getValue();
    }

    /**
     * The values of all files and options.
     *
     * @param scope the environment whose variables count where a file has those of several; {@code null} for all
     * @throws FailureException if a file cannot be read, or is broken
     */
    DeploymentValues read(FileTree tree, @Nullable String scope) {
        DeploymentValues values = DeploymentValues.NONE;
        for (Path file : files()) {
            try {
                values = values.with(ValuesReader.read(tree, tree.workingFolder().resolve(file).normalize(), scope));
            } catch (IOException e) {
                throw new FailureException("--values: " + e.getMessage());
            } catch (ValuesException e) {
                throw new FailureException("--values: " + e.getMessage());
            }
        }
        return values.with(DeploymentValues.of(given()));
    }

    private List<NamedValue> given() {
        List<NamedValue> given = new ArrayList<>();
        for (String value : single.<List<String>>getValue()) {
            int equals = value.indexOf('=');
            if (equals < 1) {
                // What was given may be a secret.
                throw new FailureException("--value: expected NAME=VALUE, such as SslFlags=Ssl");
            }
            given.add(new NamedValue(value.substring(0, equals).strip(), value.substring(equals + 1), null));
        }
        return given;
    }
}
