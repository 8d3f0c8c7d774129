package io.auditworkbench.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.Expression.Side;
import io.auditworkbench.model.change.ColumnValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private record FakeRow(Map<String, ColumnValue> before, Map<String, ColumnValue> after)
            implements ExpressionScope.Row {
        @Override
        public boolean has(Side side) {
            return switch (side) {
                case SHOWN, DELTA -> true;
                case OLD -> !before.isEmpty();
                case NEW -> !after.isEmpty();
            };
        }

        @Override
        public ColumnValue value(Side side, String field) {
            Map<String, ColumnValue> image = switch (side) {
                case OLD -> before;
                case NEW -> after;
                case SHOWN, DELTA -> after.isEmpty() ? before : after;
            };
            return image.getOrDefault(field, ColumnValue.Absent.ABSENT);
        }
    }

    private record FakeScope(FakeRow start, Map<String, List<FakeRow>> parts) implements ExpressionScope {
        @Override
        public List<FakeRow> rows(String part) {
            return parts.getOrDefault(part, List.of());
        }
    }

    private static FakeRow inserted(Map<String, ColumnValue> after) {
        return new FakeRow(Map.of(), after);
    }

    private static FakeRow line(long product, long quantity, String price) {
        return inserted(Map.of(
                "product", new ColumnValue.Whole(product),
                "quantity", new ColumnValue.Whole(quantity),
                "unit_price", new ColumnValue.Decimal(price)));
    }

    private static final FakeScope SALE = new FakeScope(
            new FakeRow(
                    Map.of("total", new ColumnValue.Decimal("20.00"), "status", ColumnValue.Text.of("new")),
                    Map.of(
                            "total",
                            new ColumnValue.Decimal("30.30"),
                            "status",
                            ColumnValue.Text.of("sold"),
                            "note",
                            ColumnValue.Null.NULL)),
            Map.of("lines", List.of(line(7, 3, "0.10"), line(8, 2, "15.00"), line(7, 0, "1.00"))));

    private static ExpressionValue valueOf(String text) {
        return expression(text).evaluate(SALE);
    }

    private static Expression expression(String text) {
        return switch (Expression.parse(text)) {
            case ParsedExpression.Accepted(Expression expression) -> expression;
            case ParsedExpression.Refused refused -> throw new AssertionError(refused);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start.total                                            | 30.30
            start.old.total                                        | 20.00
            start.new.total                                        | 30.30
            start.delta.total                                      | 10.30
            start.status                                           | sold
            sum(lines.quantity)                                    | 5
            sum(lines.quantity * lines.unit_price)                 | 30.30
            sum( lines.quantity*lines.unit_price )                 | 30.30
            sum(payments.amount)                                   | 0
            count(lines)                                           | 3
            count(payments)                                        | 0
            first(lines.product)                                   | 7
            start.total - sum(lines.quantity * lines.unit_price)   | 0.00
            start.total - 0.10 - 0.20 + 1                          | 31.00
            -5                                                     | -5
            "set back to new"                                      | set back to new
            """)
    void evaluateComputesExactly(String text, String value) {
        assertThat(valueOf(text).text()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start.note                  | start.note is NULL
            start.nothing               | start.nothing is not known
            sum(lines.weight)           | lines.weight is not known
            lines.product               | the rows of lines differ in product
            first(payments.amount)      | there is no row of payments
            start.status + 1            | no number: sold
            """)
    void evaluateSaysWhyAValueIsUnknown(String text, String why) {
        assertThat(valueOf(text)).isEqualTo(new ExpressionValue.Unknown(why));
    }

    @Test
    void valuesGivesOneForEachRowWithoutRepetition() {
        assertThat(expression("lines.product").values(SALE))
                .extracting(ExpressionValue::text)
                .containsExactly("7", "8");
    }

    @Test
    void deltaCountsARowThatComesOrGoesFromNothing() {
        // Given
        FakeRow row = line(7, 3, "0.10");
        FakeScope inserted = new FakeScope(row, Map.of());
        FakeScope deleted = new FakeScope(new FakeRow(row.after(), Map.of()), Map.of());

        // Then
        assertThat(expression("start.delta.quantity").evaluate(inserted).text()).isEqualTo("3");
        assertThat(expression("start.delta.quantity").evaluate(deleted).text()).isEqualTo("-3");
    }

    @Test
    void isSameAsIgnoresTheNumberOfDigits() {
        assertThat(valueOf("1.50").isSameAs(valueOf("1.5"))).isTrue();
        assertThat(valueOf("start.note").isSameAs(valueOf("start.note"))).isFalse();
        assertThat(valueOf("start.status").isSameAs(valueOf("'sold'"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            total                          | 0 | 5  | "total" is no field
            start.                         | 6 | 6  | something is still to come
            start.now.total                | 0 | 15 | "now" is no side of a change
            max(lines.quantity)            | 0 | 3  | there is no function "max"
            sum(start.total)               | 4 | 15 | "start.total" is one value, not one for each row of a part
            sum(lines.a * payments.b)      | 14 | 24 | the two fields are of different parts, lines and payments
            sum(lines.a                    | 11 | 11 | something is still to come
            count(lines.a)                 | 6 | 13 | "lines.a" is no part
            start.total * 2                | 12 | 13 | "*" is not expected here
            start.total +                  | 13 | 13 | something is still to come
            1.2.3                          | 0 | 5  | "1.2.3" is no number
            "open                          | 0 | 5  | the quote is not closed
            §                              | 0 | 1  | "§" is not expected here
            """)
    void parseRefusesWithThePlace(String text, int start, int end, String message) {
        assertThat(Expression.parse(text)).isInstanceOfSatisfying(ParsedExpression.Refused.class, refused -> {
            assertThat(refused.message()).isEqualTo(message);
            assertThat(refused.start()).isEqualTo(start);
            assertThat(refused.end()).isEqualTo(end);
        });
    }

    @Test
    void parseRefusesWhatIsTooLong() {
        assertThat(Expression.parse("1 + ".repeat(300) + "1")).isInstanceOf(ParsedExpression.Refused.class);
        assertThat(Expression.parse("1+".repeat(60) + "1"))
                .isInstanceOfSatisfying(
                        ParsedExpression.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo("more than 50 terms"));
    }
}
