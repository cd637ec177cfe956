package io.github.iislint.rule;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.iis.schema.Placeholder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.dom4j.Node;
import org.dom4j.QName;
import org.dom4j.tree.BaseElement;
import org.dom4j.tree.DefaultAttribute;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/**
 * The effective configuration of a location as a dom4j tree, built lazily where an expression reads it. Defaults of the
 * schema are attributes like others, and every node knows the state that it shows.
 */
final class EffectiveTree {

    private static final int MOST_NAMES = 4096;

    /** The cache of dom4j asks for the thread, and then for weak references: a hundredth of a run over 1,000 servers. */
    private static final Map<String, QName> NAMES = new ConcurrentHashMap<>();

    private EffectiveTree() {
    }

    private static QName name(String name) {
        QName known = NAMES.get(name);
        if (known == null) {
            known = QName.get(name);
            if (NAMES.size() < MOST_NAMES) {
                NAMES.put(name, known);
            }
        }
        return known;
    }

    /**
     * What a value that is known only at deployment is treated as. A finding counts if it holds in both worlds, so that a
     * placeholder neither satisfies nor violates anything.
     */
    enum World {
        LEAST,
        MOST;

        String value(@Nullable AttributeSchema schema, String written) {
            if (schema == null) {
                return this == LEAST ? "" : written;
            }
            return switch (schema.type()) {
                case BOOL -> this == LEAST ? "false" : "true";
                case FLAGS -> this == LEAST ? "None" : String.join(", ", schema.names().keySet());
                case INT, UINT, INT64 -> this == LEAST ? "0" : "4294967295";
                case ENUM -> this == LEAST
                        ? schema.names().keySet().stream().findFirst().orElse("")
                        : schema.names().keySet().stream().reduce((first, second) -> second).orElse(written);
                default -> this == LEAST ? "" : written;
            };
        }
    }

    /** One of the worlds, as a tree and those that functions reach from it show it. */
    static final class View {

        private final World world;
        private boolean differs;

        View(World world) {
            this.world = world;
        }

        /** Whether something that was examined is otherwise in the other world; if not, all that was found is the same there. */
        boolean differs() {
            return differs;
        }

        /** What holds in the world of most alone. */
        boolean inMost(boolean holds) {
            differs |= holds;
            return holds && world == World.MOST;
        }

        /** @param written holds a placeholder */
        private String unknown(@Nullable AttributeSchema schema, String written) {
            differs = true;
            return world.value(schema, written);
        }
    }

    /** An element that holds sections and groups, by their names, so that their order is the same whatever is read first. */
    static class GroupElement extends DefaultElement {

        private static final long serialVersionUID = 1L;

        private final transient @Nullable Root root;
        private final String path;
        /** By names that were looked for; {@link Child#NONE} where there is nothing. */
        private final transient Map<String, Child> known = new HashMap<>();
        private boolean complete;

        /** A section or a group. */
        private record Child(org.dom4j.@Nullable Element element, @Nullable String section) {

            private static final Child NONE = new Child(null, null);
        }

        GroupElement(QName name, @Nullable Root root, String path) {
            super(name);
            this.root = root;
            this.path = path;
        }

        Root root() {
            return root == null ? (Root) this : root;
        }

        /** The child of that name, built if necessary; {@code null} where there is neither a group nor a section. */
        org.dom4j.@Nullable Element build(String name) {
            Child child = known.get(name);
            if (child == null) {
                child = child(name);
                known.put(name, child);
            }
            if (child.section != null) {
                root().read(child.section);
            }
            return child.element;
        }

        private Child child(String name) {
            String full = path.isEmpty() ? name : path + "/" + name;
            LocationContext context = root().facts;
            ElementState state = context.section(full);
            if (state == null && !context.isGroup(full)) {
                return Child.NONE;
            }
            org.dom4j.Element element = state == null
                    ? new GroupElement(name(name), root(), full)
                    : new Element(state, root().view);
            List<Node> content = contentList();
            int at = content.size();
            while (at > 0 && content.get(at - 1).getName().compareTo(name) > 0) {
                at--;
            }
            element.setParent(this);
            content.add(at, element);
            return new Child(element, state == null ? null : full);
        }

