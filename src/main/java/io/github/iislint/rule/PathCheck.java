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
 * Follows the paths of an expression through the schema, so that a misspelt section, element, attribute or flag is an error when
 * the rule loads. What the schema does not know is left alone: there are sections and attributes of others.
 */
final class PathCheck {

    private static final Place UNKNOWN = new Place(null, null, null, null);
    private static final Place TOP = new Place(null, null, null, "");

    private final Schema schema;
    private final Map<String, Set<Place>> variables = new HashMap<>();
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
     * @param element {@code null} for what is no element within a section
     * @param attribute {@code null} for what is no attribute that the schema knows
     * @param group the path of a section group, empty for {@code <configuration>}; {@code null} for what is none
     * @param left whether it is a group that a path climbs to out of one of its sections
     */
    record Place(@Nullable Place parent, @Nullable ElementSchema element, @Nullable AttributeSchema attribute,
            @Nullable String group, boolean left) {

        /** One that a path leads down to. */
        Place(@Nullable Place parent, @Nullable ElementSchema element, @Nullable AttributeSchema attribute,
                @Nullable String group) {
            this(parent, element, attribute, group, false);
        }

        boolean known() {
            return element != null || attribute != null || group != null;
        }
    }

    /** The root of the configuration in effect, the context of a match. */
    Set<Place> configuration() {
        return Set.of(group(TOP, ""));
    }

    private static Place group(Place parent, String path) {
        return new Place(parent, null, null, path);
    }

    /** Where what is called {@code $name} leads. */
    void variable(String name, Set<Place> places) {
        variables.put(name, places);
    }

