package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dom4j.Node;
import org.jaxen.Context;
import org.jaxen.ContextSupport;
import org.jaxen.JaxenException;
import org.jaxen.SimpleNamespaceContext;
import org.jaxen.SimpleVariableContext;
import org.jaxen.UnresolvableException;
import org.jaxen.VariableContext;
import org.jaxen.expr.Expr;
import org.jaxen.function.BooleanFunction;
import org.jaxen.function.StringFunction;
import org.jspecify.annotations.Nullable;

/** An XPath of a rule file. Safe for several threads. */
final class Expression {

    private static final int LONGEST_SHOWN = 200;
    private static final SimpleNamespaceContext NAMESPACES = new SimpleNamespaceContext(Map.of("iis", IisFunctions.NAMESPACE));
    private static final ContextSupport WITHOUT_VARIABLES = support(new SimpleVariableContext());

    private final String text;
    private final String place;
    private final Variables variables;
    private volatile @Nullable Expr xpath;
    /** Written before {@link #xpath}, as {@link #named}. */
    private boolean contextFree;
    /** Whether it calls something {@code $name}. */
    private boolean named;

    /**
     * Compiled when it is needed first; {@link #compile} finds mistakes before.
     *
     * @param place file and line, for messages
     * @param variables what it may call {@code $name}
     */
    Expression(String text, String place, Variables variables) {
        this.text = text;
        this.place = place;
        this.variables = variables;
    }

    /** @throws RuleException if the text is no XPath, or calls a function that there is not */
    Expr compile() throws RuleException {
        Expr compiled = xpath;
        if (compiled == null) {
            compiled = compiled();
            contextFree = ContextFree.is(compiled);
            xpath = compiled;
        }
        return compiled;
    }

    /** The syntax tree of an expression that has been compiled. */
    Expr root() {
        return Objects.requireNonNull(xpath, "the expression has not been compiled");
    }

    private Expr compiled() throws RuleException {
        Expr compiled;
        try {
            compiled = DocumentOrder.parse(text);
        } catch (JaxenException e) {
            String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
            throw new RuleException(place + ": \"" + shown + "\" is not an XPath expression: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
        Dependencies reads = new Dependencies(Set.of(), variables);
        reads.add(compiled);
        check(reads);
        named = reads.named;
        return compiled;
    }

    /** What cannot be looked up would be noticed only where the evaluation gets that far. */
    private void check(Dependencies reads) throws RuleException {
        if (reads.deep) {
            throw new RuleException(place + ": the expression is nested too deeply");
        }
        for (String function : reads.unknown) {
            throw new RuleException(place + ": there is no function iis:" + function
                    + NearestName.of(function, IisFunction.names()).map(near -> "; did you mean iis:" + near + "?")
                            .orElse("; there are " + String.join(", ", IisFunction.names())));
        }
        for (String function : reads.standard) {
            try {
                IisFunctions.CONTEXT.getFunction(null, "", function);
            } catch (UnresolvableException e) {
                throw new RuleException(place + ": there is no function " + function + "() in XPath 1.0"
                        + (IisFunction.of(function).isPresent() ? "; did you mean iis:" + function + "?" : ""), e);
            }
        }
        for (String name : reads.foreign) {
            throw new RuleException(place + ": \"" + name + "\" is undefined here: " + (name.startsWith("$")
                    ? "there is no <parameter> or <let> of this name before it"
                            + NearestName.of(name.substring(1), variables.names())
                                    .map(near -> "; did you mean $" + near + "?").orElse("")
                    : "iis: is the only prefix for functions"));
        }
    }

    /** This expression without the predicates that depend on the location as such: it selects as much or more. */
    Expression weaker(Set<String> sections) throws RuleException {
        Expression weaker = new Expression(text, place, variables);
        Prefilter.apply(weaker.compile(), condition -> {
            Dependencies reads = new Dependencies(sections, variables);
            reads.addRelative(condition);
            // Where bindings lead is different for each site.
            return reads.single() || reads.wholeBindings;
        });
        return weaker;
    }

    void collect(Dependencies reads) throws RuleException {
        reads.add(compile());
    }

    /** The same for an expression whose context is a matched node, so that relative paths lead nowhere else. */
    void collectRelative(Dependencies reads) throws RuleException {
        reads.addRelative(compile());
    }

    /**
     * Where the expression leads, as far as the schema knows.
     *
     * @throws RuleException if it leads nowhere
     */
    Set<PathCheck.SchemaNode> follow(PathCheck check, Set<PathCheck.SchemaNode> context) throws RuleException {
        try {
            return check.follow(compile(), context);
        } catch (IllegalArgumentException e) {
            throw new RuleException(place + ": " + e.getMessage());
        }
    }

    /**
     * As {@link #follow}. The name of a function alone is the name of a child element, which is hardly meant where the schema has
     * none: {@code {site}} would stay empty.
     */
    void followPlaceholder(PathCheck check, Set<PathCheck.SchemaNode> context) throws RuleException {
        if (IisFunction.of(text).isEmpty()) {
            follow(check, context);
        } else if (!leadsToKnown(check, context)) {
            throw new RuleException(place + ": {" + text + "} is a child element of the matched node, and the schema has none "
                    + "of that name; did you mean the function, {" + (text.equals("site") || text.equals("pool")
                            ? "iis:" + text + "()/@name"
                            : "iis:" + text + "()")
                    + "}? To refer to the element, write {./" + text + "}");
        }
    }

    private boolean leadsToKnown(PathCheck check, Set<PathCheck.SchemaNode> context) throws RuleException {
        try {
            return check.follow(compile(), context).stream().anyMatch(PathCheck.SchemaNode::known);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The selected nodes in document order; none where the expression is no node-set. */
    List<Node> nodes(Node context) throws RuleException {
        Object result = evaluate(context);
        if (!(result instanceof List<?> list)) {
            return result instanceof Node node ? List.of(node) : List.of();
        }
        List<Node> nodes = new ArrayList<>(list.size());
        for (Object each : list) {
            if (each instanceof Node node) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    boolean test(Node context) throws RuleException {
        return BooleanFunction.evaluate(evaluate(context), LocalNameNavigator.INSTANCE);
    }

    String string(Node context) throws RuleException {
        return StringFunction.evaluate(evaluate(context), LocalNameNavigator.INSTANCE);
    }

    /** A list of nodes, a string, a number or a boolean. */
    Object evaluate(Node context) throws RuleException {
        Expr compiled = compile();
        Context at = new Context(named ? support(variables.at(context)) : WITHOUT_VARIABLES);
        at.setNodeSet(List.of(context));
        LocalNameNavigator.restart();
        try {
            return compiled.evaluate(at);
        } catch (JaxenException | IllegalStateException | LocalNameNavigator.RunawayException e) {
            throw new RuleException(place + ": the rule fails while it runs: " + e.getMessage(), e);
        }
    }

    /** Whether the value is the same at all nodes of a tree. */
    boolean contextFree() throws RuleException {
        compile();
        return contextFree;
    }

    /** What a node is in: the tree of a location, or the root element of a file. */
    static Node top(Node node) {
        Node top = node;
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return top;
    }

    private static ContextSupport support(VariableContext variables) {
        return new ContextSupport(NAMESPACES, IisFunctions.CONTEXT, variables, LocalNameNavigator.INSTANCE);
    }

    @Override
    public String toString() {
        return text;
    }
}
