package io.auditworkbench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a filter asks for, as a tree: `and`, `or` and `not` over [FilterTerm]s.
///
/// - **Shape**: no node carries a place in the text, so equal meaning is equal value. `And` and `Or` hold two or more
/// operands and
///   never one of their own kind, `Not` never holds a `Not`: [Canonicalizer] relies on it. The tree is at most a few
/// hundred
///   levels deep, so recursion over it is safe.
public sealed interface FilterExpression
        permits FilterExpression.And,
                FilterExpression.Or,
                FilterExpression.Not,
                FilterExpression.Everything,
                FilterTerm {

    /// True for every event: the empty filter. Stands alone, never inside another node.
    record Everything() implements FilterExpression {}

    /// True when all operands are.
    record And(List<FilterExpression> operands) implements FilterExpression {
        public And {
            operands = joined(operands, And.class);
        }
    }

    /// True when at least one operand is.
    record Or(List<FilterExpression> operands) implements FilterExpression {
        public Or {
            operands = joined(operands, Or.class);
        }
    }

    /// True when the operand is not.
    record Not(FilterExpression operand) implements FilterExpression {
        public Not {
            if (operand instanceof Not || operand instanceof Everything) {
                throw new IllegalArgumentException("use FilterExpression.not");
            }
        }
    }

    /// The conjunction of `operands`; the operand itself when there is one.
    static FilterExpression and(List<? extends FilterExpression> operands) {
        return operands.size() == 1 ? operands.getFirst() : new And(List.copyOf(operands));
    }

    /// The disjunction of `operands`; the operand itself when there is one.
    static FilterExpression or(List<? extends FilterExpression> operands) {
        return operands.size() == 1 ? operands.getFirst() : new Or(List.copyOf(operands));
    }

    /// The opposite of `operand`, which is not [Everything].
    static FilterExpression not(FilterExpression operand) {
        return operand instanceof Not(FilterExpression inner) ? inner : new Not(operand);
    }

    /// All terms of the tree in the order of the text.
    default Stream<FilterTerm> terms() {
        return switch (this) {
            case Everything() -> Stream.empty();
            case And(List<FilterExpression> operands) -> operands.stream().flatMap(FilterExpression::terms);
            case Or(List<FilterExpression> operands) -> operands.stream().flatMap(FilterExpression::terms);
            case Not(FilterExpression operand) -> operand.terms();
            case FilterTerm term -> Stream.of(term);
        };
    }

    /// True when the filter mentions snapshot rows (`op:snapshot`, `is:snapshot`, also negated); otherwise it does not
    /// see them.
    default boolean asksForSnapshotRows() {
        return terms().anyMatch(FilterTerm::mentionsSnapshot);
    }

    private static List<FilterExpression> joined(List<FilterExpression> operands, Class<?> kind) {
        List<FilterExpression> flat = new ArrayList<>();
        for (FilterExpression operand : operands) {
            switch (operand) {
                case And(List<FilterExpression> inner) when kind == And.class -> flat.addAll(inner);
                case Or(List<FilterExpression> inner) when kind == Or.class -> flat.addAll(inner);
                case Everything() -> throw new IllegalArgumentException("everything stands alone");
                default -> flat.add(operand);
            }
        }
        if (flat.size() < 2) {
            throw new IllegalArgumentException("fewer than two operands");
        }
        return List.copyOf(flat);
    }
}
