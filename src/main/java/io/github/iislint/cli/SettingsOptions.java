package io.github.iislint.cli;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import io.github.iislint.xml.LocatedComment;
import io.github.iislint.xml.XmlFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select the settings, and whether a branch may use its own. */
final class SettingsOptions {

    private final OptionSpec file = Options.value("--settings", "FILE", Path.class,
            "The settings file. Default: the nearest iislint.xml in or above the first PATH.");

    private final OptionSpec trusted = Options.value("--trusted-settings", "REF|FILE", String.class,
            "For untrusted branches: take settings, baseline, rules and ignored folders from this branch, tag or commit, "
                    + "where comments must exist, too, to count; or take the settings from this file, and ignore all comments.");

    private final Machine machine;
    private @Nullable TrustedRevision revision;

    SettingsOptions(Machine machine) {
        this.machine = machine;
    }

    void addTo(CommandSpec spec) {
        Options.add(spec, file, trusted);
    }

    /**
     * The settings that count; to be called before what asks for the trusted revision.
     *
     * @param start where the search for them begins
     */
    Settings read(DiskFiles files, Path start) throws SettingsException {
        if (trusted.getValue() == null) {
            Path given = file.getValue();
            return given == null ? nearest(files, start) : Settings.read(files, files.workingFolder().resolve(given));
        }
        Path named = trustedFile(files);
        if (!files.isFile(named)) {
            revision = TrustedRevision.of(trusted.getValue(), files.workingFolder().resolve(start).normalize(), files);
            return of(revision.files(), start);
        }
        if (file.getValue() != null) {
            throw new FailureException("--trusted-settings and --settings both name a file; expected one of them");
        }
        return Settings.read(files, named);
    }

    /** The settings of another revision: of the same file, or of the nearest there; empty ones where it has none. */
    Settings of(FileTree files, Path start) throws SettingsException {
        Path given = file.getValue();
        if (given == null) {
            return nearest(files, start);
        }
        Path there = files.workingFolder().resolve(given).normalize();
        return files.isFile(there) ? Settings.read(files, there) : Settings.empty(files.workingFolder());
    }

    private static Settings nearest(FileTree files, Path start) throws SettingsException {
        Optional<Path> found = Settings.find(files, start);
        return found.isPresent() ? Settings.read(files, found.get()) : Settings.empty(files.workingFolder());
    }

    private Path trustedFile(DiskFiles files) {
        try {
            return files.workingFolder().resolve(machine.path(trusted.getValue())).normalize();
        } catch (InvalidPathException e) {
            return files.workingFolder();
        }
    }

    /** The files of the revision that is trusted; {@code null} where none is. */
    @Nullable
    FileTree revision() {
        return revision == null ? null : revision.files();
    }

    /** Whether a file, no revision, is trusted, so that nothing of the branch counts. */
    boolean trustsFile() {
        return trusted.getValue() != null && revision == null;
    }

    /** Whether a comment may suppress a finding. */
    boolean counts(XmlFile in, LocatedComment comment) {
        return trusted.getValue() == null || revision != null && revision.has(in, comment);
    }
}
