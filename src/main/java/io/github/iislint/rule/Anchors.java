package io.github.iislint.rule;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Element;
import org.jspecify.annotations.Nullable;

/** Finds the text at which a finding points. */
final class Anchors {

    private final ServerContext facts;

    Anchors(ServerContext context) {
        this.facts = context;
    }

    /** What a node shows, the same for all trees that show it. */
    static Object identity(org.dom4j.Node node) {
        if (node instanceof EffectiveTree.Attribute attribute) {
            return attribute.state != null ? attribute.state.attribute() : attribute.getPath();
        }
        return node instanceof EffectiveTree.Element element && element.state.element() != null
                ? element.state.element()
                : node.getPath();
    }

    /** The value or name in a file that a node shows; {@code null} for what no file sets. */
    static @Nullable Origin origin(org.dom4j.Node node) {
        if (node instanceof EffectiveTree.Attribute attribute) {
            return attribute.state == null ? null : given(attribute.state.origin());
        }
        return node instanceof EffectiveTree.Element element ? given(element.state.origin()) : null;
    }

    /** Nobody can edit what iislint ships with: it counts as the defaults of the schema do. */
    private static @Nullable Origin given(@Nullable Origin origin) {
        return origin == null || origin.shipped() ? null : origin;
    }

    /** The setting that a node shows; {@code null} where it shows none. */
    static Detection.@Nullable TargetSetting target(org.dom4j.Node node) {
        return node instanceof EffectiveTree.Attribute attribute ? target(attribute) : null;
    }

    static Detection.TargetSetting target(EffectiveTree.Attribute attribute) {
        List<String> within = new ArrayList<>();
        List<String> section = new ArrayList<>();
        Element at = attribute.getParent();
        while (at instanceof EffectiveTree.Element && at.getParent() instanceof EffectiveTree.Element) {
            within.add(0, at.getName());
            at = at.getParent();
        }
        if (at instanceof EffectiveTree.Element && at.getParent() instanceof EffectiveTree.Root root && root.indexOf(at) < 0) {
            // What iis:site() and iis:pool() lead to is in a section of the server.
            within.add(0, at.getName());
            return new Detection.TargetSetting(at.getName().equals("site") ? ServerContext.SITES : ServerContext.POOLS, within,
                    attribute.getName(), attribute.state);
        }
        while (at != null && !(at instanceof EffectiveTree.Root)) {
            section.add(0, at.getName());
            at = at.getParent();
        }
        // What IIS ships is in no file that a person would change.
        AttributeState state = attribute.state == null || attribute.state.origin().shipped() ? null : attribute.state;
        return new Detection.TargetSetting(String.join("/", section), within, attribute.getName(), state);
    }

    /** The element that a node is, or that holds it; {@code null} for what is in no section. */
    static Detection.@Nullable Subject subject(org.dom4j.Node node) {
        List<ElementState> elements = new ArrayList<>();
        Element at = node instanceof Element element ? element : node.getParent();
        for (; at instanceof EffectiveTree.Element element; at = at.getParent()) {
            elements.add(0, element.state);
            if (element.getParent() instanceof EffectiveTree.Root root && root.indexOf(element) < 0) {
                // What iis:site() and iis:pool() lead to is in a section of the server.
                return new Detection.Subject(element.getName().equals("site") ? ServerContext.SITES : ServerContext.POOLS,
                        elements);
            }
        }
        if (elements.isEmpty()) {
            return null;
        }
        List<String> section = new ArrayList<>(List.of(elements.remove(0).name()));
        for (; at != null && !(at instanceof EffectiveTree.Root); at = at.getParent()) {
            section.add(0, at.getName());
        }
        return new Detection.Subject(String.join("/", section), elements);
    }

    /** The setting of a location that a node shows; {@code null} where it shows none. */
    static Detection.@Nullable LocatedSetting setting(org.dom4j.Node node) {
        Detection.TargetSetting target = target(node);
        org.dom4j.Node top = node;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return target != null && top instanceof EffectiveTree.Root root
                ? new Detection.LocatedSetting(root.facts.node, target)
                : null;
    }

    /**
     * Where a person would add what is missing: the element that should hold it, else the element above; where a declared
     * expectation is not met, the site or application that it names; else the server's or lone site's root element. {@code null}
     * where no file of the server is well-formed.
     */
    @Nullable
    Origin missing(org.dom4j.Node node, LocationContext here, Dependencies reads) {
        for (Element at = node.getParent(); at instanceof EffectiveTree.Element element; at = at.getParent()) {
            Origin given = given(element.state.origin());
            if (given != null) {
                return given;
            }
        }
        Location owner = reads.functions.contains(IisFunction.EXPECTED) ? here.expectationOwner() : null;
        Origin element = owner != null
                ? element(owner)
                : here.node.kind() == Location.Kind.SITE ? element(here.node) : null;
        return element != null ? element : root(here.node);
    }

    private static @Nullable Origin element(Location owner) {
        Site site = owner.site();
        if (site == null || site.element() == null) {
            return null;
        }
        for (Location location = owner; location != null; location = location.parent()) {
            if (location.kind() == Location.Kind.SITE) {
                return site.element().origin();
            }
            if (location.kind() == Location.Kind.APPLICATION) {
                for (Site.Application application : site.applications()) {
                    ElementState element = application.element();
                    if (location.matches(application)) {
                        return element.origin();
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Origin root(Location location) {
        Server server = facts.server();
        XmlFile file = server.file();
        if (file == null) {
            for (XmlFile each : server.files().values()) {
                if (each.root() != null && (file == null || each.path().getNameCount() < file.path().getNameCount())) {
                    file = each;
                }
            }
        }
        return file == null || file.root() == null ? null : new Origin(file, file.root().nameSpan());
    }
}
