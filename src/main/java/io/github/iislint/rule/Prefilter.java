package io.github.iislint.rule;

import java.util.List;
import java.util.Set;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Predicated;

/**
 * Takes predicates out of an expression that selects nodes, so that it selects as much or more: those that depend on the
 * location as such, and those that come after them in the same step and may count what they leave.
 */
final class Prefilter {

    private final Set<String> sections;
    private final Variables variables;

    private Prefilter(Set<String> sections, Variables variables) {
        this.sections = sections;
        this.variables = variables;
    }

    /** Changes the expression. */
    static void apply(Expr expression, Set<String> sections, Variables variables) {
        new Prefilter(sections, variables).weaken(expression);
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
            Dependencies reads = new Dependencies(sections, variables);
            reads.addRelative(((Predicate) predicates.get(i)).getExpr());
            if (reads.single()) {
                predicates.subList(i, predicates.size()).clear();
            }
        }
    }
}
