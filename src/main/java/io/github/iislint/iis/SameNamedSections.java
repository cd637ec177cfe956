package io.github.iislint.iis;

import io.github.iislint.iis.schema.Schema;
import java.util.List;

/** Finds the section that was probably meant if its name is in the wrong group. */
final class SameNamedSections {

    /** Sections of administration.config, which nobody means in another file. */
    private static final String MANAGEMENT = "system.webServer/management/";

    private SameNamedSections() {
    }

    /**
     * What to tell about a section that nobody declares: where the sections of that name belong.
     *
     * @param path of the section that is not declared
     * @return a clause that begins with a semicolon; empty where no section has that name
     */
    static String hint(String path, Schema schema) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> meant = schema.sections().stream()
                .filter(known -> !known.equals(path) && known.indexOf('/') > 0 && !known.startsWith(MANAGEMENT)
                        && known.substring(known.lastIndexOf('/') + 1).equalsIgnoreCase(name))
                .toList();
        String group = path.substring(0, path.indexOf('/') + 1);
        List<String> related = meant.stream().filter(known -> known.regionMatches(true, 0, group, 0, group.length())).toList();
        meant = (related.isEmpty() ? meant : related).stream().limit(3).toList();
        if (meant.isEmpty()) {
            return "";
        }
        boolean spelling = meant.size() == 1 && meant.get(0).equalsIgnoreCase(path);
        return spelling
                ? "; names are case-sensitive, the section is " + meant.get(0)
                : "; the section" + (meant.size() == 1 ? "" : "s") + " of that name " + (meant.size() == 1 ? "is " : "are ")
                        + String.join(" and ", meant);
    }
}
