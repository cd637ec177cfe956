package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LiteralExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NameStep;
import org.jaxen.expr.NumberExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.saxpath.Axis;
import org.jspecify.annotations.Nullable;

/**
 * A path from {@code iis:below()} into a section: locations that inherit the section whole show the same settings, which is
 * reported once. Each of 4,000 folders below 4,000 mappings would otherwise be asked for all of them.
 */
final class SectionsBelow {

    private SectionsBelow() {
    }

    /**
     * Of several locations the first with each state of the section that the steps lead into; all, where the steps lead into no
     * section or ask for anything besides.
     */
    static List<?> distinct(List<?> nodes, List<Step> steps) {
        if (nodes.size() < 2 || !(nodes.get(0) instanceof EffectiveTree.Root first) || !local(steps)) {
            return nodes;
        }
        String section = section(steps, first.facts.server.server.schema().sections());
        if (section == null) {
            return nodes;
        }
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> distinct = new ArrayList<>();
        for (Object node : nodes) {
            if (!(node instanceof EffectiveTree.Root root) || seen.add(root.facts.node.section(section))) {
                distinct.add(node);
            }
        }
        return distinct;
    }

    private static @Nullable String section(List<Step> steps, Set<String> known) {
        StringBuilder path = new StringBuilder();
        for (Step step : steps) {
            if (!(step instanceof NameStep name) || name.getAxis() != Axis.CHILD || name.getLocalName().equals("*")) {
                return null;
            }
            path.append(path.length() == 0 ? "" : "/").append(name.getLocalName());
            if (known.contains(path.toString())) {
                return path.toString();
            }
            if (!step.getPredicates().isEmpty()) {
                return null;
            }
        }
        return null;
    }

    /** Whether nothing is examined but what the steps lead to and what is within it. */
    private static boolean local(List<?> steps) {
        for (Object each : steps) {
            Step step = (Step) each;
            if (step.getAxis() != Axis.CHILD && step.getAxis() != Axis.ATTRIBUTE && step.getAxis() != Axis.SELF
                    && step.getAxis() != Axis.DESCENDANT && step.getAxis() != Axis.DESCENDANT_OR_SELF) {
                return false;
            }
            for (Object predicate : step.getPredicates()) {
                if (!local(((Predicate) predicate).getExpr())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean local(Expr expression) {
        if (expression instanceof LocationPath path) {
            return !path.isAbsolute() && local(path.getSteps());
        }
        if (expression instanceof BinaryExpr binary) {
            return local(binary.getLHS()) && local(binary.getRHS());
        }
        if (expression instanceof UnaryExpr unary) {
            return local(unary.getExpr());
        }
        if (expression instanceof FunctionCallExpr call) {
            for (Object parameter : call.getParameters()) {
                if (!local((Expr) parameter)) {
                    return false;
                }
            }
            return call.getPrefix().isEmpty() || "iis".equals(call.getPrefix()) && IisFunction.of(call.getFunctionName())
                    .filter(function -> function.basis() == IisFunction.Basis.ARGUMENTS).isPresent();
        }
        return expression instanceof LiteralExpr || expression instanceof NumberExpr;
    }
}
