package io.github.iislint.diagnose;

import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.settings.Expectations;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a request depends on, except assumptions.
 *
 * @param site that answers
 * @param node the deepest known location of the site at or above the requested one
 * @param location as it is called
 * @param endpoint where the request arrives; {@code null} where no binding is known
 * @param windows the release of Windows Server, empty where it is unknown
 * @param httpSys what is known of http.sys and Schannel
 * @param expectations what somebody declared about the server
 */
record Request(Server server, Site site, Location node, String location, Target target, @Nullable Endpoint endpoint,
        Visitor visitor, OptionalInt windows, HttpSys httpSys, Expectations expectations) {

    boolean https() {
        return target.scheme().equals("https");
    }

    /** The argument of netsh for the settings of the server's certificate. */
    String certificateKey() {
        return endpoint == null || !https() ? "" : endpoint.certificateKey();
    }
}
