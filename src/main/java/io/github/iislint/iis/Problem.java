package io.github.iislint.iis;

import io.github.iislint.file.MalformedException;
import io.github.iislint.file.Span;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.xml.XmlFile;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that IIS refuses, or that has a different effect from the one that it appears to have.
 *
 * @param origin where
 * @param message one line without a secret, telling what was found and what was expected
 * @param subject what it is about
 * @param location the topmost location that it reaches ({@code Shop/app}; empty for the server level)
 * @param assumed whether it rests on nothing but what a default server is assumed to declare
 * @param related another place that explains it, such as the one that locks a section; may be {@code null}
 * @param inherited whether it reaches the applications below, too; what a location tag with
 *        {@code inheritInChildApplications="false"} holds does not
 */
public record Problem(ProblemKind kind, Origin origin, String message, ProblemSubject subject, String location, boolean assumed,
        @Nullable Origin related, boolean inherited) {

    /**
     * What a problem is about.
     *
     * @param section the full path of the section, or {@code null} where the problem is none of a section
     * @param element the name of the element, or {@code null}
     * @param attribute the name of the attribute, or {@code null}
     */
    public record ProblemSubject(@Nullable String section, @Nullable String element, @Nullable String attribute) {

        /** A file as such. */
        public static final ProblemSubject NONE = new ProblemSubject(null, null, null);
    }

    private static final Set<String> READ_BY_CORE = Set.of("system.webServer/modules", "system.webServer/handlers",
            "system.webServer/httpProtocol");

    /** One that rests on what files say, and that reaches the applications below. */
    public Problem(ProblemKind kind, Origin origin, String message, ProblemSubject subject, String location) {
        this(kind, origin, message, subject, location, false, null, true);
    }

    /** What keeps a file from being read, see {@link XmlFile#problem()}. */
    static Problem malformed(XmlFile file, String location) {
        MalformedException problem = file.problem().orElseThrow();
        int start = file.source().lines().offset(problem.line(), problem.column());
        return new Problem(ProblemKind.XML_MALFORMED, new Origin(file, new Span(start, start)),
                "not well-formed: " + problem.getMessage(), ProblemSubject.NONE, location);
    }

    public XmlFile file() {
        return origin.file();
    }

    public Span span() {
        return origin.span();
    }

    public @Nullable String section() {
        return subject.section();
    }

    public @Nullable String element() {
        return subject.element();
    }

    public @Nullable String attribute() {
        return subject.attribute();
    }

    /**
     * Who answers where the problem makes a request fail: IIS with 500.19, or ASP.NET with its own error page (500), which it
     * does for what .NET alone reads; measured for values and for {@code configSource}.
     */
    public SectionOwner answers() {
        return switch (kind) {
            case XML_MALFORMED, SECTION_DUPLICATE, SECTION_UNDECLARED, LOCATION_OVERRIDE_CONFLICT -> SectionOwner.IIS;
            default -> section() == null ? SectionOwner.IIS : SectionOwner.of(section());
        };
    }

    /** The HRESULT on the error page of IIS, or {@code null} where ASP.NET answers or no source states it. */
    public @Nullable String result() {
        if (answers() == SectionOwner.DOT_NET) {
            return null;
        }
        // Measured for rewrite: the second where the section belongs to system.webServer; of entries, where IIS itself reads them
        // and no module does.
        boolean second = kind == ProblemKind.SECTION_UNDECLARED
                ? section() != null && section().startsWith("system.webServer/")
                : kind == ProblemKind.ENTRY_DUPLICATE && READ_BY_CORE.contains(section());
        return kind.results().isEmpty() ? null : kind.results().get(second ? 1 : 0);
    }

    /** Whether sources differ about what IIS does there, see {@link Reading}. */
    boolean disputed() {
        return kind == ProblemKind.LOCATION_INHERITANCE_DISPUTED || kind == ProblemKind.LOCATION_PATH_STYLE
                || kind == ProblemKind.WEB_CONFIG_IGNORED && assumed;
    }

    /** The same, resting on an assumption or not. */
    Problem assumed(boolean assumption) {
        return new Problem(kind, origin, message, subject, location, assumption, related, inherited);
    }

    /** The same with another place that explains it; {@code null} for none. */
    Problem related(@Nullable Origin other) {
        return new Problem(kind, origin, message, subject, location, assumed, other, inherited);
    }

    /** The same, decided by a file that nobody can look into; assumed where it is assumed that the server has it. */
    Problem byShippedFile(boolean assumption) {
        return assumed(assumed || assumption).related(null);
    }

    /** The same, reaching no further than what the block sets. */
    Problem of(LocationBlock block) {
        return new Problem(kind, origin, message, subject, location, assumed, related, inherited && block.inherited());
    }
}
