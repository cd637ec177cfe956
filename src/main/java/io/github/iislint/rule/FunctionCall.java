package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.List;
import org.jaxen.Context;
import org.jaxen.Function;
import org.jaxen.JaxenException;
import org.jaxen.UnresolvableException;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FunctionCallExpr;
import org.jspecify.annotations.Nullable;

/** A call of a function that is looked up once; Jaxen's own does so for each node of which a predicate asks. */
final class FunctionCall implements FunctionCallExpr {

    private static final long serialVersionUID = 1L;

    private final String prefix;
    private final String name;
    private final transient List<Expr> parameters = new ArrayList<>();
    private final transient @Nullable Function function;

    /** Of any function; one that does not exist fails when it is called. */
    FunctionCall(String prefix, String name) {
        this.prefix = prefix;
        this.name = name;
        this.function = IisFunctions.function(prefix, name);
    }

    @Override
    public String getPrefix() {
        return prefix;
    }

    @Override
    public String getFunctionName() {
        return name;
    }

    @Override
    public void addParameter(Expr parameter) {
        parameters.add(parameter);
    }

    @Override
    public List<Expr> getParameters() {
        return parameters;
    }

    @Override
    public Object evaluate(Context context) throws JaxenException {
        if (function == null) {
            throw new UnresolvableException("there is no function " + getText());
        }
        List<Object> values = new ArrayList<>(parameters.size());
        for (Expr parameter : parameters) {
            values.add(parameter.evaluate(context));
        }
        return function.call(context, values);
    }

    @Override
    public String getText() {
        return (prefix.isEmpty() ? "" : prefix + ":") + name + "("
                + String.join(", ", parameters.stream().map(Expr::getText).toList()) + ")";
    }

    @Override
    @SuppressWarnings("deprecation")
    public Expr simplify() {
        parameters.replaceAll(Expr::simplify);
        return this;
    }

    @Override
    public String toString() {
        return getText();
    }
}
