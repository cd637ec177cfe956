package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.List;
import org.jaxen.JaxenException;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.DefaultXPathFactory;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Predicated;
import org.jaxen.expr.Step;
import org.jaxen.expr.VariableReferenceExpr;
import org.jaxen.saxpath.Axis;
import org.jspecify.annotations.Nullable;

/**
 * The paths that a path stands for which begins at a name or at a union: {@code $bindings/@protocol} stands for
 * {@code iis:site()/bindings/binding/@protocol}. Where such a path leads, and what is read there, shows in the whole only.
 */
final class SpelledOut {

    /** An honest rule has a few. */
    private static final int MOST = 1000;
    private static final DefaultXPathFactory FACTORY = new DefaultXPathFactory();

    private final Variables variables;
    private final List<Part> parts = new ArrayList<>();
    private int steps;

    private SpelledOut(Variables variables) {
        this.variables = variables;
    }

    /** @param top whether a relative path in it starts at {@code <configuration>} */
    record Part(Expr path, boolean top) {
    }

    /** Whether there is something to be spelled out. */
    static boolean concerns(PathExpr path) {
        return path.getLocationPath() != null && begins(path.getFilterExpr());
    }

    /** The same for conditions. */
    static boolean concerns(FilterExpr filter) {
        return !filter.getPredicates().isEmpty() && begins(filter);
    }

    private static boolean begins(@Nullable Expr expression) {
        return expression instanceof FilterExpr filter
                ? begins(filter.getExpr())
                : expression instanceof PathExpr path
                        ? begins(path.getFilterExpr())
                        : expression instanceof VariableReferenceExpr || union(expression);
    }

    private static boolean union(@Nullable Expr expression) {
        return expression instanceof BinaryExpr binary && binary.getOperator().equals("|");
    }

    /**
     * Spells an expression out.
     *
     * @param top whether a relative path starts at {@code <configuration>}
     * @return {@code null} where names of names stand for too much
     */
    static @Nullable List<Part> of(Expr expression, boolean top, Variables variables) {
        SpelledOut all = new SpelledOut(variables);
        try {
            all.lead(expression, top, List.of());
        } catch (JaxenException e) {
            throw new IllegalStateException(e);
        }
        return all.steps > MOST ? null : all.parts;
    }

    private void lead(Expr head, boolean top, List<Step> rest) throws JaxenException {
        if (steps++ > MOST) {
            return;
        }
        if (head instanceof VariableReferenceExpr variable) {
            Expr named = variables.expression(variable.getVariableName());
            if (named == null) {
                parts.add(new Part(head, top));
                parts.add(new Part(path(false, rest), false));
            } else {
                lead(named, true, rest);
            }
        } else if (head instanceof BinaryExpr binary && union(head)) {
            lead(binary.getLHS(), top, rest);
            lead(binary.getRHS(), top, rest);
        } else if (head instanceof FilterExpr filter && filter.getExpr() != null) {
            lead(filter.getExpr(), top, filter.getPredicates().isEmpty() ? rest : joined(List.of(conditions(filter)), rest));
        } else if (head instanceof PathExpr path) {
            List<Step> more = path.getLocationPath() == null ? rest : joined(path.getLocationPath().getSteps(), rest);
            if (path.getFilterExpr() == null) {
                parts.add(new Part(path(path.getLocationPath() != null && path.getLocationPath().isAbsolute(), more), top));
            } else {
                lead(path.getFilterExpr(), top, more);
            }
        } else if (head instanceof LocationPath path) {
            parts.add(new Part(path(path.isAbsolute(), joined(path.getSteps(), rest)), top));
        } else if (head instanceof FunctionCallExpr && !rest.isEmpty()) {
            parts.add(new Part(FACTORY.createPathExpr(FACTORY.createFilterExpr(head), path(false, rest)), top));
        } else {
            parts.add(new Part(head, top));
            parts.add(new Part(path(false, rest), false));
        }
    }

    private static List<Step> joined(List<?> steps, List<Step> rest) {
        List<Step> joined = new ArrayList<>();
        for (Object step : steps) {
            joined.add((Step) step);
        }
        joined.addAll(rest);
        return joined;
    }

    /** A step that stays where it is, under the conditions. */
    private static Step conditions(Predicated filtered) throws JaxenException {
        Step stay = FACTORY.createAllNodeStep(Axis.SELF);
        for (Object condition : filtered.getPredicates()) {
            stay.addPredicate((Predicate) condition);
        }
        return stay;
    }

    private static LocationPath path(boolean absolute, List<Step> steps) throws JaxenException {
        LocationPath path = absolute ? FACTORY.createAbsoluteLocationPath() : FACTORY.createRelativeLocationPath();
        steps.forEach(path::addStep);
        return path;
    }
}