        void buildAll() {
            if (complete) {
                return;
            }
            root().facts.childrenOf(path).forEach(this::build);
            for (int i = 0; i < nodeCount(); i++) {
                if (node(i) instanceof GroupElement group) {
                    group.buildAll();
                }
            }
            complete = root().allowed == null;
        }
    }

    /** The {@code <configuration>} in effect at a location. */
    static final class Root extends GroupElement {

        private static final long serialVersionUID = 1L;

        final transient LocationContext facts;
        final transient View view;
        private transient @Nullable Set<String> allowed;
        private final transient Map<String, List<?>> answers = new HashMap<>();
        private final transient Map<Object, Object> values = new IdentityHashMap<>();
        private final transient Map<ElementState, Element> entries = new IdentityHashMap<>();
        private transient @Nullable DefaultElement above;

        /** A tree for any number of expressions, which may read what is {@linkplain #allow allowed} then; at first all. */
        Root(LocationContext context, World world) {
            this(context, new View(world));
        }

        private Root(LocationContext context, View view) {
            super(name("configuration"), null, "");
            this.facts = context;
            this.view = view;
        }

        /** The section of a path, built if necessary; {@code null} if there is none. */
        org.dom4j.@Nullable Element section(String section) {
            org.dom4j.Element at = this;
            for (String segment : section.split("/")) {
                at = at instanceof GroupElement group ? group.build(segment) : null;
            }
            return at;
        }

        /** The tree of another location in the same world, as a function reaches it. */
        Root of(Location location) {
            return new Root(facts.server.at(location), view);
        }

        org.dom4j.Element above() {
            if (above == null) {
                above = new Above(this);
            }
            return above;
        }

        /**
         * What a function answers that depends on this tree alone. A predicate asks once for each of the nodes that it looks at.
         *
         * @param call the name of the function with its arguments
         */
        @SuppressWarnings("unchecked")
        <T> List<T> once(String call, Supplier<List<T>> answer) {
            List<?> known = answers.get(call);
            if (known == null) {
                known = Collections.unmodifiableList(answer.get());
                answers.put(call, known);
            }
            return (List<T>) known;
        }

        /** The value that something has in this tree: an expression that is {@linkplain ContextFree context-free}, for one. */
        @Nullable
        Object value(Object of) {
            return values.get(of);
        }

        void keep(Object of, Object value) {
            values.put(of, value);
        }

        /** The child of an element of this tree that shows an entry; {@code null} where none does. */
        @Nullable
        Element child(org.dom4j.Element parent, ElementState entry) {
            if (!entries.containsKey(entry)) {
                for (int i = 0; i < parent.nodeCount(); i++) {
                    if (parent.node(i) instanceof Element child) {
                        entries.put(child.state, child);
                    }
                }
            }
            return entries.get(entry);
        }

        /** @param sections those that the expressions to come may read; {@code null} for all */
        void allow(@Nullable Set<String> sections) {
            allowed = sections;
        }

        private void read(String section) {
            if (allowed != null && !allowed.contains(section)) {
                throw new IllegalStateException("it reads the section " + section + ", which it does not name by its full path");
            }
        }
    }

    /** What {@code /} means: the node whose only child is {@code <configuration>}, which does not know it. */
    static final class Above extends DefaultElement {

        private static final long serialVersionUID = 1L;

        private final transient Node only;

        Above(Node only) {
            super("root");
            this.only = only;
        }

        @Override
        public int nodeCount() {
            return 1;
        }

        @Override
        public Node node(int index) {
            return only;
        }
    }

    /** A section or something within it. What is in it is made when it is examined: a rule looks at little of a site. */
    static final class Element extends BaseElement {

        private static final long serialVersionUID = 1L;

        final transient ElementState state;
        private final transient View view;
        /** The attributes that were asked for by their names. */
        private transient List<Attribute> asked = List.of();

        Element(ElementState state, View view) {
            super(name(state.name()));
            this.state = state;
            this.view = view;
        }

