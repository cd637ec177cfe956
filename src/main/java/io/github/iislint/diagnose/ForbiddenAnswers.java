package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.iis.ElementState;
import java.util.List;
import java.util.Locale;

/** Why IIS answers 403. */
final class ForbiddenAnswers extends LoggedAnswer {

    ForbiddenAnswers(LoggedAnswer answer) {
        super(answer);
    }

    Explanation explanation() {
        return switch (status.substatus()) {
            case 1, 2, 3 -> accessPolicy();
            case 4 ->
                flag(access.ssl(), Name.SSL, "SSL is required", "SSL is not required", Article.STATUS_CODES, Remedy.useHttps());
            case 5 -> flag(access.ssl128(), Name.CIPHER, "128-bit encryption is required", "128-bit encryption is not required",
                    Article.STATUS_CODES, Remedy.strongCipher());
            case 6, 8 -> new AddressAnswers(this).listed();
            case 7, 12, 13, 16, 17 -> new CertificateRefusals(this).explanation();
            case 14 -> listing();
            case 501, 502, 503, 504 -> new AddressAnswers(this).dynamic();
            default -> application();
        };
    }

    private Explanation accessPolicy() {
        ElementState handlers = section("system.webServer/handlers");
        String policy = handlers == null ? null : handlers.value("accessPolicy");
        List<String> needed = status.substatus() == 1
                ? List.of("execute", "script")
                : status.substatus() == 2
                        ? List.of("read")
                        : List.of("write");
        List<String> given = policy == null ? List.of() : List.of(policy.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        boolean lacks = !given.containsAll(needed);
        String text = "the access policy of handlers is \"" + policy + "\"";
        return lacks
                ? Explanation.agrees(Name.HANDLER, text, place(handlers, "accessPolicy"), Article.HANDLERS,
                        new Remedy("Add the missing permission to accessPolicy (Feature "
                                + "Permissions of Handler Mappings)", List.of()))
                : undecided(Name.HANDLER, text, place(handlers, "accessPolicy"), Article.HANDLERS);
    }

    private Explanation listing() {
        ElementState browse = section("system.webServer/directoryBrowse");
        boolean on = browse != null && browse.isTrue("enabled");
        Place place = browse == null || browse.attribute("enabled") == null ? null : place(browse, "enabled");
        return on
                ? Explanation.contradicts(Name.CONTENT, "directory browsing is on", place, Article.DIRECTORY_BROWSE)
                : Explanation.agrees(Name.CONTENT, "the folder has no default document, and directory browsing is off", place,
                        Article.DIRECTORY_BROWSE,
                        new Remedy("Add a default document, or route the request to the application", List.of()));
    }
}
