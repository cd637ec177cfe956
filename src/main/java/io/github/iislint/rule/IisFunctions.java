package io.github.iislint.rule;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Site;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.iis.schema.Placeholder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dom4j.Element;
import org.dom4j.tree.DefaultElement;
import org.jaxen.Context;
import org.jaxen.Function;
import org.jaxen.FunctionCallException;
import org.jaxen.FunctionContext;
import org.jaxen.Navigator;
import org.jaxen.SimpleFunctionContext;
import org.jaxen.UnresolvableException;
import org.jaxen.XPathFunctionContext;
import org.jaxen.function.BooleanFunction;
import org.jaxen.function.NumberFunction;
import org.jaxen.function.StringFunction;
import org.jspecify.annotations.Nullable;

/** The functions of the prefix {@code iis:} that rules call. CONTRIBUTING.md documents them for authors of rules. */
final class IisFunctions {

    static final String NAMESPACE = "urn:iislint:functions:1";

    static final FunctionContext CONTEXT = context();

    private static final int LONGEST_TEXT = 16_000_000;

    private IisFunctions() {
    }

    /** The arguments of one call, and where it happens. */
    private record Arguments(String name, Context context, List<?> values) {

        String string(int index) throws FunctionCallException {
            return StringFunction.evaluate(value(index), navigator());
        }

        long number(int index) throws FunctionCallException {
            return NumberFunction.evaluate(value(index), navigator()).longValue();
        }

        /** The first node of an argument, or {@code null}. */
        @Nullable
        Object node(int index) throws FunctionCallException {
            Object value = value(index);
            return !(value instanceof List<?> list) ? value : list.isEmpty() ? null : list.get(0);
        }

        private Object value(int index) throws FunctionCallException {
            if (values.size() <= index) {
                throw new FunctionCallException("iis:" + name + " needs " + (index + 1) + " arguments");
            }
            return values.get(index);
        }

        private Navigator navigator() {
            return context.getNavigator();
        }

        EffectiveTree.Root root() throws FunctionCallException {
            Object at = context.getNodeSet().isEmpty() ? null : context.getNodeSet().get(0);
            if (at instanceof org.dom4j.Node node && Expression.top(node) instanceof EffectiveTree.Root root) {
                return root;
            }
            throw new FunctionCallException("iis:" + name + " works on locations only; it cannot be called in a rule with "
                    + "scope=\"file\"");
        }

        LocationContext facts() throws FunctionCallException {
            return root().facts;
        }
    }

    /** One method, and not a map of lambdas: each of them would be a class to be loaded before the first rule runs. */
    private static Object call(IisFunction function, Arguments a) throws FunctionCallException {
        return switch (function) {
            case HAS_FLAG -> {
                Map<String, Long> known = ValueFunctions.flags(a.node(0));
                yield Flags.has(a.string(0), flag(a.string(1), known), known);
            }
            case HAS_BIT -> {
                OptionalLong bits = Flags.number(a.string(0).strip());
                yield bits.isPresent() && (bits.getAsLong() & a.number(1)) != 0;
            }
            case FLAGS_STYLE -> ValueFunctions.style(a.string(0), ValueFunctions.flags(a.node(0)));
            case IF ->
                BooleanFunction.evaluate(a.value(0), a.navigator()) ? a.string(1) : a.values().size() > 2 ? a.string(2) : "";
            case EQUALS -> ValueFunctions.equal(a.value(0), a.value(1), a.navigator());
            case LOWER_CASE -> a.string(0).toLowerCase(Locale.ROOT);
            case DUPLICATES -> ValueFunctions.duplicates(a.value(0), a.navigator());
            case SECONDS -> ValueFunctions.seconds(a.node(0), a.string(0));
            case BINDING -> List.of(ValueFunctions.binding(a.node(0), a.string(0)));
            case IS_SET -> !(a.node(0) instanceof EffectiveTree.Attribute attribute)
                    || attribute.state != null && !attribute.state.origin().shipped();
            case SET_HERE -> a.node(0) instanceof EffectiveTree.Attribute attribute && setHere(attribute);
            case EXPECTED -> a.facts().expected();
            case MAPPING_IN_EFFECT -> MappingFunctions.inEffect(a.facts())
                    || a.root().view.inMost(MappingFunctions.unknown(a.facts()));
            case LOCATION -> location(a).node.path();
            case LEVEL -> a.facts().node.kind().toString();
            case SITE -> once(a, function, IisFunctions::site);
            case POOL -> once(a, function, IisFunctions::pool);
            case AT -> at(a);
            case BELOW -> once(a, function, IisFunctions::below);
            case MODULE_INSTALLED -> MappingFunctions.installed(a.facts().node, a.string(0));
            case CERTIFICATE -> List.of(placeholder(a.node(0))
                    ? new DefaultElement("certificate")
                    : a.facts().server.certificates.describe(a.string(0)));
            case EXPIRES_WITHIN -> (double) a.facts().server.certificates.expiresWithin();
            case PASSWORD_KIND -> a.node(0) instanceof EffectiveTree.Attribute attribute
                    ? MappingFunctions.passwordKind(attribute.state)
                    : "absent";
            case EARLIER_ENTRY -> earlierEntry(a);
            case REQUESTED_BELOW -> requestedBelow(a.root());
            case ENDPOINT -> EndpointFunction.describe(a.facts().server.httpSys, part(a, 0, "bindingInformation"),
                    part(a, 1, "sslFlags"));
            case ENDPOINTS -> EndpointFunction.all(a.facts().server.httpSys, a.facts().server.server);
            case SCHANNEL -> RegistryFunctions.schannel(a.facts().server.httpSys);
            case HTTP_PARAMETERS -> RegistryFunctions.httpParameters(a.facts().server.httpSys);
            case ENTRIES_OWN -> once(a, function, IisFunctions::ownEntries);
            case BYPASS -> once(a, function, IisFunctions::bypass);
            case WINDOWS -> a.facts().server.windows().isPresent()
                    ? (double) a.facts().server.windows().getAsInt()
                    : Double.NaN;
            case SERVER ->
                List.of(a.root().of(a.facts().server.server.root()));
            case SETS -> a.facts().server.sets(a.string(0));
            case HAS_LOCATION -> a.facts().server.hasLocation(a.string(0));
            case ASSUMED -> a.facts().server.server.assumed();
            case VISITED -> a.facts().visited();
            case LOCKED -> {
                SectionState state = a.facts().node.section(a.string(0));
                yield state != null && a.facts().node.locks(state);
            }
        };
    }

