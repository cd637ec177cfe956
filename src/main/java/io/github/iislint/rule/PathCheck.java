package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.AttributeSchema.Type;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.iis.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LiteralExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NameStep;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Predicated;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.expr.UnionExpr;
import org.jaxen.expr.VariableReferenceExpr;
import org.jaxen.saxpath.Axis;
import org.jspecify.annotations.Nullable;

/**
 * Follows the paths of an expression through the schema, so that a misspelt section, element, attribute or flag is an error
 * when the rule is loaded. What the schema does not know is skipped: there are sections and attributes of others.
 */
final class PathCheck {

    private static final SchemaNode UNKNOWN = new SchemaNode(null, null, null, null);
    private static final SchemaNode TOP = new SchemaNode(null, null, null, "");

    private final Schema schema;
    private final Map<String, Set<SchemaNode>> variables = new HashMap<>();
    /** The sections that the expressions name by their full paths, and so may read; {@code null} for all. */
    private final @Nullable Set<String> readable;

    /** @param readable the sections that the expressions may read; {@code null} for all */
    PathCheck(Schema schema, @Nullable Set<String> readable) {
        this.schema = schema;
        this.readable = readable;
    }

    /**
     * A place in the effective configuration.
     *
     * @param parent {@code null} at the top
     * @param element {@code null} for what is not an element within a section
     * @param attribute {@code null} for what is no attribute that the schema knows
     * @param group the path of a section group, empty for {@code <configuration>}; {@code null} for what is none
     * @param left whether it is a group that a path climbs to out of one of its sections
     */
    record SchemaNode(@Nullable SchemaNode parent, @Nullable ElementSchema element, @Nullable AttributeSchema attribute,
            @Nullable String group, boolean left) {

        /** One that a path leads down to. */
        SchemaNode(@Nullable SchemaNode parent, @Nullable ElementSchema element, @Nullable AttributeSchema attribute,
                @Nullable String group) {
            this(parent, element, attribute, group, false);
        }

        boolean known() {
            return element != null || attribute != null || group != null;
        }
    }

    /** The root of the configuration in effect, the context of a match. */
    Set<SchemaNode> configuration() {
        return Set.of(group(TOP, ""));
    }

    private static SchemaNode group(SchemaNode parent, String path) {
        return new SchemaNode(parent, null, null, path);
    }

    /** Where what is called {@code $name} leads. */
    void variable(String name, Set<SchemaNode> places) {
        variables.put(name, places);
    }

    /**
     * Where an expression leads.
     *
     * @throws IllegalArgumentException with what is wrong and the nearest name, for what leads nowhere
     */
    Set<SchemaNode> follow(Expr expression, Set<SchemaNode> context) {
        if (expression instanceof LocationPath path) {
            return path(path, path.isAbsolute() ? Set.of(TOP) : context);
        }
        if (expression instanceof PathExpr path) {
            Set<SchemaNode> from = path.getFilterExpr() == null ? context : follow(path.getFilterExpr(), context);
            return path.getLocationPath() == null
                    ? from
                    : path.getFilterExpr() == null
                            ? follow(path.getLocationPath(), context)
                            : path(path.getLocationPath(), from);
        }
        if (expression instanceof FilterExpr filter) {
            Set<SchemaNode> found = filter.getExpr() == null ? Set.of(UNKNOWN) : follow(filter.getExpr(), context);
            predicates(filter, found);
            return found;
        }
        if (expression instanceof FunctionCallExpr call) {
            return call(call, context);
        }
        if (expression instanceof BinaryExpr binary) {
            Set<SchemaNode> both = new LinkedHashSet<>(follow(binary.getLHS(), context));
            both.addAll(follow(binary.getRHS(), context));
            return binary instanceof UnionExpr || binary.getOperator().equals("|") ? both : Set.of(UNKNOWN);
        }
        if (expression instanceof UnaryExpr unary) {
            follow(unary.getExpr(), context);
        }
        return expression instanceof VariableReferenceExpr variable
                ? variables.getOrDefault(variable.getVariableName(), Set.of(UNKNOWN))
                : Set.of(UNKNOWN);
    }

