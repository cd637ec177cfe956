package io.github.iislint.rule;

import java.util.List;
import java.util.Set;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LiteralExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NumberExpr;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Step;
import org.jaxen.expr.VariableReferenceExpr;

/**
 * Determines whether an expression selects nothing, or a condition is false, wherever nothing is known of http.sys and Schannel,
 * from its syntax: the functions that tell of them select nothing then.
 */
final class NeededHttpSys {

    private static final Set<IisFunction> FUNCTIONS = Set.of(IisFunction.ENDPOINT, IisFunction.ENDPOINTS, IisFunction.SCHANNEL,
            IisFunction.HTTP_PARAMETERS);

    private final Variables variables;

    NeededHttpSys(Variables variables) {
        this.variables = variables;
    }

    /** Whether the expression needs one of them to select something or to be true; {@code false} in doubt. */
    boolean by(Expr expression) {
        if (expression instanceof PathExpr path) {
            return path.getFilterExpr() != null && by(path.getFilterExpr())
                    || path.getLocationPath() != null && by(path.getLocationPath());
        }
        if (expression instanceof LocationPath path) {
            for (Object step : path.getSteps()) {
                if (byAny(((Step) step).getPredicates())) {
                    return true;
                }
            }
            return false;
        }
        if (expression instanceof FilterExpr filter) {
            return by(filter.getExpr()) || byAny(filter.getPredicates());
        }
        if (expression instanceof FunctionCallExpr call) {
            return "iis".equals(call.getPrefix())
                    && IisFunction.of(call.getFunctionName()).filter(FUNCTIONS::contains).isPresent();
        }
        if (expression instanceof VariableReferenceExpr variable) {
            Expr named = variables.expression(variable.getVariableName());
            return named != null && by(named);
        }
        return expression instanceof BinaryExpr binary && by(binary);
    }

    private boolean byAny(List<?> predicates) {
        return predicates.stream().anyMatch(predicate -> by(((Predicate) predicate).getExpr()));
    }

    private boolean by(BinaryExpr binary) {
        boolean left = by(binary.getLHS());
        boolean right = by(binary.getRHS());
        return switch (binary.getOperator()) {
            case "and" -> left || right;
            case "or", "|" -> left && right;
            // Nothing compared with a text, a number or nodes is false; with a boolean it may be true.
            case "=", "!=", "<", "<=", ">", ">=" -> left && comparable(binary.getRHS()) || right && comparable(binary.getLHS());
            default -> false;
        };
    }

    private static boolean comparable(Expr operand) {
        return operand instanceof LiteralExpr || operand instanceof NumberExpr || operand instanceof LocationPath
                || operand instanceof PathExpr path && path.getLocationPath() != null;
    }
}
