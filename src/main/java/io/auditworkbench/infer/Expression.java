package io.auditworkbench.infer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a rule computes from the change that starts it and from the rows of its parts.
///
/// - **Shape**: `start.total`, `start.delta.price`, `sum(lines.quantity * lines.unit_price)`, `count(lines)`,
///   `first(lines.product)`, `start.total - sum(payments.amount)`, `12.50`, `"text"`; docs/rules.md has the grammar.
/// - **Units**: numbers are exact decimals, never doubles.
/// - **Errors**: what cannot be computed is [ExpressionValue.Unknown] with the reason; never an exception.
/// - **Threading**: immutable.
public sealed interface Expression {

    /// The name under which expressions speak of the change that starts a rule.
    String START = "start";

    /// Reads an expression.
    static ParsedExpression parse(String text) {
        return ExpressionParser.parse(text);
    }

    /// Its value; of a part with several rows only when all of them agree.
    ExpressionValue evaluate(ExpressionScope scope);

    /// Its values, for a path into a part one for each row, in the order of the rows and without repetition; what is
    /// unknown is left out.
    default List<ExpressionValue> values(ExpressionScope scope) {
        ExpressionValue value = evaluate(scope);
        return value instanceof ExpressionValue.Unknown ? List.of() : List.of(value);
    }

    /// Every field that it looks at.
    Stream<Path> paths();

    /// Every part that it looks at.
    default Stream<String> parts() {
        return paths().filter(path -> !path.isOfStart()).map(Path::source);
    }

    /// A field of the start or of the rows of a part.
    ///
    /// - **Shape**: `source` is `start` or the name of a part.
    record Path(String source, Side side, String field) implements Expression {
        public Path {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(field, "field");
        }

        /// True for a field of the change that starts the rule.
        public boolean isOfStart() {
            return source.equals(START);
        }

        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            if (isOfStart()) {
                return in(scope.start());
            }
            List<ExpressionValue> values = values(scope);
            return switch (values.size()) {
                case 0 -> new ExpressionValue.Unknown("no row of " + source + " has " + field);
                case 1 -> values.getFirst();
                default -> new ExpressionValue.Unknown("the rows of " + source + " differ in " + field);
            };
        }

        @Override
        public List<ExpressionValue> values(ExpressionScope scope) {
            List<? extends ExpressionScope.Row> rows = isOfStart() ? List.of(scope.start()) : scope.rows(source);
            return rows.stream()
                    .map(this::in)
                    .filter(value -> !(value instanceof ExpressionValue.Unknown))
                    .distinct()
                    .toList();
        }

        @Override
        public Stream<Path> paths() {
            return Stream.of(this);
        }

        ExpressionValue in(ExpressionScope.Row row) {
            return side == Side.DELTA ? delta(row) : ExpressionValue.of(row.value(side, field), toString());
        }

        /// A row that comes into being or goes counts as nothing on the side where it is not.
        private ExpressionValue delta(ExpressionScope.Row row) {
            ExpressionValue after = orNothing(row, Side.NEW);
            ExpressionValue before = orNothing(row, Side.OLD);
            return ExpressionValue.difference(after, before);
        }

        private ExpressionValue orNothing(ExpressionScope.Row row, Side one) {
            return row.has(one)
                    ? ExpressionValue.of(row.value(one, field), new Path(source, one, field).toString())
                    : new ExpressionValue.Numeric(BigDecimal.ZERO);
        }

        /// As it is written.
        @Override
        public String toString() {
            return source + "." + side.word + field;
        }
    }

    /// Which image of a change is meant.
    enum Side {
        /// The row as it is after the change, or was before it when it is gone.
        SHOWN(""),
        /// Before the change.
        OLD("old."),
        /// After the change.
        NEW("new."),
        /// After minus before.
        DELTA("delta.");

        private final String word;

        Side(String word) {
            this.word = word;
        }
    }

    /// A number or a text that stands for itself.
    record Literal(ExpressionValue value) implements Expression {
        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            return value;
        }

        @Override
        public Stream<Path> paths() {
            return Stream.empty();
        }
    }

    /// The sum over the rows of a part, of a field or of a product of two; 0 over no rows.
    record Sum(Path factor, @Nullable Path other) implements Expression {
        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            ExpressionValue sum = new ExpressionValue.Numeric(BigDecimal.ZERO);
            for (ExpressionScope.Row row : scope.rows(factor.source())) {
                ExpressionValue term = factor.in(row);
                sum = ExpressionValue.sum(sum, other == null ? term : ExpressionValue.product(term, other.in(row)));
            }
            return sum;
        }

        @Override
        public Stream<Path> paths() {
            return other == null ? Stream.of(factor) : Stream.of(factor, other);
        }
    }

    /// How many rows a part has.
    record Count(String part) implements Expression {
        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            return new ExpressionValue.Numeric(
                    BigDecimal.valueOf(scope.rows(part).size()));
        }

        @Override
        public Stream<Path> paths() {
            return Stream.empty();
        }

        @Override
        public Stream<String> parts() {
            return Stream.of(part);
        }
    }

    /// The field of a part's first row.
    record First(Path path) implements Expression {
        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            List<? extends ExpressionScope.Row> rows = scope.rows(path.source());
            return rows.isEmpty()
                    ? new ExpressionValue.Unknown("there is no row of " + path.source())
                    : path.in(rows.getFirst());
        }

        @Override
        public Stream<Path> paths() {
            return Stream.of(path);
        }
    }

    /// One number plus another.
    record Plus(Expression left, Expression right) implements Expression {
        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            return ExpressionValue.sum(left.evaluate(scope), right.evaluate(scope));
        }

        @Override
        public Stream<Path> paths() {
            return Stream.concat(left.paths(), right.paths());
        }

        @Override
        public Stream<String> parts() {
            return Stream.concat(left.parts(), right.parts());
        }
    }

    /// One number minus another.
    record Minus(Expression left, Expression right) implements Expression {
        @Override
        public ExpressionValue evaluate(ExpressionScope scope) {
            return ExpressionValue.difference(left.evaluate(scope), right.evaluate(scope));
        }

        @Override
        public Stream<Path> paths() {
            return Stream.concat(left.paths(), right.paths());
        }

        @Override
        public Stream<String> parts() {
            return Stream.concat(left.parts(), right.parts());
        }
    }
}
