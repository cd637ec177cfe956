package io.github.iislint.rule;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.dom4j.Node;
import org.jaxen.UnresolvableException;
import org.jaxen.VariableContext;
import org.jaxen.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a rule may call {@code $name}: the values of its parameters, and expressions that have a name, which
 * are evaluated with {@code <configuration>} as context. Immutable.
 */
final class Variables {

    static final Variables NONE = new Variables(Map.of(), Map.of());

    private final Map<String, Object> values;
    private final Map<String, Expression> expressions;

    private Variables(Map<String, Object> values, Map<String, Expression> expressions) {
        this.values = Collections.unmodifiableMap(values);
        this.expressions = Collections.unmodifiableMap(expressions);
    }

    /** @param values numbers as {@link Double}, everything else as {@link String} */
    static Variables of(Map<String, Object> values) {
        return values.isEmpty() ? NONE : new Variables(new LinkedHashMap<>(values), Map.of());
    }

    /**
     * These and one more expression, which may itself use these.
     *
     * @throws RuleException if it is broken
     */
    Variables with(String name, Expression expression) throws RuleException {
        expression.compile();
        Map<String, Expression> more = new LinkedHashMap<>(expressions);
        more.put(name, expression);
        return new Variables(values, more);
    }

    /** In the order of the rule file. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(expressions.keySet());
        return names;
    }

    boolean has(String name) {
        return values.containsKey(name) || expressions.containsKey(name);
    }

    /** The value of a parameter as it is written in a file; {@code null} where there is none of that name. */
    @Nullable
    String text(String name) {
        Object value = values.get(name);
        return value instanceof Double number ? Parameter.shown(number) : (String) value;
    }

    /** The same with where it is. */
    @Nullable
    Expression named(String name) {
        return expressions.get(name);
    }

    /** The expression behind a name; {@code null} where it is a parameter or unknown. */
    @Nullable
    Expr expression(String name) {
        Expression expression = expressions.get(name);
        return expression == null ? null : expression.root();
    }

    /** What the names stand for where {@code node} is; each expression is evaluated once, when it is requested. */
    VariableContext at(Node node) {
        return new BoundVariables(node);
    }

    private final class BoundVariables implements VariableContext {

        private final Node node;
        private final Map<String, Object> known = new HashMap<>(values);

        BoundVariables(Node node) {
            this.node = node;
        }

        @Override
        public Object getVariableValue(String namespace, String prefix, String name) throws UnresolvableException {
            Object value = known.get(name);
            if (value == null) {
                Expression expression = expressions.get(name);
                if (expression == null) {
                    throw new UnresolvableException("there is no $" + name);
                }
                try {
                    value = valueAt(expression, Expression.top(node));
                } catch (RuleException e) {
                    // The place of the outermost expression is reported; that of each <let> on the way is not.
                    throw new UnresolvableException(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
                }
                known.put(name, value);
            }
            return value;
        }

        /** Several expressions of a rule, each at several nodes of one tree, may ask. */
        private Object valueAt(Expression expression, Node top) throws RuleException {
            if (!(top instanceof EffectiveTree.Root root)) {
                return expression.evaluate(top);
            }
            Object value = root.value(expression);
            if (value == null) {
                value = expression.evaluate(root);
                root.keep(expression, value);
            }
            return value;
        }
    }
}
