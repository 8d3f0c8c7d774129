package io.auditworkbench.infer;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.event.EventAttribute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/// What an expression of a rule comes to.
///
/// - **Shape**: two numbers are equal as records only with the same number of digits; [#isSameAs] compares values.
/// - **Threading**: immutable.
public sealed interface ExpressionValue {

    /// As people read it; every digit of a number.
    String text();

    /// An exact number.
    record Numeric(BigDecimal value) implements ExpressionValue {
        public Numeric {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /// A text, or bytes in hexadecimal.
    record Text(String text) implements ExpressionValue {}

    /// A date or time as MySQL prints it in UTC.
    record Time(String text) implements ExpressionValue {}

    /// Nothing can be said, for this reason.
    record Unknown(String why) implements ExpressionValue {
        @Override
        public String text() {
            return why;
        }
    }

    /// The value of a column; `name` says in a reason which one it was.
    static ExpressionValue of(ColumnValue value, String name) {
        return switch (value) {
            case ColumnValue.Null _ -> new Unknown(name + " is NULL");
            case ColumnValue.Absent _ -> new Unknown(name + " is not known");
            case ColumnValue.Whole(long whole) -> new Numeric(BigDecimal.valueOf(whole));
            case ColumnValue.UnsignedWhole whole -> new Numeric(new BigDecimal(whole.value()));
            case ColumnValue.Decimal(String text) -> new Numeric(new BigDecimal(text));
            case ColumnValue.Real4 real -> new Numeric(new BigDecimal(real.text()));
            case ColumnValue.Real8 real -> new Numeric(new BigDecimal(real.text()));
            case ColumnValue.Bits(long bits, int _) ->
                new Numeric(new BigDecimal(new BigInteger(Long.toUnsignedString(bits))));
            case ColumnValue.Text text -> new Text(text.text());
            case ColumnValue.Json json -> new Text(json.text());
            case ColumnValue.Binary bytes -> new Text(bytes.text());
            case ColumnValue.Temporal time -> new Time(time.text());
            case ColumnValue.Masked masked ->
                masked.tellsApart() ? new Text(masked.text()) : new Unknown(name + " is masked");
            case ColumnValue.Erased _ -> new Unknown(name + " was erased");
            case ColumnValue.Erasable erasable -> of(erasable.value(), name);
        };
    }

    /// As an attribute of a business event; empty when it is not known.
    default Optional<EventAttribute> asAttribute(String name) {
        return switch (this) {
            case Numeric number -> Optional.of(new EventAttribute(name, EventAttribute.Kind.NUMBER, number.text()));
            case Text(String text) -> Optional.of(new EventAttribute(name, EventAttribute.Kind.TEXT, text));
            case Time(String text) -> Optional.of(new EventAttribute(name, EventAttribute.Kind.TIME, text));
            case Unknown _ -> Optional.empty();
        };
    }

    /// Compares as exact numbers where both are numbers, else as texts; what is unknown is the same as nothing.
    default boolean isSameAs(ExpressionValue other) {
        if (this instanceof Unknown || other instanceof Unknown) {
            return false;
        }
        return (this instanceof Numeric(BigDecimal one) && other instanceof Numeric(BigDecimal two))
                ? one.compareTo(two) == 0
                : text().equals(other.text());
    }

    /// One number plus another.
    static ExpressionValue sum(ExpressionValue left, ExpressionValue right) {
        return left instanceof Numeric(BigDecimal one) && right instanceof Numeric(BigDecimal two)
                ? new Numeric(one.add(two))
                : notNumbers(left, right);
    }

    /// One number minus another.
    static ExpressionValue difference(ExpressionValue left, ExpressionValue right) {
        return left instanceof Numeric(BigDecimal one) && right instanceof Numeric(BigDecimal two)
                ? new Numeric(one.subtract(two))
                : notNumbers(left, right);
    }

    /// One number times another.
    static ExpressionValue product(ExpressionValue left, ExpressionValue right) {
        return left instanceof Numeric(BigDecimal one) && right instanceof Numeric(BigDecimal two)
                ? new Numeric(one.multiply(two))
                : notNumbers(left, right);
    }

    private static ExpressionValue notNumbers(ExpressionValue left, ExpressionValue right) {
        if (left instanceof Unknown) {
            return left;
        }
        if (right instanceof Unknown) {
            return right;
        }
        return new Unknown("no number: " + (left instanceof Numeric ? right : left).text());
    }
}
