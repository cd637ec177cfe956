package io.github.iislint.iis;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of the .NET Framework's config folder, which stand above applicationHost.config. They declare and set the
 * sections of ASP.NET; without them only what other files set is known about these.
 *
 * @param machineConfig {@code null} where it is not given
 * @param rootWebConfig the web.config beside it, {@code null} where it is not given
 */
public record FrameworkFiles(@Nullable Path machineConfig, @Nullable Path rootWebConfig) {

    /** Neither is known. */
    public static final FrameworkFiles NONE = new FrameworkFiles(null, null);

    /** How many files stand between the topmost one and applicationHost.config, whose level is 0. */
    static final int MACHINE = -2;
    static final int WEB_ROOT = -1;

    boolean none() {
        return machineConfig == null && rootWebConfig == null;
    }
}
