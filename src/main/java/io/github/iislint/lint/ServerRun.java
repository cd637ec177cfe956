package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.Server;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.ServerContext;
import io.github.iislint.xdt.Correction;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run for one server.
 *
 * @param found in {@link Finding#ORDER}
 * @param stock how many findings about stock settings are left out, by product
 */
public record ServerRun(@Nullable Server server, @Nullable ServerContext facts, List<TracedFinding> found,
        Map<String, Integer> stock) {

    /** The same with some of the findings. */
    ServerRun where(Predicate<TracedFinding> kept) {
        return new ServerRun(server, facts, found.stream().filter(kept).toList(), stock);
    }

    /**
     * A finding and where it comes from.
     *
     * @param detection {@code null} for remarks of the linter about a file
     * @param replaced what is not reported because this is, also where it holds at other locations; it is fixed along with it
     * @param correction what its fix writes into a transform; {@code null} where it is about something else
     */
    public record TracedFinding(Finding finding, @Nullable Detection detection, List<TracedFinding> replaced,
            @Nullable Correction correction) {

        public TracedFinding(Finding finding, @Nullable Detection detection, List<TracedFinding> replaced) {
            this(finding, detection, replaced, null);
        }

        /** The full path of the section that it is about; {@code null} where it is about none, or about several. */
        @Nullable
        String section() {
            return detection == null ? null : detection.section();
        }
    }
}
