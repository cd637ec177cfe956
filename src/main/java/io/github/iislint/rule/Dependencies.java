package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.EnumSet;
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
import org.jaxen.expr.NumberExpr;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Predicate;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnaryExpr;
import org.jaxen.expr.VariableReferenceExpr;
import org.jaxen.saxpath.Axis;
import org.jspecify.annotations.Nullable;

/**
 * What an expression depends on, derived from its syntax: locations that agree in all of it need one evaluation. An expression
 * that does not name its sections by their full paths depends on everything.
 */
final class Dependencies {

    /** Sections at the location, by full path. */
    final Set<String> sections = new TreeSet<>();
    /** The {@code iis:} functions that are called. */
    final Set<IisFunction> functions = EnumSet.noneOf(IisFunction.class);
    /** Names with the prefix {@code iis:} that are no function. */
    final Set<String> unknown = new TreeSet<>();
    /** The functions of XPath itself that are called. */
    final Set<String> standard = new TreeSet<>();
    /** What an expression of a rule cannot mean: variables, and names with another prefix. */
    final Set<String> foreign = new TreeSet<>();
    /** Paths of the site that are asked about, and the sections there. */
    final List<PathDependency> at = new ArrayList<>();
    /** The sections that {@code iis:sets()} looks for, at all locations of the server. */
    final Set<String> anywhere = new TreeSet<>();
    /** Whether {@code iis:sets()} looks for a section that cannot be determined from the expression. */
    boolean anything;
    /** Whether something may be called {@code $name}. */
    boolean named;
    /** Whether the expression is nested so deeply that an evaluation might run out of stack. */
    boolean deep;
    /** Whether sections are read that cannot be determined from the expression. */
    boolean everything;
    /** What is read of the site: attributes as {@code @id}, elements, and attributes of elements as {@code logFile/@enabled}. */
    final Set<String> site = new TreeSet<>();
    /** Whether it cannot be told what is read of the site. */
    boolean wholeSite;
    /** Whether it cannot be told what is read of the locations below. */
    boolean wholeBelow;
    /** Whether bindings are distinguished by more than their protocols and bits. */
    boolean wholeBindings;

    private static final String BINDINGS = "bindings";
    private static final Set<String> BINDING_SHAPE = Set.of("protocol", "sslFlags");
    private static final int MAX_DEPTH = 500;

    private final Set<String> known;
    private final Variables variables;
    private final Set<String> followed = new HashSet<>();
    private int depth;
    /** The path of the site within whose tree the walk is; {@code null} elsewhere. */
    private @Nullable PathDependency inside;

    /** What is read at another path of the site. */
    static final class PathDependency {

        private final @Nullable List<String> path;
        private final Set<String> sections = new TreeSet<>();
        /** Whether more than the values of sections is requested there. */
        private boolean more;

        private PathDependency(@Nullable List<String> path) {
            this.path = path;
        }

        /** Its segments, or {@code null} where it is computed. */
        @Nullable
        List<String> path() {
            return path;
        }

        Set<String> sections() {
            return sections;
        }

        /** Whether all that it depends on is known. */
        boolean known() {
            return path != null && readsKnown() && !more;
        }

