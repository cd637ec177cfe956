package io.github.iislint.lint;

import io.github.iislint.finding.Fix;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.ServerContext;
import java.util.List;
import java.util.Optional;

/** Plans the fix of one finding on its own. The room that fixes things implements it; the one that finds them only asks. */
@FunctionalInterface
public interface FixPlan {

    /**
     * The edits that mend a finding; empty where there is no fix.
     *
     * @param detections that of the finding, and those that it replaces
     */
    Optional<Fix> plan(List<Detection> detections, ServerContext context);
}
