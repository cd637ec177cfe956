package io.github.iislint.rule;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LiteralExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NameStep;
import org.jaxen.expr.NumberExpr;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.expr.VariableReferenceExpr;
import org.jaxen.saxpath.Axis;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a child element that a path to one of them reads, as {@code logFile[@enabled = 'true']/@logFormat} does:
 * sites whose log files are in folders of their own are alike for it.
 */
final class ChildAttributes {

    private final Set<String> names = new TreeSet<>();

    private ChildAttributes() {
    }

    /** Their names; {@code null} where the path may read more of the child than attributes, or which ones is unknown. */
    static @Nullable Set<String> of(LocationPath path) {
        List<?> steps = path.getSteps();
        if (steps.size() != 2 || ((Step) steps.get(0)).getAxis() != Axis.CHILD) {
            return null;
        }
        ChildAttributes read = new ChildAttributes();
        Step child = (Step) steps.get(0);
        Step last = (Step) steps.get(1);
        return read.attribute(last) && read.all(child, false) && read.all(last, true) ? read.names : null;
    }

    private boolean attribute(Step step) {
        if (step.getAxis() != Axis.ATTRIBUTE || !(step instanceof NameStep name) || name.getLocalName().equals("*")) {
            return false;
        }
        names.add(name.getLocalName());
        return true;
    }

    /** @param ofAttribute whether it is a step to an attribute and not to the child */
    private boolean all(Step step, boolean ofAttribute) {
        for (Object predicate : step.getPredicates()) {
            if (!only(((Predicate) predicate).getExpr(), ofAttribute)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a condition on the child, or on an attribute of it, reads no more of it than attributes. */
    private boolean only(Expr condition, boolean onAttribute) {
        if (condition instanceof LocationPath path) {
            return path.isAbsolute() || only(path.getSteps(), onAttribute);
        }
        if (condition instanceof BinaryExpr binary) {
            return only(binary.getLHS(), onAttribute) && only(binary.getRHS(), onAttribute);
        }
        if (condition instanceof UnaryExpr unary) {
            return only(unary.getExpr(), onAttribute);
        }
        if (condition instanceof FunctionCallExpr call) {
            // Without arguments a function may take the child itself, as string() does.
            boolean itself = !onAttribute && call.getParameters().isEmpty() && call.getPrefix().isEmpty();
            return !itself && Dependencies.parameters(call).stream().allMatch(parameter -> only(parameter, onAttribute));
        }
        return elsewhere(condition);
    }

    private boolean only(List<?> steps, boolean onAttribute) {
        Step first = (Step) steps.get(0);
        Step last = (Step) steps.get(steps.size() - 1);
        if (!first.getPredicates().isEmpty() || !last.getPredicates().isEmpty()) {
            return false;
        }
        if (!onAttribute) {
            return steps.size() == 1 && attribute(last);
        }
        return steps.size() == 1 && first.getAxis() == Axis.SELF
                || steps.size() == 2 && first.getAxis() == Axis.PARENT && attribute(last);
    }

    /** Whether an expression does not read anything of the element at which it stands. */
    static boolean elsewhere(Expr expression) {
        if (expression instanceof LiteralExpr || expression instanceof NumberExpr
                || expression instanceof VariableReferenceExpr) {
            return true;
        }
        if (expression instanceof LocationPath path) {
            return path.isAbsolute();
        }
        if (expression instanceof PathExpr path) {
            // What follows leads on from there.
            return elsewhere(path.getFilterExpr() != null ? path.getFilterExpr() : path.getLocationPath());
        }
        if (expression instanceof FilterExpr filter) {
            return filter.getExpr() != null && elsewhere(filter.getExpr());
        }
        return expression instanceof FunctionCallExpr call && call.getPrefix().equals("iis")
                && Dependencies.parameters(call).stream().allMatch(ChildAttributes::elsewhere);
    }
}
