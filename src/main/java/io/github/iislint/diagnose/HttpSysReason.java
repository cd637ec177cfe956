package io.github.iislint.diagnose;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why http.sys itself ended a request or a connection, as HTTPERR logs show it.
 *
 * @see <a
 * href="https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis">
 *     error logging in HTTP APIs</a>
 */
final class HttpSysReason {

    private static final Set<String> KNOWN = Set.of("AppOffline", "AppPoolTimer", "AppShutdown", "BadRequest", "Client_Reset",
            "Connection_Abandoned_By_AppPool", "Connection_Abandoned_By_ReqQueue", "Connection_Dropped",
            "Connection_Dropped_List_Full", "ConnLimit", "Connections_Refused", "Disabled", "EntityTooLarge", "FieldLength",
            "Forbidden", "Header", "Hostname", "Internal", "Invalid_CR/LF", "LengthRequired", "N/A", "N/I", "Number",
            "Precondition", "QueueFull", "RequestLength", "Timer_AppPool", "Timer_ConnectionIdle", "Timer_EntityBody",
            "Timer_HeaderWait", "Timer_MinBytesPerSecond", "Timer_Response", "URL", "URL_Length", "Verb", "Version_N/S");

    private static final Set<String> USUAL = Set.of("Timer_ConnectionIdle", "Timer_HeaderWait", "Connection_Dropped",
            "Client_Reset");

    private HttpSysReason() {
    }

    /** The reason if it is one that http.sys gives, else {@code other}. */
    static String of(@Nullable String text) {
        return text != null && KNOWN.contains(text) ? text : "other";
    }

    /** Whether it comes with every server: clients that go away. */
    static boolean usual(String reason) {
        return USUAL.contains(reason);
    }
}
