package io.github.iislint.iis;

import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file above applicationHost.config whose sections are read when they are requested. */
interface SectionSource {

    /** The level at which the file is above the ones that are linted. */
    int level();

    /** Whether the file says anything of a section. */
    boolean sets(String section);

    /** The file, read. */
    XmlFile file();

    /** An element of a file that sets a section, and the location tag that it is in, or {@code null}. */
    record SettingElement(LocatedElement element, @Nullable LocatedElement tag) {
    }

    /** What the file says of a section. */
    default List<SettingElement> settings(String section) {
        return sets(section) ? settings(file(), section) : List.of();
    }

    /** What a file says of a section. */
    static List<SettingElement> settings(XmlFile file, String section) {
        List<SettingElement> found = new ArrayList<>(1);
        for (LocatedElement child : file.rootElement().children()) {
            LocatedElement tag = child.getName().equals("location") ? child : null;
            LocatedElement element = within(tag == null ? file.rootElement() : tag, section);
            if (element != null && found.stream().noneMatch(setting -> setting.element == element)) {
                found.add(new SettingElement(element, tag));
            }
        }
        return found;
    }

    private static @Nullable LocatedElement within(LocatedElement element, String section) {
        LocatedElement at = element;
        for (String segment : section.split("/")) {
            at = at == null ? null : at.child(segment);
        }
        return at;
    }

    /** A file that was given, well-formed. */
    record GivenFile(XmlFile file, int level) implements SectionSource {

        @Override
        public boolean sets(String section) {
            return !SectionSource.settings(file, section).isEmpty();
        }
    }
}