    /** A function of this prefix or of XPath; {@code null} where there is none of that name. */
    static @Nullable Function function(String prefix, String name) {
        try {
            return CONTEXT.getFunction(prefix.isEmpty() ? null : prefix.equals("iis") ? NAMESPACE : prefix, prefix, name);
        } catch (UnresolvableException e) {
            return null;
        }
    }

    private static FunctionContext context() {
        // Without the extensions of Jaxen: document() would read any file or address.
        SimpleFunctionContext functions = new XPathFunctionContext(false);
        functions.registerFunction(null, "concat", IisFunctions::concat);
        for (IisFunction function : IisFunction.values()) {
            functions.registerFunction(NAMESPACE, function.toString(), new Named(function));
        }
        return functions;
    }

    /** The function of XPath; forty {@code <let>} that double a text would otherwise take all memory. */
    private static Object concat(Context context, List<?> arguments) throws FunctionCallException {
        if (arguments.size() < 2) {
            throw new FunctionCallException("concat() needs at least two arguments");
        }
        StringBuilder text = new StringBuilder();
        for (Object argument : arguments) {
            String part = StringFunction.evaluate(argument, context.getNavigator());
            if (text.length() + part.length() > LONGEST_TEXT) {
                throw new FunctionCallException("concat() produces text of more than " + LONGEST_TEXT + " characters");
            }
            text.append(LocalNameNavigator.charge(part));
        }
        return text.toString();
    }

    private record Named(IisFunction function) implements Function {

        @Override
        @SuppressWarnings("rawtypes")
        public Object call(Context context, List arguments) throws FunctionCallException {
            return IisFunctions.call(function, new Arguments(function.toString(), context, arguments));
        }
    }

    /** An argument, or what the element has for it that is the only one. */
    private static String part(Arguments arguments, int index, String attribute) throws FunctionCallException {
        return arguments.values().size() == 1 && arguments.node(0) instanceof Element element
                ? Optional.ofNullable(element.attributeValue(attribute)).orElse("")
                : arguments.string(index);
    }

    /** The location in whose tree the argument is, if there is one; else the one that the rule looks at. */
    private static LocationContext location(Arguments arguments) throws FunctionCallException {
        return !arguments.values().isEmpty() && arguments.node(0) instanceof org.dom4j.Node node
                && Expression.top(node) instanceof EffectiveTree.Root root ? root.facts : arguments.facts();
    }

    private static boolean placeholder(@Nullable Object node) {
        return node instanceof EffectiveTree.Attribute attribute && attribute.state != null
                && Placeholder.in(attribute.state.value());
    }

