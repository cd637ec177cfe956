package io.github.iislint.rule;

import java.util.List;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Predicated;

/**
 * Takes predicates out of an expression that selects nodes, so that it selects as much or more; with each those that come after
 * it in the same step and may count what it leaves.
 */
final class Prefilter {

    private final java.util.function.Predicate<Expr> unwanted;

    private Prefilter(java.util.function.Predicate<Expr> unwanted) {
        this.unwanted = unwanted;
    }

    /**
     * Changes the expression.
     *
     * @param unwanted whether a condition is taken out
     */
    static void apply(Expr expression, java.util.function.Predicate<Expr> unwanted) {
        new Prefilter(unwanted).weaken(expression);
    }

    private void weaken(Expr expression) {
        if (expression instanceof BinaryExpr binary && binary.getOperator().equals("|")) {
            weaken(binary.getLHS());
            weaken(binary.getRHS());
        } else if (expression instanceof PathExpr path) {
            if (path.getFilterExpr() != null) {
                weaken(path.getFilterExpr());
            }
            if (path.getLocationPath() != null) {
                weaken(path.getLocationPath());
            }
        } else if (expression instanceof LocationPath path) {
            for (Object step : path.getSteps()) {
                prune((Predicated) step);
            }
        } else if (expression instanceof FilterExpr filter) {
            if (filter.getExpr() != null) {
                weaken(filter.getExpr());
            }
            prune(filter);
        }
    }

    private void prune(Predicated step) {
        List<?> predicates = step.getPredicates();
        for (int i = 0; i < predicates.size(); i++) {
            if (unwanted.test(((Predicate) predicates.get(i)).getExpr())) {
                predicates.subList(i, predicates.size()).clear();
            }
        }
    }
}
