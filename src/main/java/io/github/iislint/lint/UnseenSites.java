package io.github.iislint.lint;

import io.github.iislint.iis.Notice;
import io.github.iislint.iis.ServerSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports for which sites a run has not read the web.config files, and which option would add them. */
final class UnseenSites {

    private static final int MOST_NAMES = 5;

    private UnseenSites() {
    }

    /** A line for the sites that no path map covers, and one for those whose map leads to no folder. */
    static List<Notice> notices(ServerSummary server) {
        List<Notice> notices = new ArrayList<>(2);
        if (!server.unmapped().isEmpty()) {
            notices.add(Notice.remark(server.name() + ": no --map covers the folder" + of(server.unmapped(), server)
                    + ": their web.config files were not evaluated as part of them" + option(server.unmapped())));
        }
        if (!server.missing().isEmpty()) {
            notices.add(Notice.remark(server.name() + (server.live()
                    ? ": cannot find or read the folder"
                    : ": cannot find the mapped folder") + of(server.missing(), server)
                    + ": their web.config files were not evaluated"));
        }
        return notices;
    }

    /** {@code s of 2 of 3 sites (Shop, Partners)}. */
    private static String of(List<ServerSummary.Unmapped> sites, ServerSummary server) {
        List<String> names = sites.stream().map(ServerSummary.Unmapped::site).toList();
        int shown = Math.min(names.size(), MOST_NAMES);
        String named = String.join(", ", names.subList(0, shown)) + (shown < names.size() ? ", ..." : "");
        int all = server.sites().size();
        return (names.size() == 1 ? "" : "s") + " of " + names.size() + " of " + all + (all == 1 ? " site (" : " sites (") + named
                + ")";
    }

    /** The one option that shows the most of them. */
    private static String option(List<ServerSummary.Unmapped> sites) {
        List<String> folders = sites.stream().map(ServerSummary.Unmapped::physicalPath).filter(Objects::nonNull)
                .map(path -> path.replace('/', '\\').replaceAll("(?<!^)\\\\+$", "")).toList();
        if (folders.isEmpty()) {
            return "";
        }
        String common = common(folders);
        long covered = folders.stream().filter(folder -> covers(common, folder)).count();
        return "; --map '" + common + "=FOLDER' maps them to a local folder"
                + (covered == sites.size() ? "" : " (" + covered + " of them)");
    }

    /** The deepest folder that holds all; if there is none but a drive, the one that holds the most. */
    private static String common(List<String> folders) {
        String prefix = folders.get(0);
        for (String folder : folders) {
            while (prefix != null && !covers(prefix, folder)) {
                prefix = parent(prefix);
            }
        }
        if (prefix != null) {
            return prefix;
        }
        Map<String, Integer> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String folder : folders) {
            String parent = parent(folder);
            counts.merge(parent == null ? folder : parent, 1, Integer::sum);
        }
        return counts.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.<String, Integer>comparingByKey(Comparator.reverseOrder()))).orElseThrow().getKey();
    }

    private static boolean covers(String prefix, String folder) {
        return (folder + "\\").toLowerCase(Locale.ROOT).startsWith((prefix + "\\").toLowerCase(Locale.ROOT));
    }

    /** The folder around another one; {@code null} around what is directly on a drive, in a variable or in a share. */
    private static @Nullable String parent(String folder) {
        int end = folder.lastIndexOf('\\');
        String parent = end < 0 ? "" : folder.substring(0, end);
        return parent.isEmpty() || parent.endsWith(":") || parent.matches("%[^%]+%|\\\\\\\\?[^\\\\]*") ? null : parent;
    }
}
