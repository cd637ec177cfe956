package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import java.util.List;

/** Why IIS does not take a request: 404, 405, 413. */
final class RequestAnswers extends LoggedAnswer {

    private static final Remedy FILTER = new Remedy("Change request filtering there, if the request is legitimate", List.of());

    RequestAnswers(LoggedAnswer answer) {
        super(answer);
    }

    Explanation notFound() {
        String section = SECURITY + "requestFiltering";
        return switch (status.substatus()) {
            case 0 -> Explanation.unknown(Name.CONTENT, "nothing is at this path; the files do not show what should be", null,
                    Article.STATUS_CODES);
            case 2 -> isapiCgi();
            case 3 -> mimeType();
            case 5 -> matched("the path contains a denied sequence", "the path contains no denied sequence");
            case 6 -> matched("the method is denied", "the method is not denied");
            case 7 -> matched("the extension is denied", "the extension is not denied");
            case 8 -> matched("a segment of the path is hidden", "no segment of the path is hidden");
            case 10 -> listed(section, "requestLimits/headerLimits", "a request header is longer than its limit");
            case 11 -> allowed(section, "allowDoubleEscaping", "the URL is escaped twice");
            case 12 -> allowed(section, "allowHighBitCharacters", "the URL has non-ASCII characters");
            case 13 -> filter(section, "requestLimits/maxAllowedContentLength", "the request is larger than allowed");
            case 14 -> filter(section, "requestLimits/maxUrl", "the URL is longer than allowed");
            case 15 -> filter(section, "requestLimits/maxQueryString", "the query string is longer than allowed");
            case 18 -> listed(section, "denyQueryStringSequences", "the query string contains a denied sequence");
            case 19 -> listed(section, "filteringRules", "a filtering rule denies the request");
            default -> application();
        };
    }

    private Explanation filter(String section, String attribute, String text) {
        return attribute(section, attribute, Name.FILTERING, text, Article.FILTERING, FILTER);
    }

    private Explanation allowed(String section, String attribute, String text) {
        ElementState filtering = section(section);
        return filtering != null && filtering.isTrue(attribute)
                ? Explanation.contradicts(Name.FILTERING, attribute + " is on",
                        place(filtering, attribute), Article.FILTERING)
                : filter(section, attribute, text);
    }

    /** A list of which the log does not tell the entry that refuses. */
    private Explanation listed(String section, String path, String text) {
        ElementState list = section(section);
        for (String name : path.split("/")) {
            list = list == null ? null : list.child(name);
        }
        return list == null || list.entries().isEmpty()
                ? undecided(Name.FILTERING, "<" + path.substring(path.lastIndexOf('/') + 1)
                        + "> has no entry", null, Article.FILTERING)
                : Explanation.agrees(Name.FILTERING, text,
                        list.entries().size() == 1 ? place(list.entries().get(0)) : place(list),
                        Article.FILTERING, FILTER);
    }

    private Explanation matched(String yes, String no) {
        ElementState entry = decisive();
        if (entry == null) {
            return undecided(Name.FILTERING, no, null, Article.FILTERING);
        }
        return Explanation.agrees(Name.FILTERING, yes + (group.decided().size() > 1
                ? " (and " + (group.decided().size() - 1)
                        + " more entries)"
                : ""), place(entry), Article.FILTERING, FILTER);
    }

    private Explanation mimeType() {
        ElementState list = server.assumed() ? null : decisive();
        return list == null
                ? undecided(Name.CONTENT, "the extension has a MIME type in staticContent", null, Article.MIME_MAP)
                : Explanation.agrees(Name.CONTENT, "the extension has no MIME type in staticContent", place(list),
                        Article.MIME_MAP,
                        new Remedy("Add a mimeMap for the extension, if the file should be served", List.of()));
    }

    private Explanation isapiCgi() {
        ElementState list = section(SECURITY + "isapiCgiRestriction");
        ElementState denied = list == null
                ? null
                : list.entries().stream()
                        .filter(entry -> !entry.isTrue("allowed")).findFirst().orElse(null);
        Remedy remedy = new Remedy("Allow the program in ISAPI and CGI Restrictions, if it should run", List.of());
        return denied != null
                ? Explanation.agrees(Name.HANDLER, "a program of isapiCgiRestriction is not allowed", place(denied),
                        Article.ISAPI_CGI, remedy)
                : Explanation.unknown(Name.HANDLER, "the program is not listed in isapiCgiRestriction",
                        place(list), Article.ISAPI_CGI, remedy);
    }

    Explanation methodNotAllowed() {
        ElementState handler = decisive();
        if (handler == null) {
            return application();
        }
        String modules = String.valueOf(handler.value("modules"));
        boolean webdav = modules.contains("WebDAVModule");
        return Explanation.agrees(Name.HANDLER, "the handler " + handler.value("name") + (webdav
                ? " of WebDAV takes the request before the application"
                : " does not take the method"), place(handler),
                Article.HANDLERS,
                webdav
                        ? new Remedy("Remove the module WebDAVModule and the handler WebDAV for the application, if it"
                                + " answers these methods itself", List.of())
                        : new Remedy("Add the method to the verbs of the handler that should"
                                + " answer, and put it before this one", List.of()));
    }

    Explanation tooLarge() {
        ElementState runtime = section("system.webServer/serverRuntime");
        String size = runtime == null ? null : runtime.value("uploadReadAheadSize");
        AttributeState set = runtime == null ? null : runtime.attribute("uploadReadAheadSize");
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        if (access.asks() && (within == null || !within.value())) {
            return Explanation.agrees(Name.BODY,
                    "a client certificate is requested after the handshake, and the request is larger than the read-ahead "
                            + "size (uploadReadAheadSize=\"" + size + "\")",
                    set != null
                            ? set.origin().place()
                            : access.place(),
                    Article.READ_AHEAD, Remedy.readAhead(), Remedy.askWithinHandshake(""));
        }
        return Explanation.unknown(Name.BODY,
                "the application refuses requests of this size, such as maxReceivedMessageSize of WCF",
                null, Article.READ_AHEAD);
    }
}
