package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Server;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that IIS gave at a location, and the configuration there; what the explanations of all statuses share.
 */
class LoggedAnswer {

    static final String SECURITY = "system.webServer/security/";

    final Server server;
    final Location location;
    final Map<Assumption, Fact<Boolean>> facts;
    final LoggedStatus status;
    final long win32;
    final LogGroups.RequestTally group;
    final ClientCertificateAccess access;

    /** @param facts what is known of the endpoint of the location */
    LoggedAnswer(Server server, Location location, Map<Assumption, Fact<Boolean>> facts, LoggedStatus status, long win32,
            LogGroups.RequestTally group) {
        this.server = server;
        this.location = location;
        this.facts = facts;
        this.status = status;
        this.win32 = win32;
        this.group = group;
        this.access = ClientCertificateAccess.at(server, location);
    }

    /** The same answer. */
    LoggedAnswer(LoggedAnswer answer) {
        this(answer.server, answer.location, answer.facts, answer.status, answer.win32, answer.group);
    }

    @Nullable
    ElementState section(String path) {
        return RequestFilters.section(server, location, path);
    }

    /** Whether web.config files of the site were not read, so that what they set is not known. */
    boolean unseen() {
        return server.unmapped().contains(location.site());
    }

    static @Nullable Place place(@Nullable ElementState element, String attribute) {
        AttributeState state = element == null ? null : element.attribute(attribute);
        return state != null ? state.origin().place() : place(element);
    }

    static @Nullable Place place(@Nullable ElementState element) {
        Origin origin = element == null ? null : element.origin();
        return origin == null ? null : origin.place();
    }

    /** An attribute whose value, be it the default, leads to the answer. */
    Explanation attribute(String section, String attribute, Name step, String text, Article article, Remedy remedy) {
        ElementState element = section(section);
        int slash = attribute.indexOf('/');
        ElementState holder = slash < 0 || element == null ? element : element.child(attribute.substring(0, slash));
        String name = attribute.substring(slash + 1);
        String value = holder == null ? null : holder.value(name);
        AttributeState set = holder == null ? null : holder.attribute(name);
        return Explanation.agrees(step, text + (value == null ? "" : " (" + name + "=\"" + value + "\")"),
                set == null ? null : set.origin().place(), article, remedy);
    }

    /** What the files that were read do not lead to: a contradiction, unless other files are missing. */
    Explanation undecided(Name step, String text, @Nullable Place place, Article article) {
        String unread = unseen()
                ? "no --map covers the site's folder"
                : server.assumed() ? "there is no applicationHost.config" : null;
        return unread != null
                ? Explanation.unknown(step, text + ", as far as known: " + unread, place, article)
                : Explanation.contradicts(step, text, place, article);
    }

    Explanation flag(boolean set, Name step, String yes, String no, Article article, Remedy remedy) {
        String value = " (sslFlags=\"" + access.value() + "\")";
        if (access.unknown()) {
            return Explanation.unknown(step, "sslFlags is known only at deployment" + value, access.place(), article, remedy);
        }
        return set
                ? Explanation.agrees(step, yes + value, access.place(), article, remedy)
                : undecided(step, no + value, access.place(), article);
    }

    Explanation application() {
        return Explanation.unknown(Name.HANDLER, "the application or a module sends this response; "
                + "the files do not show why", null,
                Article.STATUS_CODES,
                new Remedy("Trace failed requests of this status (Failed Request Tracing), and give the fr*.xml"
                        + " files to --log", List.of()));
    }

    String because() {
        String meaning = Win32Error.meaning(win32);
        return meaning == null ? "" : ": " + meaning;
    }

    /** The entry that meets most of the requests; {@code null} where none meets any. */
    @Nullable
    ElementState decisive() {
        return group.decided().entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
    }
}