        /** The attribute of a name, made if necessary: an element has up to forty defaults, of which a rule asks for one. */
        @Nullable
        Attribute named(String name) {
            Attribute attribute = of(asked, name);
            if (attribute == null) {
                attribute = made(name);
                if (attribute != null) {
                    asked = asked.isEmpty() ? new ArrayList<>(2) : asked;
                    add(asked, attribute);
                }
            }
            return attribute;
        }

        private @Nullable Attribute made(String name) {
            AttributeState set = state.attribute(name);
            if (set != null) {
                return new Attribute(set, view);
            }
            AttributeSchema known = state.schema() == null ? null : state.schema().attributes().get(name);
            return known == null || known.defaultValue() == null ? null : new Attribute(known);
        }

        private static @Nullable Attribute of(List<Attribute> attributes, String name) {
            for (Attribute attribute : attributes) {
                if (attribute.getName().equals(name)) {
                    return attribute;
                }
            }
            return null;
        }

        @Override
        protected List<org.dom4j.Attribute> attributeList() {
            if (attributes == null) {
                List<Attribute> before = asked;
                asked = new ArrayList<>();
                for (AttributeState set : state.attributes()) {
                    Attribute known = of(before, set.name());
                    add(asked, known == null ? new Attribute(set, view) : known);
                }
                ElementSchema schema = state.schema();
                for (AttributeSchema each : schema == null ? List.<AttributeSchema>of() : schema.attributes().values()) {
                    if (each.defaultValue() != null && state.attribute(each.name()) == null) {
                        Attribute known = of(before, each.name());
                        add(asked, known == null ? new Attribute(each) : known);
                    }
                }
                attributes = new ArrayList<>(asked);
            }
            return attributes;
        }

        @Override
        protected List<Node> contentList() {
            if (content == null) {
                content = new ArrayList<>();
                ElementSchema schema = state.schema();
                Set<String> known = schema == null ? Set.of() : schema.elements().keySet();
                for (String name : known) {
                    ElementState within = state.child(name);
                    if (within != null) {
                        add(content, new Element(within, view));
                    }
                }
                for (ElementState child : state.children()) {
                    if (!known.contains(child.name())) {
                        add(content, new Element(child, view));
                    }
                }
                for (ElementState entry : state.entries()) {
                    add(content, new Element(entry, view));
                }
            }
            return content;
        }

        private <T extends Node> void add(List<? super T> to, T node) {
            node.setParent(this);
            to.add(node);
        }
    }

    /** A setting that a file sets, or the default of the schema. */
    static final class Attribute extends DefaultAttribute {

        private static final long serialVersionUID = 1L;

        /** {@code null} for a default. */
        final transient @Nullable AttributeState state;
        final transient @Nullable AttributeSchema schema;

        Attribute(AttributeState state, View view) {
            super(name(state.name()), Placeholder.in(state.value())
                    ? view.unknown(state.schema(), state.value())
                    : canonical(state.schema(), state.value()));
            this.state = state;
            this.schema = state.schema();
        }

        Attribute(AttributeSchema schema) {
            super(name(schema.name()), schema.defaultValue());
            this.state = null;
            this.schema = schema;
        }

        /** What rules compare: {@code true} and {@code false}, and the names of an enum, as the schema spells them. */
        private static String canonical(@Nullable AttributeSchema schema, String written) {
            if (schema == null) {
                return written;
            }
            return switch (schema.type()) {
                case BOOL -> written.equals("1") ? "true" : written.equals("0") ? "false" : written.toLowerCase(Locale.ROOT);
                case ENUM -> Flags.canonical(written, schema.names()).orElseGet(() -> named(schema, written));
                default -> written;
            };
        }

        private static String named(AttributeSchema schema, String written) {
            OptionalLong number = Flags.number(written);
            return schema.names().entrySet().stream()
                    .filter(name -> number.isPresent() && name.getValue() == number.getAsLong()).map(Map.Entry::getKey)
                    .findFirst().orElse(written);
        }

        boolean secret() {
            return schema != null && schema.encrypted();
        }
    }
}
