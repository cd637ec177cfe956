package io.github.iislint.rule;

import java.util.List;
import org.jaxen.Context;
import org.jaxen.JaxenException;
import org.jaxen.expr.BinaryExpr;
import org.jaxen.expr.EqualityExpr;
import org.jaxen.expr.Expr;
import org.jaxen.expr.LiteralExpr;
import org.jaxen.expr.LogicalExpr;
import org.jaxen.function.BooleanFunction;
import org.jaxen.function.StringFunction;

/**
 * The operators of predicates. Jaxen's own keep two stacks for each evaluation, since an expression may be nested without end;
 * those of rules are not (see {@link Dependencies}). Predicates are evaluated for each entry of a collection, and most are
 * {@code @name = 'text'}, with {@code or} between them.
 */
final class Operators {

    private Operators() {
    }

    /** One with the operands of another one. */
    private abstract static class Operator implements BinaryExpr {

        private static final long serialVersionUID = 1L;

        final BinaryExpr like;

        Operator(BinaryExpr like) {
            this.like = like;
        }

        @Override
        public Expr getLHS() {
            return like.getLHS();
        }

        @Override
        public Expr getRHS() {
            return like.getRHS();
        }

        @Override
        public String getOperator() {
            return like.getOperator();
        }

        @Override
        public String getText() {
            return like.getText();
        }

        /** The operands are simple already: a chain of operators may be too long to walk it here. */
        @Override
        @SuppressWarnings("deprecation")
        public Expr simplify() {
            return this;
        }
    }

    /** {@code and} and {@code or}, which evaluate no more than they need. */
    static final class Logical extends Operator implements LogicalExpr {

        private static final long serialVersionUID = 1L;

        private final boolean decisive;

        /** @param decisive the value of one operand that decides: {@code true} for {@code or} */
        Logical(BinaryExpr like, boolean decisive) {
            super(like);
            this.decisive = decisive;
        }

        @Override
        public Object evaluate(Context context) throws JaxenException {
            boolean left = truth(getLHS(), context);
            return left == decisive ? decisive : truth(getRHS(), context);
        }

        private static Boolean truth(Expr operand, Context context) throws JaxenException {
            return BooleanFunction.evaluate(operand.evaluate(context), context.getNavigator());
        }
    }

    /** {@code =} and {@code !=}: fast for nodes and a text, as Jaxen has it for all others. */
    static final class Equality extends Operator implements EqualityExpr {

        private static final long serialVersionUID = 1L;

        private final boolean equal;

        Equality(BinaryExpr like) {
            super(like);
            this.equal = like.getOperator().equals("=");
        }

        @Override
        public Object evaluate(Context context) throws JaxenException {
            if (!(getRHS() instanceof LiteralExpr literal)) {
                return like.evaluate(context);
            }
            Object left = getLHS().evaluate(context);
            String text = literal.getLiteral();
            if (left instanceof List<?> nodes) {
                for (Object node : nodes) {
                    if (StringFunction.evaluate(node, context.getNavigator()).equals(text) == equal) {
                        return true;
                    }
                }
                return false;
            }
            return left instanceof String string ? string.equals(text) == equal : like.evaluate(context);
        }
    }
}
