package io.github.iislint.iis;

import io.github.iislint.iis.LocationTag.OverrideMode;
import java.util.function.Consumer;

/** Computes the sections in effect at a location from those of the location above and what files say of it. */
final class SectionMerge {

    private static final Consumer<Problem> SILENT = p -> { };

    private final Server server;

    SectionMerge(Server server) {
        this.server = server;
    }

    void merge(Node node) {
        for (Block block : node.blocks()) {
            for (Block.Use use : block.uses()) {
                merge(node, block, use);
            }
        }
    }

    private void merge(Node node, Block block, Block.Use use) {
        String path = use.declaration().path();
        SectionState own = node.own().get(path);
        SectionState here = own != null ? own : orUnset(node.inherited(path), use.declaration());
        if (block.level() > 0 && locked(node, block, use, here)) {
            return;
        }
        SectionState down = own != null ? node.handedDownHere(path) : orUnset(node.handedTo(path), use.declaration());
        SectionState merged = lay(here, node, block, use, server.problems()::add);
        SectionState handed = !block.inherited() ? down : down == here ? merged : lay(down, node, block, use, SILENT);
        node.set(path, merged, handed);
    }

    private SectionState orUnset(SectionState state, SectionDeclaration declaration) {
        if (state != null) {
            return state;
        }
        String path = declaration.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new SectionState(declaration, ElementState.unset(name, server.schema().section(path)), null);
    }

    private SectionState lay(SectionState base, Node node, Block block, Block.Use use, Consumer<Problem> problems) {
        String path = use.declaration().path();
        boolean checked = path.startsWith("system.webServer/") || path.startsWith("system.applicationHost/");
        SectionState merged = base.with(merge(base.element, node, block, use, problems, checked));
        if (block.tag() != null && block.tag().mode() != OverrideMode.INHERIT) {
            Origin origin = new Origin(block.file(), use.at().nameSpan());
            return merged.with(new SectionState.Override(block.tag().mode() == OverrideMode.DENY, block.level(), block.file(), origin,
                    merged.overrides()));
        }
        return merged;
    }

    private ElementState merge(ElementState base, Node node, Block block, Block.Use use, Consumer<Problem> problems, boolean checked) {
        Server.Merged known = server.merged;
        if (known != null && known.element() == use.element() && node == server.root && base.blank()) {
            known.problems().forEach(problems);
            return known.state();
        }
        return new Merger(use.declaration().path(), node.location(), block.level(), checked, problems)
                .merge(base, use.file(), use.element());
    }

    private boolean locked(Node node, Block block, Block.Use use, SectionState state) {
        if (!state.locked(block.level())) {
            return false;
        }
        SectionState.Override by = state.decisive(block.level());
        SectionDeclaration declaration = state.declaration;
        boolean assumed = by == null && declaration.assumed();
        Origin origin = by != null ? by.origin() : assumed ? null : declaration.origin();
        String how = by != null ? "overrideMode=\"Deny\" at " + by.origin()
                : assumed ? "the default server's overrideModeDefault=\"Deny\"; it works only where the server unlocks it"
                : "overrideModeDefault=\"Deny\" at " + origin;
        server.problems().add(new Problem(ProblemKind.SECTION_LOCKED, block.file(), use.at().nameSpan(), "the section "
                + declaration.path() + " is locked for " + node + " by " + how, declaration.path(), use.at().getName(), null,
                node.location(), assumed, origin));
        return !assumed;
    }
}
