package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.SectionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request fails on the server: 500, 502. */
final class FailureAnswers extends LoggedAnswer {

    FailureAnswers(LoggedAnswer answer) {
        super(answer);
    }

    Explanation failed() {
        return switch (status.substatus()) {
            case 0 -> win32 == Win32Error.NOT_SUPPORTED && access.asks() ? handshake() : application();
            case 22 -> integrated("system.web/httpModules", null);
            case 23 -> integrated("system.web/httpHandlers", null);
            case 24 -> integrated("system.web/identity", "impersonate");
            case 30, 31, 32, 33, 34, 35, 36, 37, 38 -> core();
            default -> application();
        };
    }

    /** Why http.sys does not ask after a TLS 1.3 handshake; {@code null} where that is not known. */
    private @Nullable Fact<Boolean> handshakeFact() {
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        Fact<Boolean> tls13 = facts.get(Assumption.TLS13);
        return within != null && within.value() ? within : tls13 != null && !tls13.value() ? tls13 : null;
    }

    private Explanation handshake() {
        Fact<Boolean> fact = handshakeFact();
        if (fact == null) {
            return Explanation.agrees(Name.HANDSHAKE,
                    "a client certificate is requested after the handshake, which TLS 1.3 does not allow (0x80070032)",
                    access.place(), Article.TLS13, Remedy.askWithinHandshake(""));
        }
        return Explanation.contradicts(Name.HANDSHAKE, fact.value()
                ? "http.sys requests the certificate during the handshake ("
                        + fact.name() + ")"
                : "TLS 1.3 is off (" + fact.name() + ")", fact.place(), Article.TLS13);
    }

    /** Settings of ASP.NET that have no effect in an application pool in integrated mode. */
    private Explanation integrated(String section, @Nullable String attribute) {
        SectionState state = location.section(section);
        ElementState element = state == null ? null : state.element();
        boolean set = element != null && element.origin() != null && (attribute == null || element.isTrue(attribute));
        ElementState validation = section("system.webServer/validation");
        boolean checked = validation == null
                || !"false".equalsIgnoreCase(validation.value("validateIntegratedModeConfiguration"));
        String name = section.substring(section.indexOf('/') + 1);
        if (!set || !checked) {
            return undecided(Name.HANDLER, set ? "validateIntegratedModeConfiguration is off" : "<" + name + "> is not set",
                    set ? place(validation, "validateIntegratedModeConfiguration") : null, Article.INTEGRATED_MODE);
        }
        return Explanation.agrees(Name.HANDLER,
                "<" + name + "> of ASP.NET does not work in the integrated mode of the application pool",
                attribute == null ? place(element) : place(element, attribute), Article.INTEGRATED_MODE,
                new Remedy("Move the settings to system.webServer, or use an application pool in classic mode", List.of()));
    }

    private Explanation core() {
        SectionState state = location.section("system.webServer/aspNetCore");
        ElementState core = state == null ? null : state.element();
        return core == null || core.origin() == null
                ? application()
                : Explanation.agrees(Name.HANDLER, "the ASP.NET Core Module could not start the application",
                        place(core, "processPath"),
                        Article.CORE_MODULE,
                        new Remedy("Check the application event log, and enable stdoutLogEnabled temporarily", List.of()));
    }

    Explanation badGateway() {
        Explanation core = status.substatus() == 5 || status.substatus() == 3 ? core() : application();
        if (core.verdict() == LogVerdict.AGREES) {
            return core;
        }
        return Proxying.at(server, location).map(proxying -> {
            boolean timeout = win32 == Win32Error.TIMEOUT;
            Place place = timeout && proxying.timeout() != null ? proxying.timeout() : proxying.place();
            return Explanation.agrees(Name.PROXY, proxying.text() + because(), place, Article.PROXY,
                    timeout ? Remedy.proxyTimeout() : Remedy.proxyTarget());
        }).orElseGet(() -> undecided(Name.PROXY, "nothing forwards requests here", null, Article.PROXY));
    }
}
