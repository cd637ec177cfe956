package io.github.iislint.iis;

import io.github.iislint.xml.XmlFile;
import org.jspecify.annotations.Nullable;

/** A section in effect at a location, and who may set it below. Immutable; locations that inherit it share it. */
public final class SectionState {

    final SectionDeclaration declaration;
    /** As files have it, without the defaults of collections: what deeper levels are laid over. */
    final ElementState element;
    private final @Nullable OverrideModeSetting overrides;
    private volatile @Nullable ElementState effective;

    SectionState(SectionDeclaration declaration, ElementState element, @Nullable OverrideModeSetting overrides) {
        this.declaration = declaration;
        this.element = element;
        this.overrides = overrides;
    }

    /** The merged section element; its entries have what the defaults of their collections set. */
    public ElementState element() {
        if (effective == null) {
            effective = CollectionDefaults.in(element);
        }
        return effective;
    }

    /** What a location tag says about locks: a linked list, the deepest first. */
    record OverrideModeSetting(boolean deny, int level, XmlFile file, Origin origin, @Nullable OverrideModeSetting previous) {
    }

    SectionState with(ElementState merged) {
        return new SectionState(declaration, merged, overrides);
    }

    SectionState with(OverrideModeSetting override) {
        return new SectionState(declaration, element, override);
    }

    @Nullable
    OverrideModeSetting overrides() {
        return overrides;
    }

    /** The location tag that decides whether a file of that level may set the section; {@code null} for its declaration. */
    @Nullable
    OverrideModeSetting decisive(int level) {
        OverrideModeSetting override = overrides;
        while (override != null && override.level() >= level) {
            override = override.previous();
        }
        return override;
    }

    /** Whether a file of that level may not set the section. */
    boolean locked(int level) {
        OverrideModeSetting override = decisive(level);
        return override == null ? declaration.locked() : override.deny();
    }
}
