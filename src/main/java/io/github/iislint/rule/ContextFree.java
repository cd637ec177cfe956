package io.github.iislint.rule;

import java.util.List;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LiteralExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NumberExpr;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.expr.VariableReferenceExpr;

/**
 * Whether an expression has the same value at all nodes of a tree, as {@code iis:below()/system.webServer/…} has, so that one
 * evaluation is enough: the related places and the message of each of 500 bindings looked at each of 500 locations again (7.9
 * s, with this 3.2 s, and 8.5 s for 2,000 of each, which took minutes).
 */
final class ContextFree {

    /** What the standard functions without arguments take from the context, but for these two. */
    private static final List<String> CONSTANTS = List.of("true", "false");

    private ContextFree() {
    }

    static boolean is(Expr expression) {
        if (expression instanceof LocationPath path) {
            return path.isAbsolute();
        }
        if (expression instanceof PathExpr path) {
            return is(path.getFilterExpr() == null ? path.getLocationPath() : path.getFilterExpr());
        }
        if (expression instanceof FilterExpr filter) {
            // The context of a predicate is what it filters.
            return filter.getExpr() != null && is(filter.getExpr());
        }
        if (expression instanceof FunctionCallExpr call) {
            return function(call);
        }
        if (expression instanceof BinaryExpr binary) {
            return is(binary.getLHS()) && is(binary.getRHS());
        }
        return expression instanceof UnaryExpr unary
                ? is(unary.getExpr())
                : expression instanceof LiteralExpr || expression instanceof NumberExpr
                        || expression instanceof VariableReferenceExpr;
    }

    /** A function of iislint takes nothing but its arguments and the tree from the context. */
    private static boolean function(FunctionCallExpr call) {
        boolean own = "iis".equals(call.getPrefix());
        if (!own && (call.getFunctionName().equals("lang")
                || call.getParameters().isEmpty() && !CONSTANTS.contains(call.getFunctionName()))) {
            return false;
        }
        for (Object parameter : call.getParameters()) {
            if (!is((Expr) parameter)) {
                return false;
            }
        }
        return true;
    }
}
