package io.github.iislint.report;

import io.github.iislint.lint.Access;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changes for visitors, in words; locations with the same change are shown together. */
final class ChangeWording {

    private ChangeWording() {
    }

    /** {@code What changes for visitors since main (1a2b3c4d5e6f)}. */
    static String title(LintResult.Since since) {
        return "What changes for visitors since " + since.reference() + " ("
                + since.commit().substring(0, Math.min(12, since.commit().length())) + ")";
    }

    /** The locations by what changes there, in the order in which they come. */
    static Map<String, List<VisitorChange>> groups(List<VisitorChange> changes) {
        Map<String, List<VisitorChange>> groups = new LinkedHashMap<>();
        for (VisitorChange change : changes) {
            groups.computeIfAbsent(phrase(change), p -> new ArrayList<>()).add(change);
        }
        return groups;
    }

    private static String phrase(VisitorChange change) {
        Access before = change.before();
        Access after = change.after();
        List<String> phrases = new ArrayList<>();
        if (after.refused() && (before == null || !before.refused())) {
            phrases.add("IIS refuses the configuration (every request gets 500.19)");
        } else if (before != null && before.refused() && !after.refused()) {
            phrases.add("no longer 500.19: client certificates " + after.certificates() + ", SSL " + after.ssl());
        } else if (before == null) {
            phrases.add("new: client certificates " + after.certificates() + ", SSL " + after.ssl());
        } else {
            if (before.certificates() != after.certificates()) {
                phrases.add("client certificates " + before.certificates() + " -> " + after.certificates()
                        + (after.certificates() == Access.ClientCertificates.REQUIRED
                                ? " (visitors without one get 403.7)"
                                : ""));
            }
            if (before.ssl() != after.ssl()) {
                phrases.add("SSL " + before.ssl() + " -> " + after.ssl()
                        + (after.ssl() == Access.Ssl.REQUIRED ? " (plain HTTP gets 403.4)" : ""));
            }
        }
        return String.join("; ", phrases);
    }

    /** What is said where nothing changes: no more than was compared. */
    static final String NOTHING = "nothing about client certificates, SSL and 500.19";

    /** The location and the line that decides, such as {@code Shop/api  config/applicationHost.config:14}. */
    static String place(VisitorChange change) {
        return change.place() == null ? "no file sets it" : change.place().file() + ":" + change.place().line();
    }
}
