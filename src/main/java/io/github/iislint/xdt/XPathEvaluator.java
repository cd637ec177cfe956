package io.github.iislint.xdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jaxen.BaseXPath;
import org.jaxen.JaxenException;
import org.jaxen.NamespaceContext;
import org.jaxen.UnresolvableException;
import org.jaxen.XPathFunctionContext;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NameStep;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.expr.VariableReferenceExpr;

/** Evaluates any XPath 1.0 on the tree. */
final class XPathEvaluator {

    /** No person writes a longer one; the parser's stack must hold it. */
    private static final int LONGEST = 10_000;
    private static final XPathFunctionContext FUNCTIONS = new XPathFunctionContext(false);

    private final TreeNavigator navigator;

    XPathEvaluator(Budget budget) {
        navigator = new TreeNavigator(budget);
    }

    /**
     * The selected nodes in document order.
     *
     * @param namespaces by prefix
     * @throws XdtException if the text is no XPath, names what does not exist, or selects no nodes; without a place
     */
    List<Object> select(String xpath, TreeNode context, Map<String, String> namespaces) throws XdtException {
        try {
            if (xpath.length() > LONGEST) {
                throw new JaxenException("it is longer than " + LONGEST + " characters");
            }
            BaseXPath compiled = new BaseXPath(xpath, navigator);
            compiled.setFunctionContext(FUNCTIONS);
            NamespaceContext prefixes = prefix -> namespaces.get(prefix);
            compiled.setNamespaceContext(prefixes);
            check(compiled.getRootExpr(), namespaces);
            Object result = compiled.evaluate(context);
            if (result instanceof List<?> nodes) {
                return new ArrayList<>(nodes);
            }
            if (result instanceof TreeNode || result instanceof TreeAttribute) {
                return List.of(result);
            }
            throw new JaxenException("it selects no nodes");
        } catch (JaxenException | IllegalStateException | StackOverflowError e) {
            String reason = e instanceof StackOverflowError || e.getMessage() == null
                    ? "it is nested too deeply"
                    : e.getMessage().replaceAll("\\s+", " ").strip();
            throw new XdtException(MessageKind.XPATH_INVALID, null, "\"" + xpath + "\" is not an XPath expression that can be "
                    + "evaluated: "
                    + reason);
        }
    }

    /** What does not exist is an error even where the evaluation does not get that far. */
    private static void check(Expr expression, Map<String, String> namespaces) throws JaxenException {
        if (expression instanceof LocationPath path) {
            for (Object step : path.getSteps()) {
                check((Step) step, namespaces);
            }
        } else if (expression instanceof BinaryExpr binary) {
            check(binary.getLHS(), namespaces);
            check(binary.getRHS(), namespaces);
        } else if (expression instanceof UnaryExpr unary) {
            check(unary.getExpr(), namespaces);
        } else if (expression instanceof PathExpr path) {
            check(path.getFilterExpr(), namespaces);
            if (path.getLocationPath() != null) {
                check(path.getLocationPath(), namespaces);
            }
        } else if (expression instanceof FilterExpr filter) {
            check(filter.getExpr(), namespaces);
            predicates(filter.getPredicates(), namespaces);
        } else if (expression instanceof FunctionCallExpr call) {
            String prefix = call.getPrefix();
            FUNCTIONS.getFunction(prefix == null || prefix.isEmpty()
                    ? null
                    : namespaces.get(prefix), prefix, call.getFunctionName());
            for (Object parameter : call.getParameters()) {
                check((Expr) parameter, namespaces);
            }
        } else if (expression instanceof VariableReferenceExpr variable) {
            throw new UnresolvableException("there is no variable $" + variable.getVariableName());
        }
    }

    private static void check(Step step, Map<String, String> namespaces) throws JaxenException {
        if (step instanceof NameStep name && !name.getPrefix().isEmpty() && !namespaces.containsKey(name.getPrefix())) {
            throw new UnresolvableException("the prefix \"" + name.getPrefix() + "\" is not declared");
        }
        predicates(step.getPredicates(), namespaces);
    }

    private static void predicates(List<?> predicates, Map<String, String> namespaces) throws JaxenException {
        for (Object predicate : predicates) {
            check(((Predicate) predicate).getExpr(), namespaces);
        }
    }
}