        /** Whether the sections are all that expressions read there; what functions read themselves aside. */
        boolean readsKnown() {
            return !sections.isEmpty();
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

    /** Whether the location as such matters, so that others that look the same may differ. */
    boolean single() {
        return functions.stream().anyMatch(function -> function.basis().single()) || !siteShapeOnly()
                || at.stream().anyMatch(asked -> !asked.known());
    }

    /** Whether nothing of the site matters but the protocols and bits of its bindings. */
    boolean siteShapeOnly() {
        return !functions.contains(IisFunction.SITE) || !wholeSite && !wholeBindings && Set.of(BINDINGS).containsAll(site);
    }

    /** The same for expressions that depend on the same things. */
    String signature() {
        StringBuilder signature = new StringBuilder().append(sections).append(functions).append(everything).append(wholeSite)
                .append(wholeBindings).append(site);
        for (PathDependency asked : at) {
            signature.append(asked.path()).append(asked.sections()).append(asked.known());
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
                if (inside != null) {
                    // In that tree, / is its own.
                    sections(path, 1, inside.sections);
                    inside.more |= everything;
                }
            } else if (top) {
                sections(path, 0, sections);
            }
            steps(path);
        } else if (expression instanceof FilterExpr filter) {
            filter(filter, top);
        } else if (expression instanceof FunctionCallExpr call) {
            if (call.getPrefix().isEmpty()) {
                standard.add(call.getFunctionName());
            } else if (!"iis".equals(call.getPrefix())) {
                foreign.add(call.getPrefix() + ":" + call.getFunctionName());
            } else {
                IisFunction.of(call.getFunctionName()).ifPresentOrElse(function -> call(function, call),
                        () -> unknown.add(call.getFunctionName()));
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

    private void call(IisFunction function, FunctionCallExpr call) {
        call(function);
        if (function == IisFunction.AT) {
            at.add(new PathDependency(literal(call)));
        }
        if (function == IisFunction.SETS) {
            sought(call);
        }
        if (function == IisFunction.ENDPOINT || function == IisFunction.BINDING) {
            // The element alone is asked for what it is bound to.
            wholeBindings |= parameters(call).stream().allMatch(given -> attributes(given).isEmpty());
        }
    }

    private void sought(FunctionCallExpr call) {
        List<Expr> given = parameters(call);
        String path = !given.isEmpty() && given.get(0) instanceof LiteralExpr literal ? literal.getLiteral() : "";
        int slash = path.lastIndexOf('/');
        while (slash >= 0 && !known.contains(path.substring(0, slash))) {
            slash = path.lastIndexOf('/', slash - 1);
        }
        if (slash < 0) {
            anything = true;
        } else {
            anywhere.add(path.substring(0, slash));
        }
    }

    private void call(IisFunction function) {
        functions.add(function);
        wholeSite |= function == IisFunction.SITE;
        wholeBelow |= function == IisFunction.BELOW;
        if (inside != null) {
            inside.more |= switch (function.basis()) {
                case ARGUMENTS, SERVER, HOST -> false;
                case SECTIONS, KIND, EXPECTATION, SITE, POOL, PATH, REQUESTS_BELOW, OWN_MAPPINGS, OWN_SECTIONS, LOCATIONS_BELOW,
                        SAME_FOLDER, LOCATION ->
                    true;
            };
        }
    }

    private void filter(FilterExpr filter, boolean top) {
        if (SpelledOut.concerns(filter) && spelledOut(filter, top)) {
            return;
        }
        if (calls(filter, IisFunction.SITE)) {
            site(filter.getPredicates(), null);
            return;
        }
        int before = at.size();
        if (filter.getExpr() != null) {
            walk(filter.getExpr(), top);
        }
        if (at.size() > before && calls(filter, IisFunction.AT)) {
            PathDependency asked = at.get(at.size() - 1);
            for (Object predicate : filter.getPredicates()) {
                there(((Predicate) predicate).getExpr(), asked);
            }
            within(asked, () -> predicates(filter.getPredicates()));
        } else {
            predicates(filter.getPredicates());
        }
    }

    /** In a predicate on what {@code iis:at()} leads to, relative paths begin there. */
    private void there(Expr expression, PathDependency asked) {
        if (expression instanceof LocationPath path) {
            if (!path.isAbsolute()) {
                sections(path, 0, asked.sections);
            }
        } else if (expression instanceof BinaryExpr binary) {
            there(binary.getLHS(), asked);
            there(binary.getRHS(), asked);
        } else if (expression instanceof FunctionCallExpr call) {
            // Without arguments a function may take the node itself, as string() does.
            everything |= call.getParameters().isEmpty() && call.getPrefix().isEmpty();
            parameters(call).forEach(parameter -> there(parameter, asked));
        } else if (!(expression instanceof LiteralExpr || expression instanceof NumberExpr)) {
            everything = true;
        }
    }

    private void within(@Nullable PathDependency path, Runnable walk) {
        PathDependency outer = inside;
        inside = path;
        walk.run();
        inside = outer;
    }

    /** What is read of the {@code <site>} by predicates on it, and by the path that leads on from it, if there is one. */
    private void site(List<?> predicates, @Nullable LocationPath path) {
        boolean whole = wholeSite;
        call(IisFunction.SITE);
        wholeSite = whole;
        for (Object predicate : predicates) {
            siteRelative(((Predicate) predicate).getExpr());
            walk(((Predicate) predicate).getExpr(), false);
        }
        if (path == null) {
            // Whether there is one at all is the same for all sites.
            wholeSite |= predicates.isEmpty();
        } else {
            sitePath(path);
            steps(path);
        }
    }

    private void siteRelative(Expr expression) {
        if (expression instanceof LocationPath path) {
            if (!path.isAbsolute()) {
                sitePath(path);
            }
        } else if (expression instanceof BinaryExpr binary) {
            siteRelative(binary.getLHS());
            siteRelative(binary.getRHS());
        } else if (expression instanceof FunctionCallExpr call) {
            // Without arguments a function may take the node itself, as string() does.
            wholeSite |= call.getParameters().isEmpty() && call.getPrefix().isEmpty();
            parameters(call).forEach(this::siteRelative);
        } else if (!(expression instanceof LiteralExpr || expression instanceof NumberExpr)) {
            wholeSite = true;
        }
    }

    private void sitePath(LocationPath path) {
        List<?> steps = path.getSteps();
        NameStep first = steps.isEmpty() || !(steps.get(0) instanceof NameStep name) || name.getLocalName().equals("*")
                ? null
                : name;
        Set<String> attributes = first == null || first.getLocalName().equals(BINDINGS) ? null : ChildAttributes.of(path);
        if (first != null && attributes != null) {
            attributes.forEach(attribute -> site.add(first.getLocalName() + "/@" + attribute));
        } else if (first == null || !down(path)) {
            wholeSite = true;
        } else if (first.getAxis() == Axis.ATTRIBUTE) {
            site.add("@" + first.getLocalName());
        } else {
            site.add(first.getLocalName());
            wholeBindings |= first.getLocalName().equals(BINDINGS)
                    && !BINDING_SHAPE.containsAll(attributes(path, new TreeSet<>()));
        }
    }

    static List<Expr> parameters(FunctionCallExpr call) {
        List<Expr> parameters = new ArrayList<>();
        for (Object parameter : call.getParameters()) {
            parameters.add((Expr) parameter);
        }
        return parameters;
    }

    private static List<Expr> conditions(Step step) {
        List<Expr> conditions = new ArrayList<>();
        for (Object predicate : step.getPredicates()) {
            conditions.add(((Predicate) predicate).getExpr());
        }
        return conditions;
    }

    /** Whether a path and the paths in its predicates lead to children and attributes only. */
    private static boolean down(LocationPath path) {
        for (Object each : path.getSteps()) {
            Step step = (Step) each;
            if (step.getAxis() != Axis.CHILD && step.getAxis() != Axis.ATTRIBUTE && step.getAxis() != Axis.SELF
                    || !conditions(step).stream().allMatch(Dependencies::down)) {
                return false;
            }
        }
        return true;
    }

    private static boolean down(Expr expression) {
        if (expression instanceof LocationPath path) {
            return path.isAbsolute() || down(path);
        }
        if (expression instanceof BinaryExpr binary) {
            return down(binary.getLHS()) && down(binary.getRHS());
        }
        if (expression instanceof FunctionCallExpr call) {
            return parameters(call).stream().allMatch(Dependencies::down);
        }
        return ChildAttributes.elsewhere(expression);
    }

    /** The names of the attributes that a path and the paths in its predicates lead to; {@code *} for any. */
    private static Set<String> attributes(LocationPath path, Set<String> found) {
        for (Object each : path.getSteps()) {
            Step step = (Step) each;
            if (step.getAxis() == Axis.ATTRIBUTE) {
                found.add(step instanceof NameStep name ? name.getLocalName() : "*");
            }
            conditions(step).forEach(condition -> attributes(condition, found));
        }
        return found;
    }

    private static Set<String> attributes(Expr expression) {
        Set<String> found = new TreeSet<>();
        attributes(expression, found);
        return found;
    }

    private static void attributes(Expr expression, Set<String> found) {
        if (expression instanceof LocationPath path) {
            attributes(path, found);
        } else if (expression instanceof BinaryExpr binary) {
            attributes(binary.getLHS(), found);
            attributes(binary.getRHS(), found);
        } else if (expression instanceof FunctionCallExpr call) {
            parameters(call).forEach(parameter -> attributes(parameter, found));
        }
    }

    private void variable(String name) {
        named = true;
        if (!variables.has(name)) {
            foreign.add("$" + name);
        } else if (followed.add(name)) {
            Expr named = variables.expression(name);
            if (named != null) {
                walk(named, true);
            }
        }
    }

    /** @return whether the paths are examined that the expression stands for; not where there are too many */
    private boolean spelledOut(Expr expression, boolean top) {
        List<SpelledOut.Part> parts = SpelledOut.of(expression, top, variables);
        if (parts == null) {
            everything = true;
            wholeSite = true;
            at.add(new PathDependency(null));
            return false;
        }
        named = true;
        parts.forEach(part -> walk(part.path(), part.top()));
        return true;
    }

    private void pathExpression(PathExpr path, boolean top) {
        Expr filter = path.getFilterExpr();
        LocationPath rest = path.getLocationPath();
        if (filter == null || rest == null) {
            walk(filter == null ? rest : filter, top);
            return;
        }
        if (SpelledOut.concerns(path) && spelledOut(path, top)) {
            return;
        }
        if (calls(filter, IisFunction.SITE)) {
            site(filter instanceof FilterExpr filtered ? filtered.getPredicates() : List.of(), rest);
            return;
        }
        int before = at.size();
        boolean wholeBefore = wholeBelow;
        walk(filter, top);
        if (calls(filter, IisFunction.BELOW)) {
            wholeBelow = wholeBefore || filter instanceof FilterExpr filtered && !filtered.getPredicates().isEmpty();
            sections(rest, 0, sections);
            steps(rest);
        } else if (at.size() > before && calls(filter, IisFunction.AT)) {
            PathDependency asked = at.get(at.size() - 1);
            sections(rest, 0, asked.sections);
            within(asked, () -> steps(rest));
        } else {
            steps(rest);
        }
    }

    private static boolean calls(Expr expression, IisFunction function) {
        Expr inner = expression instanceof FilterExpr filter && filter.getExpr() != null ? filter.getExpr() : expression;
        return inner instanceof FunctionCallExpr call && "iis".equals(call.getPrefix())
                && call.getFunctionName().equals(function.toString());
    }

    private static @Nullable List<String> literal(FunctionCallExpr call) {
        return call.getParameters().size() == 1 && call.getParameters().get(0) instanceof LiteralExpr literal
                ? io.github.iislint.iis.LocationPath.segments(literal.getLiteral())
                : null;
    }

    private void sections(LocationPath path, int skip, Set<String> found) {
        StringBuilder full = new StringBuilder();
        int index = 0;
        for (Object step : path.getSteps()) {
            if (index++ < skip) {
                if (!(step instanceof NameStep root) || root.getAxis() != Axis.CHILD) {
                    // As in //access, which may be anywhere.
                    everything = true;
                    return;
                }
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
        String group = full + "/";
        if (full.length() > 0 && known.stream().noneMatch(section -> section.startsWith(group))) {
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
