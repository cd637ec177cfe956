package io.github.iislint.iis;

import io.github.iislint.iis.LocationTag.OverrideMode;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.SectionOwner;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Computes the sections in effect at a location from those of the location above and what files set for it. */
final class SectionMerger {

    private static final Consumer<Problem> SILENT = p -> {
    };

    private final Server server;
    private final Predicate<String> wanted;

    /** @param wanted which sections matter below the server level, by their full paths; the others stay as they are inherited */
    SectionMerger(Server server, Predicate<String> wanted) {
        this.server = server;
        this.wanted = wanted;
    }

    void merge(Location location) {
        for (LocationBlock block : location.blocks()) {
            for (LocationBlock.SectionElement use : block.uses()) {
                if (location.parent == null || wanted.test(use.declaration().path())) {
                    merge(location, block, use);
                }
            }
        }
    }

    private void merge(Location location, LocationBlock block, LocationBlock.SectionElement use) {
        String path = use.declaration().path();
        SectionState own = location.own().get(path);
        SectionState inherited = own != null ? null : location.inherited(path);
        SectionState here = own != null ? own : orUnset(inherited, use.declaration());
        if (locked(location, block, use, here)) {
            return;
        }
        SectionState down = own != null ? location.handedDownHere(path) : location.handedTo(path);
        // What applications inherit mostly is what folders inherit; then it is computed once.
        down = own == null && down == inherited ? here : orUnset(down, use.declaration());
        SectionState merged = lay(here, location, block, use, problem -> report(problem.of(block), location));
        SectionState handed = !block.inherited() ? down : down == here ? merged : lay(down, location, block, use, SILENT);
        location.set(path, merged, handed);
    }

    /** What .NET would refuse harms nobody where nobody loads it. */
    private void report(Problem problem, Location location) {
        if (problem.answers() == SectionOwner.DOT_NET && location.framework() == Framework.NONE) {
            return;
        }
        boolean shipped = problem.related() != null && problem.related().shipped();
        server.problems().add(shipped ? problem.byShippedFile(server.assumed()) : problem);
    }

    /**
     * A section of .NET as it comes down to an application that loads another version than the location above: what the files
     * above say, laid over the root web.config of that version.
     *
     * @param location the one above
     * @param base what the root web.config says; {@code null} for nothing
     * @return {@code null} where nothing says anything, or the application loads no .NET
     */
    @Nullable
    SectionState again(Location location, String path, Framework framework, @Nullable SectionState base) {
        if (framework == Framework.NONE) {
            return null;
        }
        SectionState state = location.parent == null ? base : again(location.parent, path, framework, base);
        for (LocationBlock block : location.blocks()) {
            for (LocationBlock.SectionElement use : block.uses()) {
                // The files of the other version stand above applicationHost.config.
                if (use.declaration().path().equals(path) && block.inherited() && block.level() >= 0) {
                    state = lay(orUnset(state, use.declaration()), location, block, use, SILENT);
                }
            }
        }
        return state;
    }

    SectionState orUnset(@Nullable SectionState state, SectionDeclaration declaration) {
        if (state != null) {
            return state;
        }
        String path = declaration.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new SectionState(declaration, ElementState.unset(name, server.schema().section(path)), null);
    }

    private SectionState lay(SectionState base, Location location, LocationBlock block, LocationBlock.SectionElement use,
            Consumer<Problem> problems) {
        String path = use.declaration().path();
        Declarations declarations = location.declarations();
        ElementSchema schema = base.element.schema;
        boolean checked = schema != null && (SectionOwner.of(path) == SectionOwner.IIS || !schema.open());
        ElementMerger merger = new ElementMerger(path, location.path(), block.level(), checked,
                name -> declarations.isExtension(name, server.schema()), problems);
        ElementState element = merger.merge(base.element, use.file(), use.element());
        if (use.element() != use.at()) {
            element = merger.merge(element, block.file(), use.at());
        }
        SectionState merged = base.with(element);
        LocationTag tag = block.tag();
        if (tag != null && tag.mode() != OverrideMode.INHERIT) {
            if (tag.mode() == OverrideMode.ALLOW) {
                conflict(merged, location, block, tag, problems);
            }
            Origin origin = new Origin(block.file(), use.at().nameSpan());
            return merged.with(new SectionState.OverrideModeSetting(tag.mode() == OverrideMode.DENY, block.level(),
                    block.file(), origin, merged.overrides()));
        }
        return merged;
    }

    /**
     * The documentation's case: applicationHost.config unlocks a section for Shop/cart, which Shop/web.config locks for all of
     * Shop.
     */
    private static void conflict(SectionState state, Location location, LocationBlock block, LocationTag tag,
            Consumer<Problem> problems) {
        SectionState.OverrideModeSetting lock = state.overrides();
        if (lock != null && lock.deny() && lock.level() > block.level()) {
            problems.accept(new Problem(ProblemKind.LOCATION_OVERRIDE_CONFLICT, lock.origin(), "the section "
                    + state.declaration.path() + " is locked here, but " + block.file().name() + " unlocks it for " + location
                    + "; IIS refuses the contradiction", new Problem.ProblemSubject(state.declaration.path(), "location", null),
                    location.path()).related(new Origin(block.file(), tag.element().nameSpan())));
        }
    }

    private boolean locked(Location location, LocationBlock block, LocationBlock.SectionElement use, SectionState state) {
        SectionState.OverrideModeSetting by = state.decisive(block.level());
        // overrideModeDefault locks against web.config files; what is above them may be locked by a location tag only.
        if (by != null ? !by.deny() : block.level() <= 0 || !state.declaration.locked()) {
            return false;
        }
        SectionDeclaration declaration = state.declaration;
        boolean assumed = by == null && declaration.assumed();
        Origin origin = by != null ? by.origin() : assumed ? null : declaration.origin();
        String how = by != null
                ? "overrideMode=\"Deny\" at " + by.origin()
                : assumed
                        ? "the default server's overrideModeDefault=\"Deny\"; it works only if the server unlocks it"
                        : "overrideModeDefault=\"Deny\" at " + origin;
        report(new Problem(ProblemKind.SECTION_LOCKED, new Origin(block.file(), use.at().nameSpan()), "the section "
                + declaration.path() + " is locked for " + location + " by " + how,
                new Problem.ProblemSubject(declaration.path(), use.at().getName(), null), location.path()).assumed(assumed)
                .related(origin).of(block), location);
        return !assumed;
    }
}
