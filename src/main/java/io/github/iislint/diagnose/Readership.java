package io.github.iislint.diagnose;

import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.ProblemKind;
import io.github.iislint.iis.schema.SectionOwner;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which requests read a section. A section that IIS or ASP.NET refuses fails these and no others: measured for httpErrors (error
 * responses), defaultDocument (folders) and clientCache (static files), while a duplicate in staticContent, modules, handlers and
 * httpProtocol, and what nobody declares, failed every request. Of the sections of classic ASP and of server-side includes the
 * documentation says that only their own handlers use them.
 */
enum Readership {
    EVERY("every request"),
    FOLDERS("requests for a folder"),
    STATIC_FILES("requests for static files"),
    ERRORS("error responses"),
    MANAGED("requests that ASP.NET serves"),
    CLASSIC_ASP("requests for pages of classic ASP"),
    INCLUDES("requests for pages with server-side includes"),
    FTP("FTP");

    private static final Set<String> MANAGED_EXTENSIONS = Set.of("aspx", "ashx", "asmx", "svc", "axd", "cshtml", "vbhtml",
            "xamlx", "rem", "soap");
    private static final Set<String> ASP_EXTENSIONS = Set.of("asp", "asa", "cdx", "cer");
    private static final Set<String> INCLUDE_EXTENSIONS = Set.of("shtml", "stm", "shtm");
    private static final Set<String> SCRIPT_EXTENSIONS = Set.of("asp", "php", "cgi", "dll", "exe", "shtml", "stm", "shtm");

    private final String shown;

    Readership(String shown) {
        this.shown = shown;
    }

    static Readership of(Problem problem) {
        String section = problem.section() == null ? "" : problem.section();
        if (problem.answers() == SectionOwner.DOT_NET) {
            return MANAGED;
        }
        if (problem.kind() == ProblemKind.SECTION_UNDECLARED || problem.kind() == ProblemKind.SECTION_DUPLICATE) {
            return EVERY;
        }
        return switch (section) {
            case "system.webServer/httpErrors" -> ERRORS;
            case "system.webServer/defaultDocument", "system.webServer/directoryBrowse" -> FOLDERS;
            case "system.webServer/staticContent" -> problem.kind() == ProblemKind.ENTRY_DUPLICATE ? EVERY : STATIC_FILES;
            case "system.webServer/asp" -> CLASSIC_ASP;
            case "system.webServer/serverSideInclude" -> INCLUDES;
            default -> section.startsWith("system.ftpServer/") ? FTP : EVERY;
        };
    }

    /**
     * Whether a request reads it; of a folder it is not known what serves it.
     *
     * @param location what is requested, below the site
     */
    boolean includes(String location, String site) {
        List<String> segments = LocationPath.segments(location);
        String last = segments.size() <= LocationPath.segments(site).size() ? "" : segments.get(segments.size() - 1);
        int dot = last.lastIndexOf('.');
        String extension = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean managed = MANAGED_EXTENSIONS.contains(extension);
        return switch (this) {
            case EVERY -> true;
            case FOLDERS -> extension.isEmpty();
            case STATIC_FILES -> !managed && !SCRIPT_EXTENSIONS.contains(extension);
            case MANAGED -> managed || extension.isEmpty();
            case CLASSIC_ASP -> ASP_EXTENSIONS.contains(extension) || extension.isEmpty();
            case INCLUDES -> INCLUDE_EXTENSIONS.contains(extension) || extension.isEmpty();
            case ERRORS, FTP -> false;
        };
    }

    @Override
    public String toString() {
        return shown;
    }
}
