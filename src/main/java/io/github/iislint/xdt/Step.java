package io.github.iislint.xdt;

import io.github.iislint.file.SourceSpan;
import java.util.List;

/**
 * What one {@code xdt:Transform} found and did.
 *
 * @param transform its value
 * @param place the attribute's name
 * @param path the XPath that selects its targets
 * @param targets the elements that it was applied to, where they are in the files; empty where it did nothing
 * @param done what happened, a phrase
 */
public record Step(String transform, SourceSpan place, String path, List<SourceSpan> targets, String done) {

    public Step {
        targets = List.copyOf(targets);
    }
}
