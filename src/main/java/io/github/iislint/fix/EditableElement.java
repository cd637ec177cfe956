package io.github.iislint.fix;

import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Origin;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import org.jspecify.annotations.Nullable;

/** The element of a file that comes last in setting anything of an element in effect, where somebody can edit the file. */
record EditableElement(XmlFile file, LocatedElement element) {

    /** {@code null} where no file sets anything, or the last one is one that iislint ships with. */
    static @Nullable EditableElement of(ElementState state) {
        Origin origin = state.origin();
        LocatedElement element = state.element();
        return origin == null || element == null || origin.shipped() ? null : new EditableElement(origin.file(), element);
    }
}
