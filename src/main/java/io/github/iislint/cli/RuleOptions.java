package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The option that names folders of rules. */
final class RuleOptions {

    private final OptionSpec folders = Options.values("--rules", "DIR", Path.class,
            "A folder with further rule files. Repeatable.");

    void addTo(CommandSpec spec) {
        Options.add(spec, folders);
    }

    /** The folders that are named. */
    List<Path> folders() {
        return folders.getValue();
    }

    /** The options of a command with which another one finds the same rules, each after a space. */
    String repeated() {
        StringBuilder options = new StringBuilder();
        for (Path folder : folders()) {
            String name = folder.toString();
            options.append(" --rules ").append(name.contains(" ") ? '"' + name + '"' : name);
        }
        return options.toString();
    }

    /** The shipped rules, and those of the folders that options and settings name. */
    RuleSet rules(Settings settings, FileTree files) {
        return rules(settings, files, folder -> true);
    }

    /** The same of another revision; folders of rules that it lacks are none of its. */
    RuleSet ofRevision(Settings settings, FileTree revision) {
        return rules(settings, revision, folder -> revision.isFolder(revision.workingFolder().resolve(folder).normalize()));
    }

    private RuleSet rules(Settings settings, FileTree files, Predicate<Path> taken) {
        try {
            List<Path> all = new ArrayList<>(folders());
            all.addAll(settings.ruleFolders());
            RuleSet rules = RuleFolders.withShipped(files, all.stream().filter(taken).toList());
            rules.check(settings);
            return rules;
        } catch (IOException | SettingsException e) {
            throw new FailureException(e);
        }
    }
}