    /**
     * Where an expression leads.
     *
     * @throws IllegalArgumentException with what is wrong and the nearest name, for what leads nowhere
     */
    Set<Place> follow(Expr expression, Set<Place> context) {
        if (expression instanceof LocationPath path) {
            return path(path, path.isAbsolute() ? Set.of(TOP) : context);
        }
        if (expression instanceof PathExpr path) {
            Set<Place> from = path.getFilterExpr() == null ? context : follow(path.getFilterExpr(), context);
            return path.getLocationPath() == null
                    ? from
                    : path.getFilterExpr() == null
                            ? follow(path.getLocationPath(), context)
                            : path(path.getLocationPath(), from);
        }
        if (expression instanceof FilterExpr filter) {
            Set<Place> found = filter.getExpr() == null ? Set.of(UNKNOWN) : follow(filter.getExpr(), context);
            predicates(filter, found);
            return found;
        }
        if (expression instanceof FunctionCallExpr call) {
            return call(call, context);
        }
        if (expression instanceof BinaryExpr binary) {
            Set<Place> both = new LinkedHashSet<>(follow(binary.getLHS(), context));
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

    private void predicates(Predicated filtered, Set<Place> context) {
        for (Object predicate : filtered.getPredicates()) {
            follow(((Predicate) predicate).getExpr(), context);
        }
    }

    private Set<Place> path(LocationPath path, Set<Place> from) {
        Set<Place> at = from;
        for (Object step : path.getSteps()) {
            at = step((Step) step, at);
            predicates((Step) step, at);
        }
        return at;
    }

    private Set<Place> step(Step step, Set<Place> from) {
        Set<Place> found = new LinkedHashSet<>();
        List<String> wrong = new ArrayList<>();
        for (Place place : from) {
            Object next = next(step, place);
            if (next instanceof Place there) {
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
    private Object next(Step step, Place place) {
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

    private static Place parent(Place place, Place parent) {
        return place.group() == null && parent.group() != null || place.left()
                ? new Place(parent.parent(), null, null, parent.group(), true)
                : parent;
    }

    private Object child(String name, Place place) {
        if (place.equals(TOP)) {
            return name.equals("configuration") ? group(TOP, "") : UNKNOWN;
        }
        if (place.attribute() != null) {
            return "\"" + name + "\" leads nowhere: an attribute holds no elements"
                    + (name.equals("value")
                            ? ""
                            : NearestName.of(name,
                                    List.of("value", "location")).map(near -> "; did you mean {" + near + "}?")
                                    .orElse("; ../@name is one beside it"));
        }
        if (place.group() != null) {
            return section(name, place, place.group());
        }
        ElementSchema element = place.element();
        return element == null ? UNKNOWN : child(name, place, element);
    }

    private static Object child(String name, Place place, ElementSchema element) {
        ElementSchema child = element.elements().get(name);
        Collection<String> names = new TreeSet<>(element.elements().keySet());
        for (ElementSchema.Collection collection : element.collections()) {
            child = child == null ? collection.add().get(name) : child;
            names.addAll(collection.add().keySet());
        }
        return child != null ? new Place(place, child, null, null) : missing("element", name, element, names);
    }

    private Object section(String name, Place place, String group) {
        String prefix = group.isEmpty() ? "" : group + "/";
        String full = prefix + name;
        ElementSchema section = schema.section(full);
        if (section != null && place.left() && readable != null && !readable.contains(full)) {
            return "the path leads to the section " + full + " out of another one; name it by its full path: /configuration/"
                    + full;
        }
        if (section != null) {
            return new Place(place, section, null, null);
        }
        Set<String> names = new TreeSet<>();
        for (String path : schema.sections()) {
            if (path.startsWith(full + "/")) {
                return new Place(place, null, null, full, place.left());
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

    private static Object attribute(String name, Place place, ElementSchema element) {
        AttributeSchema attribute = element.attributes().get(name);
        return attribute != null
                ? new Place(place, null, attribute, null)
                : missing("attribute", name, element, element.attributes().keySet());
    }

    private static Object missing(String kind, String name, ElementSchema element, Collection<String> names) {
        return element.open()
                ? UNKNOWN
                : NearestName.of(name, names).<Object>map(near -> "<" + element.name() + "> has no " + kind + " \""
                        + name + "\"; did you mean \"" + near + "\"?").orElse(UNKNOWN);
    }

    private Set<Place> call(FunctionCallExpr call, Set<Place> context) {
        List<Set<Place>> arguments = new ArrayList<>();
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

    private Set<Place> result(IisFunction function, List<Set<Place>> arguments) {
        return switch (function) {
            case AT, BELOW, SERVER -> configuration();
            case SITE -> entry("system.applicationHost/sites", "site");
            case POOL -> entry("system.applicationHost/applicationPools", "add");
            case DUPLICATES, EARLIER_ENTRY -> arguments.isEmpty() ? Set.of(UNKNOWN) : arguments.get(0);
            case ASSUMED, BINDING, BYPASS, CERTIFICATE, ENDPOINT, ENDPOINTS, ENTRIES_OWN, EQUALS, EXPECTED, EXPIRES_WITHIN,
                    FLAGS_STYLE,
                    HAS_BIT, HAS_FLAG,
                    HAS_LOCATION, HTTP_PARAMETERS, IS_SET, LEVEL, LOCATION, LOCKED, LOWER_CASE, MAPPING_IN_EFFECT,
                    MODULE_INSTALLED, PASSWORD_KIND,
                    REQUESTED_BELOW, SCHANNEL, SECONDS, SET_HERE, SETS, VISITED, WINDOWS ->
                Set.of(UNKNOWN);
        };
    }

    private Set<Place> entry(String section, String name) {
        ElementSchema holder = schema.section(section);
        ElementSchema found = holder == null ? null : holder.collections().get(0).add().get(name);
        return found == null ? Set.of(UNKNOWN) : Set.of(new Place(group(TOP, ""), found, null, null));
    }

    /** The element that a path leads to from {@code <configuration>}. */
    Place element(String path) {
        return new Place(group(TOP, ""), ConfigurationPath.of(schema, path).element(), null, null);
    }

    /** @throws IllegalArgumentException if none of the attributes has such a flag */
    static void flag(String name, Set<Place> places) {
        for (Place place : places) {
            if (place.attribute() == null || place.attribute().type() != Type.FLAGS
                    || Flags.canonical(name, ValueFunctions.flags(place.attribute())).isPresent()) {
                return;
            }
        }
        places.stream().map(Place::attribute).findFirst().ifPresent(attribute -> {
            throw new IllegalArgumentException(noFlag(name, ValueFunctions.flags(attribute)));
        });
    }

    private static String noFlag(String name, Map<String, Long> known) {
        return "there is no flag \"" + name + "\"" + NearestName.hint(name, known.keySet())
                .orElse("; there are " + String.join(", ", new TreeSet<>(known.keySet())));
    }
}
