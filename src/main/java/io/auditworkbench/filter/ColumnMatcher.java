package io.auditworkbench.filter;

import io.auditworkbench.filter.ColumnName.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/// Tests a column's two values; also what the store calls for columns that no index answers.
///
/// - **Shape**: one side that holds is enough; the negative tests want the column to be there and no side to match.
///   NULL is there, equals nothing and is in no order. A masked value answers only equality.
/// - **Threading**: immutable; any thread.
public final class ColumnMatcher {

    private final Side side;
    private final Test test;

    public ColumnMatcher(Side side, ColumnTest test, TimeFrame frame) {
        this.side = side;
        this.test = prepared(test, frame);
    }

    /// True when the values before and after satisfy the test.
    public boolean matches(FilterValue before, FilterValue after) {
        List<FilterValue> values = switch (side) {
            case ANY -> present(before, after);
            case OLD -> present(before);
            case NEW -> present(after);
            case DELTA -> present(difference(before, after));
        };
        return test.holds(values, before, after);
    }

    /// A test of the values of the chosen sides, or of both sides together.
    private interface Test {
        boolean holds(List<FilterValue> values, FilterValue before, FilterValue after);
    }

    private static List<FilterValue> present(FilterValue value) {
        return value instanceof FilterValue.Absent ? List.of() : List.of(value);
    }

    private static List<FilterValue> present(FilterValue one, FilterValue other) {
        if (one instanceof FilterValue.Absent) {
            return present(other);
        }
        return other instanceof FilterValue.Absent ? List.of(one) : List.of(one, other);
    }

    private static FilterValue difference(FilterValue before, FilterValue after) {
        if (before instanceof FilterValue.Numeric(BigDecimal from, String _)
                && after instanceof FilterValue.Numeric(BigDecimal to, String _)) {
            BigDecimal difference = to.subtract(from);
            return new FilterValue.Numeric(difference, difference.toPlainString());
        }
        return FilterValue.Absent.ABSENT;
    }

    private static Test prepared(ColumnTest test, TimeFrame frame) {
        return switch (test) {
            case ColumnTest.AnyOf(List<ColumnMatch> matches) -> {
                List<Test> any =
                        matches.stream().map(match -> prepared(match, frame)).toList();
                yield (values, before, after) -> {
                    for (Test each : any) {
                        if (each.holds(values, before, after)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
            case ColumnTest.Compare(Comparison comparison, Scalar scalar) -> compare(comparison, scalar, frame);
            case ColumnTest.NeverNull() -> none(FilterValue.Null.NULL::equals);
            case ColumnTest.Regex(String pattern) -> some(text(RegexText.finder(pattern)));
            case ColumnTest.NotRegex(String pattern) -> {
                Predicate<FilterValue> finds = text(RegexText.finder(pattern));
                yield none(value -> value instanceof FilterValue.Masked || finds.test(value));
            }
        };
    }

    private static Test compare(Comparison comparison, Scalar scalar, TimeFrame frame) {
        PreparedScalar operand = new PreparedScalar(scalar, frame);
        return switch (comparison) {
            case EQUAL -> some(operand::equalsExactly);
            case NOT_EQUAL -> none(operand::equalsExactly);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                some(value -> operand.order(value).stream().anyMatch(comparison::holds));
        };
    }

    private static Test prepared(ColumnMatch match, TimeFrame frame) {
        return switch (match) {
            case ColumnMatch.Transition(var from, var to) -> {
                Predicate<FilterValue> isFrom = state(from, frame);
                Predicate<FilterValue> isTo = state(to, frame);
                yield (_, before, after) -> isChange(before, after) && isFrom.test(before) && isTo.test(after);
            }
            case ColumnMatch.OfValue value -> some(value(value, frame));
        };
    }

    private static boolean isChange(FilterValue before, FilterValue after) {
        boolean hasBoth = !(before instanceof FilterValue.Absent) && !(after instanceof FilterValue.Absent);
        return hasBoth && !before.isSame(after);
    }

    private static Predicate<FilterValue> state(ColumnMatch.OfState state, TimeFrame frame) {
        return state instanceof ColumnMatch.Anything ? _ -> true : value(state, frame);
    }

    private static Predicate<FilterValue> value(ColumnMatch.OfValue match, TimeFrame frame) {
        return switch (match) {
            case ColumnMatch.Is(Scalar scalar) -> new PreparedScalar(scalar, frame)::matches;
            case ColumnMatch.Like(GlobPattern pattern) -> text(pattern.matcher());
            case ColumnMatch.IsNull() -> FilterValue.Null.NULL::equals;
            case ColumnMatch.Anything() -> value -> value != FilterValue.Null.NULL;
            case ColumnMatch.Between(var from, var to) -> {
                List<PreparedScalar> low = from.map(scalar -> new PreparedScalar(scalar, frame)).stream()
                        .toList();
                List<PreparedScalar> high = to.map(scalar -> new PreparedScalar(scalar, frame)).stream()
                        .toList();
                yield value -> low.stream()
                                .allMatch(end -> end.foldedOrder(value).orElse(-1) >= 0)
                        && high.stream().allMatch(end -> end.foldedOrder(value).orElse(1) <= 0);
            }
        };
    }

    private static Predicate<FilterValue> text(Predicate<String> predicate) {
        return value -> ValueText.of(value).map(predicate::test).orElse(false);
    }

    private static Test some(Predicate<FilterValue> predicate) {
        return (values, _, _) -> isAny(values, predicate);
    }

    private static Test none(Predicate<FilterValue> predicate) {
        return (values, _, _) -> !values.isEmpty() && !isAny(values, predicate);
    }

    /// A loop, because rules ask this of every change and a stream costs more than most tests.
    private static boolean isAny(List<FilterValue> values, Predicate<FilterValue> predicate) {
        for (FilterValue value : values) {
            if (predicate.test(value)) {
                return true;
            }
        }
        return false;
    }
}
