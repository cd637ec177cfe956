package io.github.iislint.iis;

import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sections that files above those of one server set, most of them built in; each is merged when it is requested. */
final class BuiltInSections {

    private final List<? extends SectionSource> files;
    private final Schema schema;
    private final Function<String, SectionDeclaration> declarations;
    private final Map<String, Optional<SectionState>> sections = new ConcurrentHashMap<>();

    /**
     * @param files the topmost first
     * @param declarations of the server
     */
    BuiltInSections(List<? extends SectionSource> files, Schema schema, Function<String, SectionDeclaration> declarations) {
        this.files = files;
        this.schema = schema;
        this.declarations = declarations;
    }

    /** A section, or {@code null} where no file sets it. */
    @Nullable
    SectionState section(String path) {
        return files.isEmpty() ? null : sections.computeIfAbsent(path, this::merge).orElse(null);
    }

    private Optional<SectionState> merge(String path) {
        if (files.stream().noneMatch(file -> file.sets(path))) {
            return Optional.empty();
        }
        SectionDeclaration declaration = declarations.apply(path);
        if (declaration == null) {
            return Optional.empty();
        }
        List<BuiltIn> shipped = files.stream().filter(BuiltIn.class::isInstance).map(BuiltIn.class::cast).toList();
        return shipped.size() < files.size()
                ? Optional.ofNullable(merge(path, declaration))
                : ShippedStates.of(schema).state(shipped, declaration, () -> Optional.ofNullable(merge(path, declaration)));
    }

    private @Nullable SectionState merge(String path, SectionDeclaration declaration) {
        SectionState merged = null;
        for (SectionSource file : files) {
            for (SectionSource.SettingElement setting : file.sets(path)
                    ? file.settings(path)
                    : List.<SectionSource.SettingElement>of()) {
                if (merged == null) {
                    ElementSchema known = schema.section(path);
                    merged = new SectionState(declaration, ElementState.unset(setting.element().getName(), known), null);
                }
                merged = merged.with(new ElementMerger(path, "", file.level(), false, name -> false, problem -> {
                })
                        .merge(merged.element, file.file(), setting.element()));
                if (setting.tag() != null && LocationTag.of(setting.tag()).mode() != LocationTag.OverrideMode.INHERIT) {
                    boolean deny = LocationTag.of(setting.tag()).mode() == LocationTag.OverrideMode.DENY;
                    merged = merged.with(new SectionState.OverrideModeSetting(deny, file.level(), file.file(),
                            new Origin(file.file(), setting.element().nameSpan()), merged.overrides()));
                }
            }
        }
        return merged;
    }
}
