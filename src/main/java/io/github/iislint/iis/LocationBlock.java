package io.github.iislint.iis;

import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file sets for one location: the sections of its body, or of one location tag.
 *
 * @param level how deep the file stands: 0 for applicationHost.config, the depth of its folder's location for a web.config; a
 *        file of a lower level comes first and may lock what the next ones set
 * @param tag {@code null} for the body
 */
record LocationBlock(XmlFile file, int level, @Nullable LocationTag tag, List<SectionElement> uses) {

    LocationBlock(XmlFile file, int level, @Nullable LocationTag tag) {
        this(file, level, tag, new ArrayList<>(2));
    }

    /**
     * One section element.
     *
     * @param file that holds the values: another one than the block's where the section has a {@code configSource}; what is
     *        beside that attribute is laid over them, as the API writes it there
     * @param element the section element in {@code file}
     * @param at the section element in the block's file
     */
    record SectionElement(SectionDeclaration declaration, XmlFile file, LocatedElement element, LocatedElement at) {
    }

    /** Whether applications below inherit what it sets. */
    boolean inherited() {
        return tag == null || tag.inherited();
    }
}