    /** Whether the location in whose tree an attribute is sets it itself. */
    private static boolean setHere(EffectiveTree.Attribute attribute) {
        if (attribute.state == null || !(Expression.top(attribute) instanceof EffectiveTree.Root root)) {
            return false;
        }
        String section = Anchors.target(attribute).section();
        SectionState above = root.facts.node.inherited(section);
        return root.facts.node.own().containsKey(section) && (above == null || !holds(above.element(), attribute.state));
    }

    private static boolean holds(ElementState element, AttributeState state) {
        return element.attributes().stream().anyMatch(a -> a == state)
                || element.children().stream().anyMatch(child -> holds(child, state))
                || element.entries().stream().anyMatch(entry -> holds(entry, state));
    }

    /** What is in effect at a location and at those below; what inherits all of its configuration is left out. */
    private static List<Element> below(EffectiveTree.Root root) {
        List<Element> found = new ArrayList<>();
        root.facts.node.visit(location -> {
            if (location == root.facts.node || location.kind() == Location.Kind.APPLICATION || !location.own().isEmpty()) {
                found.add(root.of(location));
            }
        });
        return found;
    }

    private static String flag(String name, Map<String, Long> known) throws FunctionCallException {
        if (Flags.canonical(name, known).isEmpty()) {
            throw new FunctionCallException("there is no flag \"" + name + "\"");
        }
        return name;
    }

    private static boolean requestedBelow(EffectiveTree.Root root) {
        boolean least = root.facts.server.requestedBelow(root.facts.node, EffectiveTree.World.LEAST);
        return least || root.view.inMost(root.facts.server.requestedBelow(root.facts.node, EffectiveTree.World.MOST));
    }

    private static List<Element> site(EffectiveTree.Root root) {
        Site site = root.facts.node.site();
        if (site == null || site.element() == null) {
            return List.of();
        }
        return beside(site.element(), root);
    }

    private static List<Element> pool(EffectiveTree.Root root) {
        ElementState pool = root.facts.server.pool(root.facts.node);
        return pool == null ? List.of() : beside(pool, root);
    }

    /** The element is not a child of the tree, but knows it, so that functions work in predicates on it. */
    private static List<Element> beside(ElementState state, EffectiveTree.Root root) {
        Element element = new EffectiveTree.Element(state, root.view);
        element.setParent(root);
        return List.of(element);
    }

    private static <T> List<T> once(Arguments arguments, Object call,
            java.util.function.Function<EffectiveTree.Root, List<T>> answer)
            throws FunctionCallException {
        EffectiveTree.Root root = arguments.root();
        return root.once(call.toString(), () -> answer.apply(root));
    }

    private static List<Element> at(Arguments arguments) throws FunctionCallException {
        String path = arguments.string(0);
        return once(arguments, "at " + path, root -> {
            Location there = LocationContext.there(root.facts.node, LocationPath.segments(path));
            return there == null ? List.of() : List.of(root.of(there));
        });
    }

    private static List<Element> earlierEntry(Arguments arguments) throws FunctionCallException {
        if (!(arguments.node(0) instanceof EffectiveTree.Element entry)) {
            return List.of();
        }
        EffectiveTree.Root root = arguments.root();
        ElementState mapping = root.facts.section(MappingFunctions.IIS_MAPPING);
        ElementState earlier = mapping == null ? null : root.facts.server.earlier(mapping).before(entry.state);
        Element shown = earlier == null ? null : root.child(entry.getParent(), earlier);
        return shown == null ? List.of() : List.of(shown);
    }

    private static List<Element> ownEntries(EffectiveTree.Root root) {
        List<ElementState> own = MappingFunctions.own(root.facts.node);
        List<Element> found = new ArrayList<>();
        if (!own.isEmpty()) {
            Element at = root.section(MappingFunctions.IIS_MAPPING);
            Set<ElementState> states = new HashSet<>(own);
            for (int i = 0; at != null && i < at.nodeCount(); i++) {
                for (int j = 0; at.node(i) instanceof Element kind && j < kind.nodeCount(); j++) {
                    if (kind.node(j) instanceof EffectiveTree.Element entry && states.contains(entry.state)) {
                        found.add(entry);
                    }
                }
            }
        }
        return found;
    }

    /** The weaker flags of other locations that serve the same folder. */
    private static List<org.dom4j.Node> bypass(EffectiveTree.Root root) {
        List<org.dom4j.Node> found = new ArrayList<>();
        for (Location other : root.facts.server.weaker(root.facts.node)) {
            Element access = root.of(other).section(ClientCertificateAccess.SECTION);
            if (access != null) {
                found.add(access.attribute("sslFlags"));
            }
        }
        return found;
    }
}