    private void predicates(Predicated filtered, Set<SchemaNode> context) {
        for (Object predicate : filtered.getPredicates()) {
            follow(((Predicate) predicate).getExpr(), context);
        }
    }

    private Set<SchemaNode> path(LocationPath path, Set<SchemaNode> from) {
        Set<SchemaNode> at = from;
        for (Object step : path.getSteps()) {
            at = step((Step) step, at);
            predicates((Step) step, at);
        }
        return at;
    }

    private Set<SchemaNode> step(Step step, Set<SchemaNode> from) {
        Set<SchemaNode> found = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (SchemaNode place : from) {
            Object next = next(step, place);
            if (next instanceof SchemaNode there) {
                found.add(there);
            } else {
                wrong.add((String) next);
            }
        }
        if (found.isEmpty() && !wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong.get(0));
        }
        return found;
    }

    /** A place, or what is wrong. */
    private Object next(Step step, SchemaNode place) {
        if (!place.known()) {
            return UNKNOWN;
        }
        String name = step instanceof NameStep named && !named.getLocalName().equals("*") ? named.getLocalName() : null;
        return switch (step.getAxis()) {
            case Axis.SELF -> place;
            case Axis.PARENT -> place.parent() == null ? UNKNOWN : parent(place, place.parent());
            case Axis.CHILD -> name == null ? UNKNOWN : child(name, place);
            case Axis.ATTRIBUTE -> name == null || place.element() == null ? UNKNOWN : attribute(name, place, place.element());
            default -> UNKNOWN;
        };
    }

    private static SchemaNode parent(SchemaNode place, SchemaNode parent) {
        return place.group() == null && parent.group() != null || place.left()
                ? new SchemaNode(parent.parent(), null, null, parent.group(), true)
                : parent;
    }

    private Object child(String name, SchemaNode place) {
        if (place.equals(TOP)) {
            return name.equals("configuration") ? group(TOP, "") : UNKNOWN;
        }
        if (place.attribute() != null) {
            return "\"" + name + "\" selects nothing: an attribute has no elements"
                    + (name.equals("value")
                            ? ""
                            : NearestName.of(name,
                                    List.of("value", "location")).map(near -> "; did you mean {" + near + "}?")
                                    .orElse("; ../@name is another attribute of the same element"));
        }
        if (place.group() != null) {
            return section(name, place, place.group());
        }
        ElementSchema element = place.element();
        return element == null ? UNKNOWN : child(name, place, element);
    }

    private static Object child(String name, SchemaNode place, ElementSchema element) {
        ElementSchema child = element.elements().get(name);
        Collection<String> names = new TreeSet<>(element.elements().keySet());
        for (ElementSchema.Collection collection : element.collections()) {
            child = child == null ? collection.add().get(name) : child;
            names.addAll(collection.add().keySet());
        }
        return child != null ? new SchemaNode(place, child, null, null) : missing("element", name, element, names);
    }

    private Object section(String name, SchemaNode place, String group) {
        String prefix = group.isEmpty() ? "" : group + "/";
        String full = prefix + name;
        ElementSchema section = schema.section(full);
        if (section != null && place.left() && readable != null && !readable.contains(full)) {
            return "the path goes from another "
                    + "section to the section " + full + "; name it by its full path: /configuration/"
                    + full;
        }
        if (section != null) {
            return new SchemaNode(place, section, null, null);
        }
        Set<String> names = new TreeSet<>();
        for (String path : schema.sections()) {
            if (path.startsWith(full + "/")) {
                return new SchemaNode(place, null, null, full, place.left());
            }
            if (path.startsWith(prefix)) {
                names.add(path.substring(prefix.length()).split("/", 2)[0]);
            }
        }
        // There are sections that no schema knows: a name is wrong only if it is the same as another but for a slip.
        return names.stream().filter(known -> NearestName.almost(known.toLowerCase(java.util.Locale.ROOT),
                name.toLowerCase(java.util.Locale.ROOT))).findFirst()
                .<Object>map(near -> "there is no section \"" + full + "\"; did you mean \"" + prefix + near + "\"?")
                .orElse(UNKNOWN);
    }

    private static Object attribute(String name, SchemaNode place, ElementSchema element) {
        AttributeSchema attribute = element.attributes().get(name);
        return attribute != null
                ? new SchemaNode(place, null, attribute, null)
                : missing("attribute", name, element, element.attributes().keySet());
    }

    private static Object missing(String kind, String name, ElementSchema element, Collection<String> names) {
        return element.open()
                ? UNKNOWN
                : NearestName.of(name, names).<Object>map(near -> "<" + element.name() + "> has no " + kind + " \""
                        + name + "\"; did you mean \"" + near + "\"?").orElse(UNKNOWN);
    }

    private Set<SchemaNode> call(FunctionCallExpr call, Set<SchemaNode> context) {
        List<Set<SchemaNode>> arguments = new ArrayList<>();
        for (Object argument : call.getParameters()) {
            arguments.add(follow((Expr) argument, context));
        }
        IisFunction function = "iis".equals(call.getPrefix()) ? IisFunction.of(call.getFunctionName()).orElse(null) : null;
        if (function == IisFunction.HAS_FLAG && arguments.size() == 2
                && call.getParameters().get(1) instanceof LiteralExpr flag) {
            flag(flag.getLiteral(), arguments.get(0));
        }
        return function == null ? Set.of(UNKNOWN) : result(function, arguments);
    }

    private Set<SchemaNode> result(IisFunction function, List<Set<SchemaNode>> arguments) {
        return switch (function) {
            case AT, BELOW, SERVER -> configuration();
            case SITE -> entry("system.applicationHost/sites", "site");
            case POOL -> entry("system.applicationHost/applicationPools", "add");
            case DUPLICATES, EARLIER_ENTRY -> arguments.isEmpty() ? Set.of(UNKNOWN) : arguments.get(0);
            case ASSUMED, BINDING, BYPASS, CERTIFICATE, ENDPOINT, ENDPOINTS, ENTRIES_OWN, EQUALS, EXPECTED, EXPIRES_WITHIN,
                    FLAGS_STYLE,
                    HAS_BIT, HAS_FLAG,
                    HAS_LOCATION, HTTP_PARAMETERS, IF, IS_SET, LEVEL, LOCATION, LOCKED, LOWER_CASE, MAPPING_IN_EFFECT,
                    MODULE_INSTALLED, PASSWORD_KIND,
                    REQUESTED_BELOW, SCHANNEL, SECONDS, SET_HERE, SETS, VISITED, WINDOWS ->
                Set.of(UNKNOWN);
        };
    }

    private Set<SchemaNode> entry(String section, String name) {
        ElementSchema holder = schema.section(section);
        ElementSchema found = holder == null ? null : holder.collections().get(0).add().get(name);
        return found == null ? Set.of(UNKNOWN) : Set.of(new SchemaNode(group(TOP, ""), found, null, null));
    }

    /** The element that a path leads to from {@code <configuration>}. */
    SchemaNode element(String path) {
        return new SchemaNode(group(TOP, ""), ConfigurationPath.of(schema, path).element(), null, null);
    }

    /** @throws IllegalArgumentException if none of the attributes has such a flag */
    static void flag(String name, Set<SchemaNode> places) {
        for (SchemaNode place : places) {
            if (place.attribute() == null || place.attribute().type() != Type.FLAGS
                    || Flags.canonical(name, ValueFunctions.flags(place.attribute())).isPresent()) {
                return;
            }
        }
        places.stream().map(SchemaNode::attribute).findFirst().ifPresent(attribute -> {
            throw new IllegalArgumentException(noFlag(name, ValueFunctions.flags(attribute)));
        });
    }

    private static String noFlag(String name, Map<String, Long> known) {
        return "there is no flag \"" + name + "\"" + NearestName.hint(name, known.keySet())
                .orElse("; there are " + String.join(", ", new TreeSet<>(known.keySet())));
    }
}
