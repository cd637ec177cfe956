package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.HashSet;
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
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.expr.VariableReferenceExpr;
import org.jaxen.saxpath.Axis;

/**
 * What an expression depends on, read off its syntax: locations that agree in all of it need one evaluation. An expression
 * that does not name its sections by their full paths depends on everything.
 */
final class Dependencies {

    /** The functions that depend on the location as such. */
    private static final Set<String> SINGLE = Set.of("entries-own", "set-here", "below", "bypass", "locked", "location");

    /** Sections at the location, by full path. */
    final Set<String> sections = new TreeSet<>();
    /** The {@code iis:} functions that are called. */
    final Set<String> functions = new TreeSet<>();
    /** The functions of XPath itself that are called. */
    final Set<String> standard = new TreeSet<>();
    /** What an expression of a rule cannot mean: variables, and names with another prefix. */
    final Set<String> foreign = new TreeSet<>();
    /** Paths of the site that are asked about, and the sections there. */
    final List<PathDependency> at = new ArrayList<>();
    /** Whether the expression is nested so deeply that an evaluation might run out of stack. */
    boolean deep;
    /** Whether sections are read that cannot be told from the expression. */
    boolean everything;
    /** Whether the host names or ports of bindings matter, and not only their protocols and bits. */
    boolean bindingInformation;

    private static final int MAX_DEPTH = 500;

    private final Set<String> known;
    private final Variables variables;
    private final Set<String> followed = new HashSet<>();
    private int depth;

    /**
     * @param path the segments of a path of the site, or {@code null} where it is computed
     */
    record PathDependency(List<String> path, Set<String> sections) {

        /** Whether all that it depends on is known. */
        boolean known() {
            return path != null && !sections.isEmpty();
        }
    }

    /**
     * @param known the full paths of all sections that there may be
     * @param variables the names that the expressions may use
     */
    Dependencies(Set<String> known, Variables variables) {
        this.known = known;
        this.variables = variables;
    }

    /** Whether it was made for the schema with these sections. */
    boolean knows(Set<String> sections) {
        return known == sections;
    }

    /** Whether the location as such plays a part, so that others that look the same may differ. */
    boolean single() {
        return functions.stream().anyMatch(SINGLE::contains) || bindingInformation && functions.contains("site")
                || at.stream().anyMatch(asked -> !asked.known());
    }

    /** The same for expressions that depend on the same things. */
    String signature() {
        StringBuilder signature = new StringBuilder().append(sections).append(functions).append(everything).append(bindingInformation);
        for (PathDependency asked : at) {
            signature.append(asked.path()).append(asked.sections());
        }
        return signature.toString();
    }

    /** A predicate within an expression, or an expression whose context is a matched node. */
    void addRelative(Expr expression) {
        walk(expression, false);
    }

    void add(Expr expression) {
        walk(expression, true);
    }

    /** @param top whether a relative path starts at {@code <configuration>} */
    private void walk(Expr expression, boolean top) {
        if (depth == MAX_DEPTH) {
            deep = true;
            return;
        }
        depth++;
        visit(expression, top);
        depth--;
    }

    private void visit(Expr expression, boolean top) {
        if (expression instanceof PathExpr path) {
            pathExpression(path, top);
        } else if (expression instanceof LocationPath path) {
            if (path.isAbsolute()) {
                sections(path, 1, sections);
            } else if (top) {
                sections(path, 0, sections);
            }
            steps(path);
        } else if (expression instanceof FilterExpr filter) {
            if (filter.getExpr() != null) {
                walk(filter.getExpr(), top);
            }
            predicates(filter.getPredicates());
        } else if (expression instanceof FunctionCallExpr call) {
            if (call.getPrefix().isEmpty()) {
                standard.add(call.getFunctionName());
            } else if (!"iis".equals(call.getPrefix())) {
                foreign.add(call.getPrefix() + ":" + call.getFunctionName());
            } else {
                functions.add(call.getFunctionName());
                if (call.getFunctionName().equals("at")) {
                    at.add(new PathDependency(literal(call), new TreeSet<>()));
                }
            }
            for (Object parameter : call.getParameters()) {
                walk((Expr) parameter, top);
            }
        } else if (expression instanceof BinaryExpr binary) {
            walk(binary.getLHS(), top);
            walk(binary.getRHS(), top);
        } else if (expression instanceof UnaryExpr unary) {
            walk(unary.getExpr(), top);
        } else if (expression instanceof VariableReferenceExpr variable) {
            variable(variable.getVariableName());
        }
    }

    private void variable(String name) {
        if (!variables.has(name)) {
            foreign.add("$" + name);
        } else if (followed.add(name)) {
            Expr named = variables.expression(name);
            if (named != null) {
                walk(named, true);
            }
        }
    }

    private void pathExpression(PathExpr path, boolean top) {
        int before = at.size();
        if (path.getFilterExpr() != null) {
            walk(path.getFilterExpr(), top);
        }
        if (path.getLocationPath() != null) {
            if (path.getFilterExpr() == null) {
                walk(path.getLocationPath(), top);
            } else if (function(path.getFilterExpr(), "below")) {
                sections(path.getLocationPath(), 0, sections);
                steps(path.getLocationPath());
            } else if (at.size() > before && function(path.getFilterExpr(), "at")) {
                sections(path.getLocationPath(), 0, at.get(at.size() - 1).sections());
                steps(path.getLocationPath());
            } else {
                steps(path.getLocationPath());
            }
        }
    }

    private static boolean function(Expr expression, String name) {
        Expr inner = expression instanceof FilterExpr filter && filter.getExpr() != null ? filter.getExpr() : expression;
        return inner instanceof FunctionCallExpr call && call.getFunctionName().equals(name);
    }

    private static List<String> literal(FunctionCallExpr call) {
        return call.getParameters().size() == 1 && call.getParameters().get(0) instanceof LiteralExpr literal
                ? io.github.iislint.iis.LocationPath.segments(literal.getLiteral()) : null;
    }

    private void sections(LocationPath path, int skip, Set<String> found) {
        StringBuilder full = new StringBuilder();
        int index = 0;
        for (Object step : path.getSteps()) {
            if (index++ < skip) {
                continue;
            }
            if (!(step instanceof NameStep name) || name.getAxis() != Axis.CHILD || name.getLocalName().equals("*")) {
                break;
            }
            full.append(full.length() == 0 ? "" : "/").append(name.getLocalName());
            if (known.contains(full.toString())) {
                found.add(full.toString());
                return;
            }
        }
        if (full.length() > 0 && known.stream().noneMatch(s -> s.startsWith(full + "/"))) {
            // No schema knows the section: it may still be declared under this very path.
            int slash = -1;
            do {
                slash = full.indexOf("/", slash + 1);
                found.add(slash < 0 ? full.toString() : full.substring(0, slash));
            } while (slash >= 0);
            return;
        }
        Step first = path.getSteps().size() > skip ? (Step) path.getSteps().get(skip) : null;
        if (first != null && first.getAxis() != Axis.SELF) {
            everything = true;
        }
    }

    private void steps(LocationPath path) {
        for (Object step : path.getSteps()) {
            Step s = (Step) step;
            if (s instanceof NameStep name) {
                bindingInformation |= name.getLocalName().equals("bindingInformation");
                if (name.getPrefix() != null && !name.getPrefix().isEmpty()) {
                    foreign.add(name.getPrefix() + ":" + name.getLocalName());
                }
            }
            predicates(s.getPredicates());
        }
    }

    private void predicates(List<?> predicates) {
        for (Object predicate : predicates) {
            walk(((Predicate) predicate).getExpr(), false);
        }
    }
}
