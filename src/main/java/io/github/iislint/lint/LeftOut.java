package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports what the settings exclude from a run: a gate that passes for that reason must look different. */
final class LeftOut {

    private final RuleSet rules;
    private final LintOptions options;

    LeftOut(RuleSet rules, LintOptions options) {
        this.rules = rules;
        this.options = options;
    }

    /** @param excluded how many files the settings exclude */
    Optional<String> notice(FileTree files, int excluded) {
        List<String> parts = new ArrayList<>();
        if (excluded > 0) {
            parts.add("excludes " + excluded + (excluded == 1 ? " file" : " files"));
        }
        Map<String, List<String>> off = options.settings().switchedOff();
        List<String> names = off.isEmpty()
                ? List.of()
                : rules.rules().stream().filter(options.rules()::leftOut).map(Rule::id)
                        .map(id -> name(id, off.getOrDefault(id, List.of()))).toList();
        if (!names.isEmpty()) {
            parts.add("switches off " + String.join(", ", names));
        }
        Path settings = options.settings().file();
        return settings == null || parts.isEmpty()
                ? Optional.empty()
                : Optional.of(files.name(settings) + " " + String.join(" and ", parts));
    }

    private static String name(String id, List<String> servers) {
        return servers.isEmpty() ? id : id + " (for " + String.join(", ", servers) + ")";
    }
}
