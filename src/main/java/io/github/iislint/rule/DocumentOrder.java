package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dom4j.Element;
import org.dom4j.Node;
import org.jaxen.Context;
import org.jaxen.ContextSupport;
import org.jaxen.JaxenException;
import org.jaxen.JaxenHandler;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.DefaultXPathFactory;
import org.jaxen.expr.Expr;
import org.jaxen.expr.FilterExpr;
import org.jaxen.expr.FunctionCallExpr;
import org.jaxen.expr.LocationPath;
import org.jaxen.expr.NameStep;
import org.jaxen.expr.PathExpr;
import org.jaxen.expr.Step;
import org.jaxen.expr.UnionExpr;
import org.jaxen.saxpath.Axis;
import org.jaxen.saxpath.SAXPathException;
import org.jaxen.saxpath.base.XPathReader;
import org.jspecify.annotations.Nullable;

/**
 * Parses XPath so that what it selects comes in document order without the comparisons of Jaxen: these walk all siblings that
 * follow a node, so that the work grows with the square of a collection. Here most paths need no sorting at all, and the others
 * look up where a node stands among its siblings.
 */
final class DocumentOrder {

    private DocumentOrder() {
    }

    /** @throws JaxenException if the text is no XPath */
    static Expr parse(String text) throws JaxenException {
        JaxenHandler handler = new JaxenHandler();
        handler.setXPathFactory(new Factory());
        try {
            XPathReader reader = new XPathReader();
            reader.setXPathHandler(handler);
            reader.parse(text);
        } catch (org.jaxen.saxpath.XPathSyntaxException e) {
            throw new org.jaxen.XPathSyntaxException(e);
        } catch (SAXPathException e) {
            throw new JaxenException(e);
        } catch (StackOverflowError e) {
            throw new JaxenException("it is nested too deeply", e);
        }
        return handler.getXPathExpr().getRootExpr();
    }

    private static final class Factory extends DefaultXPathFactory {

        @Override
        public LocationPath createRelativeLocationPath() {
            return new Path(false);
        }

        @Override
        public LocationPath createAbsoluteLocationPath() {
            return new Path(true);
        }

        @Override
        public PathExpr createPathExpr(FilterExpr filter, LocationPath path) throws JaxenException {
            PathExpr expression = super.createPathExpr(filter, path);
            return filter != null && path != null ? new PathFromFilter(expression) : expression;
        }

        @Override
        public FunctionCallExpr createFunctionCallExpr(String prefix, String name) {
            return new FunctionCall(prefix, name);
        }

        @Override
        public UnionExpr createUnionExpr(Expr left, Expr right) {
            return new Union(left, right);
        }

        @Override
        @SuppressWarnings("deprecation")
        public BinaryExpr createOrExpr(Expr left, Expr right) throws JaxenException {
            return new Operators.Logical(super.createOrExpr(left.simplify(), right.simplify()), true);
        }

        @Override
        @SuppressWarnings("deprecation")
        public BinaryExpr createAndExpr(Expr left, Expr right) throws JaxenException {
            return new Operators.Logical(super.createAndExpr(left.simplify(), right.simplify()), false);
        }

        @Override
        @SuppressWarnings("deprecation")
        public BinaryExpr createEqualityExpr(Expr left, Expr right, int operator) throws JaxenException {
            return new Operators.Equality(super.createEqualityExpr(left.simplify(), right.simplify(), operator));
        }
    }

    /** A path that starts at a function; where it is {@linkplain ContextFree context-free}, it is followed once in a tree. */
    private static final class PathFromFilter implements PathExpr {

        private static final long serialVersionUID = 1L;

        private final transient PathExpr path;
        private transient volatile @Nullable Boolean contextFree;

        PathFromFilter(PathExpr path) {
            this.path = path;
        }

        @Override
        public Expr getFilterExpr() {
            return path.getFilterExpr();
        }

        @Override
        @SuppressWarnings("deprecation")
        public void setFilterExpr(Expr filter) {
            path.setFilterExpr(filter);
        }

        @Override
        public LocationPath getLocationPath() {
            return path.getLocationPath();
        }

        @Override
        public String getText() {
            return path.getText();
        }

        @Override
        @SuppressWarnings("deprecation")
        public Expr simplify() {
            Expr simple = path.simplify();
            return simple == path ? this : simple;
        }

        @Override
        public Object evaluate(Context context) throws JaxenException {
            List<?> nodes = context.getNodeSet();
            if (nodes.isEmpty() || !(nodes.get(0) instanceof Node node)
                    || !isContextFree() || !(Expression.top(node) instanceof EffectiveTree.Root root)) {
                return path.evaluate(context);
            }
            Object value = root.value(this);
            if (value == null) {
                value = path.evaluate(context);
                root.keep(this, value);
            }
            return value;
        }

        private boolean isContextFree() {
            Boolean known = contextFree;
            if (known == null) {
                known = ContextFree.is(this);
                contextFree = known;
            }
            return known;
        }

        @Override
        public String toString() {
            return getText();
        }
    }

    /** Steps one after the other. */
    private static final class Path implements LocationPath {

        private static final long serialVersionUID = 1L;

        private final boolean absolute;
        private final transient List<Step> steps = new ArrayList<>();
        /** Those of them that {@link NameSteps} follow; {@code null} in the place of others. */
        private final transient List<@Nullable NameStep> names = new ArrayList<>();

        Path(boolean absolute) {
            this.absolute = absolute;
        }

        @Override
        public void addStep(Step step) {
            steps.add(step);
            names.add(step instanceof NameStep name && NameSteps.is(name) ? name : null);
        }

