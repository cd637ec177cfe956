package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Loads rules from folders. */
final class RuleFolders {

    private RuleFolders() {
    }

    /** The shipped rules and those of folders. */
    static RuleSet withShipped(FileTree files, List<Path> folders) throws IOException {
        try {
            RuleSet rules = RuleSet.builtIn();
            for (Path folder : folders) {
                RuleSet more = rules.with(files, existing(files, folder));
                if (more.ids().size() == rules.ids().size()) {
                    throw none(files, folder);
                }
                rules = more;
            }
            return rules;
        } catch (RuleException e) {
            throw new FailureException(e);
        }
    }

    /** The rules of one folder, of which there is at least one. */
    static RuleSet alone(FileTree files, Path folder) throws IOException {
        try {
            RuleSet rules = RuleSet.of(files, existing(files, folder));
            if (rules.ids().isEmpty()) {
                throw none(files, folder);
            }
            return rules;
        } catch (RuleException e) {
            throw new FailureException(e);
        }
    }

    private static FailureException none(FileTree files, Path folder) {
        return new FailureException(files.name(folder) + ": this folder contains no rule file (*.xml)");
    }

    private static Path existing(FileTree files, Path folder) {
        Path absolute = files.workingFolder().resolve(folder);
        if (!files.isFolder(absolute)) {
            throw new FailureException(files.name(absolute) + (files.isFile(absolute)
                    ? ": is a file; expected the folder that contains the rule files"
                    : ": there is no such folder"));
        }
        return absolute;
    }
}
