package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.log.LogNotice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What logs tell, held against a configuration.
 *
 * @param groups those with most requests first
 * @param unvisited locations that refuse visitors, and that no request got to
 * @param remarks on the configuration, such as fields that are not logged
 * @param notices what in the logs could not be used
 * @param files how many logs were read
 * @param requests how many requests W3C logs hold, lines that were passed over aside
 * @param refused how many of them are in groups
 * @param skipped how many lines were passed over
 * @param beyond how many refused requests are in no group, because there are too many groups
 * @param idle how many connections ended because visitors went away, which HTTPERR logs tell
 */
public record LogDiagnosis(List<LogGroup> groups, List<Unvisited> unvisited, List<LogRemark> remarks, List<LogNotice> notices,
        int files,
        long requests, long refused, long skipped, long beyond, long idle) {

    /**
     * A location that refuses visitors, and that nobody asked for.
     *
     * @param status what a visitor without a certificate gets; {@code null} for no answer
     * @param place {@code null} where no file holds what decides
     */
    public record Unvisited(String site, String location, @Nullable String status, String text, @Nullable Place place) {
    }

    /**
     * A remark on the configuration.
     *
     * @param place {@code null} where no file holds the setting
     */
    public record LogRemark(String text, @Nullable Place place) {
    }

    public LogDiagnosis {
        groups = List.copyOf(groups);
        unvisited = List.copyOf(unvisited);
        remarks = List.copyOf(remarks);
        notices = List.copyOf(notices);
    }

    /** Whether the configuration leads to one of the refusals. */
    public boolean explained() {
        return groups.stream().anyMatch(group -> group.explanation().verdict() == LogVerdict.AGREES);
    }
}