        @Override
        public List<Step> getSteps() {
            return steps;
        }

        @Override
        public boolean isAbsolute() {
            return absolute;
        }

        @Override
        public String getText() {
            return (absolute ? "/" : "") + String.join("/", steps.stream().map(Step::getText).toList());
        }

        @Override
        @SuppressWarnings("deprecation")
        public Expr simplify() {
            steps.forEach(Step::simplify);
            return this;
        }

        @Override
        public Object evaluate(Context context) throws JaxenException {
            ContextSupport support = context.getContextSupport();
            List<?> nodes = absolute ? top(context, support) : SectionsBelow.distinct(context.getNodeSet(), steps);
            boolean ordered = nodes.size() < 2
                    || nodes.stream().allMatch(node -> node instanceof Node n && n.getParent() == null);
            for (int i = 0; i < steps.size(); i++) {
                NameStep name = names.get(i);
                if (name != null) {
                    nodes = NameSteps.follow(name, nodes, support);
                    continue;
                }
                Step step = steps.get(i);
                Context at = new Context(support);
                at.setNodeSet(nodes);
                nodes = step.evaluate(at);
                if (step.getAxis() == Axis.ANCESTOR || step.getAxis() == Axis.ANCESTOR_OR_SELF || step.getAxis() == Axis.PRECEDING
                        || step.getAxis() == Axis.PRECEDING_SIBLING) {
                    Collections.reverse(nodes);
                }
                // From nodes of which none is within another one, these lead to nodes of the same kind.
                ordered &= step.getAxis() == Axis.CHILD || step.getAxis() == Axis.ATTRIBUTE || step.getAxis() == Axis.SELF;
            }
            return ordered ? nodes : sorted(nodes);
        }

        private static List<?> top(Context context, ContextSupport support) {
            List<?> nodes = context.getNodeSet();
            return nodes.isEmpty() ? nodes : List.of(support.getNavigator().getDocumentNode(nodes.get(0)));
        }

        @Override
        public String toString() {
            return getText();
        }
    }

    /** The nodes of both, each once. */
    private record Union(Expr left, Expr right) implements UnionExpr {

        @Override
        public Expr getLHS() {
            return left;
        }

        @Override
        public Expr getRHS() {
            return right;
        }

        @Override
        public String getOperator() {
            return "|";
        }

        @Override
        public String getText() {
            return left.getText() + " | " + right.getText();
        }

        @Override
        @SuppressWarnings("deprecation")
        public Expr simplify() {
            return new Union(left.simplify(), right.simplify());
        }

        @Override
        public Object evaluate(Context context) throws JaxenException {
            Set<Object> nodes = new LinkedHashSet<>();
            for (Expr side : List.of(left, right)) {
                if (!(side.evaluate(context) instanceof List<?> found)) {
                    throw new JaxenException(
                            "\"" + side.getText() + "\" is not a node-set, so it cannot be part of \"" + getText() + "\"");
                }
                nodes.addAll(found);
            }
            return sorted(new ArrayList<>(nodes));
        }
    }

    /** In document order; nodes of different trees stay as they are to each other. */
    private static List<?> sorted(List<?> nodes) {
        if (nodes.size() < 2 || !nodes.stream().allMatch(Node.class::isInstance)) {
            return nodes;
        }
        List<Object> sorted = new ArrayList<>(nodes);
        LocalNameNavigator.charge(nodes.size());
        sorted.sort(new Places());
        return sorted;
    }

    /** Compares the places of nodes in their trees; made for one sorting, because trees grow. */
    private static final class Places implements Comparator<Object> {

        private final Map<Element, Map<Node, Integer>> siblings = new IdentityHashMap<>();
        private final Map<Node, Integer> trees = new IdentityHashMap<>();

        @Override
        public int compare(Object first, Object second) {
            Node one = (Node) first;
            Node other = (Node) second;
            int depth = depth(one);
            int otherDepth = depth(other);
            Node lower = one;
            Node otherLower = other;
            for (int i = depth; i > otherDepth; i--) {
                lower = lower.getParent();
            }
            for (int i = otherDepth; i > depth; i--) {
                otherLower = otherLower.getParent();
            }
            if (lower == otherLower) {
                // What is around comes first.
                return Integer.compare(depth, otherDepth);
            }
            while (lower.getParent() != otherLower.getParent()) {
                lower = lower.getParent();
                otherLower = otherLower.getParent();
            }
            return lower.getParent() == null
                    ? Integer.compare(tree(lower), tree(otherLower))
                    : Integer.compare(index(lower), index(otherLower));
        }

        private static int depth(Node node) {
            int depth = 0;
            for (Node at = node.getParent(); at != null; at = at.getParent()) {
                depth++;
            }
            return depth;
        }

        private int tree(Node top) {
            return trees.computeIfAbsent(top, t -> trees.size());
        }

        /** Attributes come before children. What its parent does not know, such as the element of a site, comes last. */
        private int index(Node node) {
            return siblings.computeIfAbsent(node.getParent(), Places::indices).getOrDefault(node, Integer.MAX_VALUE);
        }

        private static Map<Node, Integer> indices(Element parent) {
            int attributes = parent.attributeCount();
            LocalNameNavigator.charge(attributes + parent.nodeCount());
            Map<Node, Integer> indices = new HashMap<>();
            for (int i = 0; i < attributes; i++) {
                indices.put(parent.attribute(i), i);
            }
            for (int i = 0; i < parent.nodeCount(); i++) {
                indices.put(parent.node(i), attributes + i);
            }
            return indices;
        }
    }
}
