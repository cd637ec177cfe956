package io.github.iislint.lint;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a server with one deployment, or one chain of transforms.
 *
 * @param name of the deployment; {@code null} for a chain of transforms
 * @param findings by name; {@code null} where a transform failed
 * @param effect what may differ; {@code null} for all
 */
record DeployedVariant(@Nullable String name, Set<Path> transforms, @Nullable Map<Object, Finding> findings,
        boolean changed, ServersAgain.@Nullable SectionEffect effect) {

    /** What takes a finding away. */
    Stream<String> labels() {
        return name != null
                ? Stream.of("the deployment " + name)
                : transforms.stream().map(path -> path.getFileName().toString());
    }

    /** What makes findings of several runs the same. */
    static Object id(Finding finding) {
        Place place = finding.place();
        return List.of(finding.rule(), place.file(), place.line(), place.column(), String.valueOf(finding.server()));
    }
}
