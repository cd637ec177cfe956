package io.github.iislint.diagnose;

import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which entry of the configuration refuses a request because of its path or its method: request filtering, and the verbs of
 * handlers.
 *
 * @see <a href="https://learn.microsoft.com/en-us/iis/configuration/system.webserver/security/requestfiltering/">request
 *     filtering, with its substatuses</a>
 */
final class RequestFilters {

    private static final String FILTERING = "system.webServer/security/requestFiltering";
    private static final String CONTENT = "system.webServer/staticContent";
    private static final String HANDLERS = "system.webServer/handlers";
    private static final List<String> STATIC = List.of("StaticFileModule", "DefaultDocumentModule", "DirectoryListingModule");

    private RequestFilters() {
    }

    /** Whether path or method tell the entry behind a status. */
    static boolean decides(LoggedStatus status) {
        return status.status() == 405 || status.is(404, 3)
                || status.status() == 404 && status.substatus() >= 5 && status.substatus() <= 8;
    }

    /** The entry; {@code null} where none refuses the request. */
    static @Nullable ElementState entry(Server server, Location location, LoggedStatus status, @Nullable String path,
            @Nullable String method) {
        String lower = path == null ? "/" : path.toLowerCase(Locale.ROOT);
        if (status.status() == 405) {
            return handler(section(server, location, HANDLERS), lower, method == null ? "GET" : method);
        }
        if (status.is(404, 3)) {
            return withoutType(section(server, location, CONTENT), extension(lower));
        }
        ElementState filtering = section(server, location, FILTERING);
        return filtering == null ? null : switch (status.substatus()) {
            case 5 -> first(filtering, "denyUrlSequences", "sequence", sequence -> lower.contains(sequence));
            case 6 -> denied(filtering, "verbs", "verb", "allowUnlisted", String.valueOf(method).toLowerCase(Locale.ROOT));
            case 7 -> denied(filtering, "fileExtensions", "fileExtension", "allowUnlisted", extension(lower));
            case 8 -> first(filtering, "hiddenSegments", "segment", segment -> List.of(lower.split("/")).contains(segment));
            default -> null;
        };
    }

    /** The list of MIME types where it lacks an extension. */
    private static @Nullable ElementState withoutType(@Nullable ElementState content, String extension) {
        boolean known = content == null || content.entries().stream().map(entry -> String.valueOf(entry.value("fileExtension")))
                .anyMatch(type -> type.equalsIgnoreCase(extension) || type.equals(".*"));
        return known ? null : content;
    }

    static @Nullable ElementState section(Server server, Location location, String path) {
        SectionState state = location.section(path);
        return state != null ? state.element() : server.unset(path);
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.lastIndexOf('.') < 0 ? "." : name.substring(name.lastIndexOf('.'));
    }

    private static @Nullable ElementState first(ElementState filtering, String collection, String key,
            Predicate<String> meets) {
        ElementState list = filtering.child(collection);
        return list == null
                ? null
                : list.entries().stream().filter(entry -> {
                    String value = entry.value(key);
                    return value != null && !value.isEmpty() && meets.test(value.toLowerCase(Locale.ROOT));
                }).findFirst().orElse(null);
    }

    /** The entry that denies a value, or the list itself where it denies what it does not name. */
    private static @Nullable ElementState denied(ElementState filtering, String collection, String key, String unlisted,
            String value) {
        ElementState list = filtering.child(collection);
        ElementState entry = first(filtering, collection, key, value::equals);
        if (entry != null) {
            return "false".equalsIgnoreCase(entry.value("allowed")) ? entry : null;
        }
        return list != null && "false".equalsIgnoreCase(list.value(unlisted)) ? list : null;
    }

    /**
     * The handler that does not take the method: the first that serves path and method, if it is one for files or WebDAV, or
     * the last one that serves the path, if none takes the method.
     */
    private static @Nullable ElementState handler(@Nullable ElementState handlers, String path, String method) {
        ElementState ofPath = null;
        for (ElementState entry : handlers == null ? List.<ElementState>of() : handlers.entries()) {
            if (!serves(entry.value("path"), path)) {
                continue;
            }
            ofPath = entry;
            String verbs = entry.value("verb");
            boolean takes = verbs != null && List.of(verbs.strip().split("\\s*,\\s*")).stream()
                    .anyMatch(verb -> verb.equals("*") || verb.equalsIgnoreCase(method));
            if (takes) {
                String modules = String.valueOf(entry.value("modules"));
                boolean files = STATIC.stream().anyMatch(modules::contains) && !method.equals("GET") && !method.equals("HEAD");
                return files || modules.contains("WebDAVModule") ? entry : null;
            }
        }
        return ofPath;
    }

    private static boolean serves(@Nullable String patterns, String path) {
        for (String pattern : patterns == null ? new String[0] : patterns.toLowerCase(Locale.ROOT).split(",")) {
            String wanted = pattern.strip();
            boolean rooted = wanted.startsWith("/");
            if (wanted.equals("*") || glob(wanted, path) || !rooted && glob("*/" + wanted, path)) {
                return true;
            }
        }
        return false;
    }

    /** Matches with {@code *} for any characters, in linear time for what configurations hold. */
    private static boolean glob(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int from = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                from = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == text.charAt(t) || pattern.charAt(p) == '?')) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
