package io.github.iislint.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dom4j.Node;
import org.jaxen.BaseXPath;
import org.jaxen.JaxenException;
import org.jaxen.SimpleNamespaceContext;
import org.jaxen.function.BooleanFunction;
import org.jaxen.function.StringFunction;

/** An XPath of a rule file. Safe for several threads. */
final class Expression {

    private static final SimpleNamespaceContext NAMESPACES = new SimpleNamespaceContext(Map.of("iis", IisFunctions.NAMESPACE));

    private final String text;
    private final String place;
    private volatile BaseXPath xpath;

    /**
     * Compiled when it is needed first; {@link #compile} finds mistakes before.
     *
     * @param place file and line, for messages
     */
    Expression(String text, String place) {
        this.text = text;
        this.place = place;
    }

    /** @throws RuleException if the text is no XPath, or calls a function that there is not */
    BaseXPath compile() throws RuleException {
        BaseXPath compiled = xpath;
        if (compiled == null) {
            compiled = compiled();
            xpath = compiled;
        }
        return compiled;
    }

    private BaseXPath compiled() throws RuleException {
        BaseXPath compiled;
        try {
            compiled = new Compiled(text);
        } catch (JaxenException e) {
            throw new RuleException(place + ": \"" + text + "\" is no XPath expression: " + e.getMessage().replaceAll("\\s+", " "), e);
        }
        compiled.setFunctionContext(IisFunctions.CONTEXT);
        compiled.setNamespaceContext(NAMESPACES);
        Reads reads = new Reads(Set.of());
        reads.add(compiled.getRootExpr());
        for (String function : reads.functions) {
            if (!IisFunctions.NAMES.contains(function)) {
                throw new RuleException(place + ": there is no function iis:" + function + "; there are "
                        + String.join(", ", IisFunctions.NAMES));
            }
        }
        return compiled;
    }

    private static final class Compiled extends BaseXPath {

        private static final long serialVersionUID = 1L;

        Compiled(String text) throws JaxenException {
            super(text, LocalNameNavigator.INSTANCE);
        }
    }

    /** This expression without the predicates that depend on the location as such: it selects as much or more. */
    Expression weaker(Set<String> sections) throws RuleException {
        Expression weaker = new Expression(text, place);
        Weakening.apply(weaker.compile().getRootExpr(), sections);
        return weaker;
    }

    void collect(Reads reads) throws RuleException {
        reads.add(compile().getRootExpr());
    }

    /** The selected nodes in document order; none where the expression is no node-set. */
    List<Node> nodes(Node context) throws RuleException {
        Object result = evaluate(context);
        if (result instanceof List<?> list) {
            return list.stream().filter(Node.class::isInstance).map(Node.class::cast).toList();
        }
        return result instanceof Node node ? List.of(node) : List.of();
    }

    boolean test(Node context) throws RuleException {
        return BooleanFunction.evaluate(evaluate(context), LocalNameNavigator.INSTANCE);
    }

    String string(Node context) throws RuleException {
        return StringFunction.evaluate(evaluate(context), LocalNameNavigator.INSTANCE);
    }

    private Object evaluate(Node context) throws RuleException {
        BaseXPath compiled = compile();
        LocalNameNavigator.restart();
        try {
            return compiled.evaluate(context);
        } catch (JaxenException | IllegalStateException | LocalNameNavigator.RunawayException e) {
            throw new RuleException(place + ": the rule fails while it runs: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
