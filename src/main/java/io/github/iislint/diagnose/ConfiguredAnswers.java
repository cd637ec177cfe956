package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import java.util.List;
import java.util.Map;

/**
 * Compares an answer that IIS gave at a location with the configuration there. Each status has the settings that can lead to
 * it, as the reference pages of the sections and <a
 * href="https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code">
 * HTTP status codes in IIS</a> tell them.
 */
final class ConfiguredAnswers extends LoggedAnswer {

    private static final Remedy UPDATE = new Remedy(
            "Compare the files with those of the server at the time of the log, and check http.sys (netsh http show sslcert)",
            List.of());

    private ConfiguredAnswers(Server server, Location location, Map<Assumption, Fact<Boolean>> facts, LoggedStatus status,
            long win32, LogGroups.RequestTally group) {
        super(server, location, facts, status, win32, group);
    }

    /** @param facts what is known of the endpoint of the location */
    static Explanation of(Server server, Location location, Map<Assumption, Fact<Boolean>> facts, LoggedStatus status, long win32,
            LogGroups.RequestTally group) {
        Explanation explanation = new ConfiguredAnswers(server, location, facts, status, win32, group).explanation();
        return explanation.verdict() == LogVerdict.CONTRADICTS
                ? new Explanation(explanation.verdict(), explanation.step(),
                        explanation.text(), explanation.place(), explanation.article(), List.of(UPDATE))
                : explanation;
    }

    private Explanation explanation() {
        List<Problem> refusals = server.refusals(location.path());
        if (status.is(500, 19)) {
            return refusals.isEmpty() ? unrefused() : refused(refusals.get(0));
        }
        if (!refusals.isEmpty()) {
            Problem problem = refusals.get(0);
            return Explanation.contradicts(Name.CONFIGURATION, "IIS would refuse the configuration here (500.19): "
                    + problem.message(), problem.file().place(problem.span()), Article.CONFIGURATION_REFUSED);
        }
        if (status.substatus() < 0) {
            return Explanation.unknown(Name.LOCATION, "the substatus is not logged, so the reason is unknown", null,
                    Article.STATUS_CODES);
        }
        return switch (status.status()) {
            case 401 -> new UnauthorizedAnswers(this).explanation();
            case 403 -> new ForbiddenAnswers(this).explanation();
            case 404 -> new RequestAnswers(this).notFound();
            case 405 -> new RequestAnswers(this).methodNotAllowed();
            case 413 -> new RequestAnswers(this).tooLarge();
            case 500 -> new FailureAnswers(this).failed();
            case 502 -> new FailureAnswers(this).badGateway();
            default -> status.is(503, 2)
                    ? attribute("system.webServer/serverRuntime", "appConcurrentRequestLimit", Name.POOL,
                            "more concurrent requests than appConcurrentRequestLimit allows", Article.READ_AHEAD,
                            new Remedy("Raise appConcurrentRequestLimit, or find out why requests take long", List.of()))
                    : application();
        };
    }

    private Explanation unrefused() {
        if (server.assumed() || unseen()) {
            return Explanation.unknown(
                    Name.CONFIGURATION, server.assumed()
                            ? "without the applicationHost.config it is unknown what the server refuses"
                            : "no --map covers the site's folder, so its web.config files are not read",
                    null,
                    Article.CONFIGURATION_REFUSED);
        }
        return Explanation.contradicts(Name.CONFIGURATION, "nothing here that IIS would refuse", null,
                Article.CONFIGURATION_REFUSED);
    }

    private static Explanation refused(Problem problem) {
        String result = problem.result();
        return Explanation.agrees(Name.CONFIGURATION, (result == null ? "" : result + ": ") + problem.message(),
                problem.file().place(problem.span()), Article.CONFIGURATION_REFUSED, ProblemRemedy.of(problem));
    }
}
