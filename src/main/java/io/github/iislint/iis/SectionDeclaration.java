package io.github.iislint.iis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <section>} of {@code <configSections>}.
 *
 * @param path the full path, such as {@code system.webServer/security/access}
 * @param locked whether {@code overrideModeDefault} is Deny (Allow where it is missing)
 * @param origin where it is declared, be it in a file that iislint ships with
 * @param assumed whether the declaration is the one of the default server, for want of an own one
 */
public record SectionDeclaration(String path, AllowDefinition allowDefinition, boolean allowLocation, boolean locked,
        Origin origin, boolean assumed) {

    /** Where a section may be set. */
    public enum AllowDefinition {
        EVERYWHERE,
        MACHINE_ONLY,
        MACHINE_TO_WEB_ROOT,
        MACHINE_TO_APPLICATION,
        APP_HOST_ONLY;

        /** By its name in files; what is unknown allows everything. */
        static AllowDefinition of(@Nullable String name) {
            return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
                case "machineonly" -> MACHINE_ONLY;
                // The deep dive on iis.net spells it MachineToRootWeb.
                case "machinetowebroot", "machinetorootweb" -> MACHINE_TO_WEB_ROOT;
                case "machinetoapplication" -> MACHINE_TO_APPLICATION;
                case "apphostonly" -> APP_HOST_ONLY;
                default -> EVERYWHERE;
            };
        }
    }
}
