package io.github.iislint.lint;

import io.github.iislint.finding.Fix;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.ServerContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans the fix of a single finding. Implemented by the room {@code fix}, on which this room does not depend. */
@FunctionalInterface
public interface FixPlan {

    /** Plans no fixes. */
    FixPlan NONE = (detections, context) -> Optional.empty();

    /**
     * The edits that fix a finding; empty where there is no fix.
     *
     * @param detections that of the finding, and those that it replaces
     * @param context of the server; {@code null} for a finding about a file that belongs to none
     */
    Optional<Fix> plan(List<Detection> detections, @Nullable ServerContext context);
}
