package io.github.iislint.rule;

import io.github.iislint.iis.AttributeSchema;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementSchema;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Placeholder;
import java.util.Map;
import java.util.Set;
import org.dom4j.QName;
import org.dom4j.tree.DefaultAttribute;
import org.dom4j.tree.DefaultElement;

/**
 * The effective configuration of a location as a dom4j tree, built where an expression goes. Defaults of the schema are
 * attributes like others, and every node knows the state that it shows.
 */
final class EffectiveTree {

    private EffectiveTree() {
    }

    /**
     * What a value that only deployment knows is taken for. A finding counts if it holds in both worlds, so that a placeholder
     * neither satisfies nor violates anything.
     */
    enum World {
        LEAST, MOST;

        String value(AttributeSchema schema, String written) {
            if (schema == null) {
                return this == LEAST ? "" : written;
            }
            return switch (schema.type()) {
                case BOOL -> this == LEAST ? "false" : "true";
                case FLAGS -> this == LEAST ? "None" : String.join(", ", schema.names().keySet());
                case INT, UINT, INT64 -> this == LEAST ? "0" : "4294967295";
                case ENUM -> this == LEAST ? schema.names().keySet().stream().findFirst().orElse("")
                        : schema.names().keySet().stream().reduce((first, second) -> second).orElse(written);
                default -> this == LEAST ? "" : written;
            };
        }
    }

    /** An element that holds sections. */
    static class Group extends DefaultElement {

        private static final long serialVersionUID = 1L;

        private final transient Root root;
        private final String path;

        Group(QName name, Root root, String path) {
            super(name);
            this.root = root;
            this.path = path;
        }

        Root root() {
            return root == null ? (Root) this : root;
        }

        /** The child of that name, built if need be; {@code null} where there is neither a group nor a section. */
        org.dom4j.Element build(String name) {
            for (int i = 0; i < nodeCount(); i++) {
                if (node(i) instanceof org.dom4j.Element child && child.getName().equals(name)) {
                    return child;
                }
            }
            String full = path.isEmpty() ? name : path + "/" + name;
            Facts facts = root().facts;
            ElementState state = facts.section(full);
            org.dom4j.Element child = null;
            if (state != null) {
                root().read(full);
                child = Element.of(state, root().world);
            } else if (facts.isGroup(full)) {
                child = new Group(QName.get(name), root(), full);
            }
            if (child != null) {
                add(child);
            }
            return child;
        }

        void buildAll() {
            Set<String> names = root().facts.childrenOf(path);
            names.forEach(this::build);
            for (int i = 0; i < nodeCount(); i++) {
                if (node(i) instanceof Group group) {
                    group.buildAll();
                }
            }
        }
    }

    /** The {@code <configuration>} in effect at a location. */
    static final class Root extends Group {

        private static final long serialVersionUID = 1L;

        final transient Facts facts;
        final World world;
        private final transient Set<String> allowed;
        private transient DefaultElement above;

        /** @param allowed the sections that the expression may read; {@code null} for all */
        Root(Facts facts, World world, Set<String> allowed) {
            super(QName.get("configuration"), null, "");
            this.facts = facts;
            this.world = world;
            this.allowed = allowed;
        }

        /** What {@code /} means: the node whose only child is {@code <configuration>}. */
        org.dom4j.Element above() {
            if (above == null) {
                above = new DefaultElement("root") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public int nodeCount() {
                        return 1;
                    }

                    @Override
                    public org.dom4j.Node node(int index) {
                        return Root.this;
                    }
                };
            }
            return above;
        }

        private void read(String section) {
            if (allowed != null && !allowed.contains(section)) {
                throw new IllegalStateException("it reads the section " + section + ", which it does not name by its full path");
            }
        }
    }

    /** A section or something within it. */
    static final class Element extends DefaultElement {

        private static final long serialVersionUID = 1L;

        final transient ElementState state;

        private Element(ElementState state) {
            super(state.name());
            this.state = state;
        }

        static Element of(ElementState state, World world) {
            Element element = new Element(state);
            for (AttributeState set : state.attributes()) {
                element.add(new Attribute(set, world));
            }
            ElementSchema schema = state.schema();
            if (schema != null) {
                for (AttributeSchema known : schema.attributes().values()) {
                    if (known.defaultValue() != null && state.attribute(known.name()) == null) {
                        element.add(new Attribute(known));
                    }
                }
                for (Map.Entry<String, ElementSchema> known : schema.elements().entrySet()) {
                    element.add(of(state.child(known.getKey()), world));
                }
            }
            for (ElementState child : state.children()) {
                if (schema == null || !schema.elements().containsKey(child.name())) {
                    element.add(of(child, world));
                }
            }
            for (ElementState entry : state.entries()) {
                element.add(of(entry, world));
            }
            return element;
        }
    }

    /** A setting that a file sets, or the default of the schema. */
    static final class Attribute extends DefaultAttribute {

        private static final long serialVersionUID = 1L;

        /** {@code null} for a default. */
        final transient AttributeState state;
        final transient AttributeSchema schema;

        Attribute(AttributeState state, World world) {
            super(QName.get(state.name()), Placeholder.in(state.value()) ? world.value(state.schema(), state.value()) : state.value());
            this.state = state;
            this.schema = state.schema();
        }

        Attribute(AttributeSchema schema) {
            super(QName.get(schema.name()), schema.defaultValue());
            this.state = null;
            this.schema = schema;
        }

        boolean secret() {
            return schema != null && schema.encrypted();
        }
    }
}
