package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.error.WorkbenchException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// Reads numbers and bits without ever passing an exact one through a floating-point type.
final class WireNumbers {

    /// The most digits a MySQL `DECIMAL` can have.
    private static final int MAX_PRECISION = 65;

    private static final int MAX_DECIMAL_BYTES = 28;
    private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(64);
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,66}(\\.[0-9]{1,30})?");

    private WireNumbers() {}

    static ColumnValue whole(ColumnPlan plan, JsonValue value) {
        WireForm form = plan.field().form();
        if (form == WireForm.BOOLEAN || value == JsonValue.Literal.TRUE || value == JsonValue.Literal.FALSE) {
            throw EnvelopeProblem.unreadableValue(
                    plan.column().name(),
                    "is sent as true or false, which hides which number it is; remove the sender's boolean converter");
        }
        if (form == WireForm.DECIMAL && value instanceof JsonValue.Text text) {
            return whole(plan, unscaled(plan, text.value()));
        }
        if ((form == WireForm.WHOLE || form == WireForm.DECIMAL) && value instanceof JsonValue.Digits digits) {
            return whole(plan, integer(plan, digits.text()));
        }
        throw WireValues.misfit(plan);
    }

    /// `bigint.unsigned.handling.mode=long` sends 2^63 and more as a negative number: the same 64 bits, so nothing is
    /// lost.
    private static ColumnValue whole(ColumnPlan plan, BigInteger number) {
        ColumnDefinition column = plan.column();
        boolean isBigUnsigned = column.isUnsigned() && column.type() == ColumnType.BIGINT;
        if (number.bitLength() < Long.SIZE) {
            long bits = number.longValue();
            if (bits < 0 && column.isUnsigned()) {
                return isBigUnsigned ? new ColumnValue.UnsignedWhole(bits) : outOfRange(plan);
            }
            return isInRange(column, bits) ? new ColumnValue.Whole(bits) : outOfRange(plan);
        }
        if (isBigUnsigned && number.signum() > 0 && number.compareTo(UNSIGNED_END) < 0) {
            return new ColumnValue.UnsignedWhole(number.longValue());
        }
        return outOfRange(plan);
    }

    private static boolean isInRange(ColumnDefinition column, long number) {
        int bits = switch (column.type()) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case MEDIUMINT -> 24;
            case INT -> 32;
            default -> 64;
        };
        if (bits == 64) {
            return true;
        }
        return column.isUnsigned() ? number < 1L << bits : number >= -(1L << (bits - 1)) && number < 1L << (bits - 1);
    }

    private static ColumnValue outOfRange(ColumnPlan plan) {
        throw EnvelopeProblem.unreadableValue(
                plan.column().name(),
                "has a number that its type " + plan.column().declaredType() + " cannot hold");
    }

    static ColumnValue decimal(ColumnPlan plan, JsonValue value) {
        if (plan.field().form() == WireForm.DECIMAL && value instanceof JsonValue.Text text) {
            return decimal(plan, new BigDecimal(unscaled(plan, text.value()), scale(plan)));
        }
        boolean isExactText = plan.field().form() == WireForm.TEXT && value instanceof JsonValue.Text;
        boolean isExactNumber =
                plan.field().form() == WireForm.DECIMAL && plan.field().isStated() && value instanceof JsonValue.Digits;
        if (!isExactText && !isExactNumber) {
            throw EnvelopeProblem.setting(
                    plan.column().name(),
                    "is a decimal that was not sent as an exact one",
                    "debezium.source.decimal.handling.mode=precise");
        }
        String digits = value instanceof JsonValue.Text text ? text.value() : ((JsonValue.Digits) value).text();
        if (!PLAIN_DECIMAL.matcher(digits).matches()) {
            throw WireValues.misfit(plan);
        }
        BigDecimal number = new BigDecimal(digits);
        if (number.scale() > scale(plan)) {
            throw outOfScale(plan);
        }
        return decimal(plan, number.setScale(scale(plan)));
    }

    private static ColumnValue decimal(ColumnPlan plan, BigDecimal number) {
        int declared = plan.column().length() > 0 ? plan.column().length() : MAX_PRECISION;
        if (number.precision() > Math.max(declared, number.scale())) {
            throw EnvelopeProblem.setting(
                    plan.column().name(),
                    "has more digits than its type " + plan.column().declaredType() + " allows",
                    "debezium.source.decimal.handling.mode=precise");
        }
        return new ColumnValue.Decimal(number.toPlainString());
    }

    /// A scale that the sender states must be the declared one; else one of the two is out of date.
    private static int scale(ColumnPlan plan) {
        int declared = plan.column().scale();
        if (plan.field().isStated()
                && plan.field().form() == WireForm.DECIMAL
                && plan.field().scale() != declared) {
            throw outOfScale(plan);
        }
        return declared;
    }

    private static WorkbenchException outOfScale(ColumnPlan plan) {
        return EnvelopeProblem.unreadableValue(
                plan.column().name(),
                "was sent with another scale than its type " + plan.column().declaredType() + " has");
    }

    private static BigInteger unscaled(ColumnPlan plan, String base64) {
        byte[] bytes = WireBytes.base64(plan, base64, "debezium.source.decimal.handling.mode=precise");
        if (bytes.length == 0 || bytes.length > MAX_DECIMAL_BYTES) {
            throw EnvelopeProblem.setting(
                    plan.column().name(),
                    "is a decimal that was not sent as base64 of its digits",
                    "debezium.source.decimal.handling.mode=precise");
        }
        return new BigInteger(bytes);
    }

    private static BigInteger integer(ColumnPlan plan, String digits) {
        if (digits.length() > 20 || !digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            throw EnvelopeProblem.unreadableValue(plan.column().name(), "has a number that is not a whole one");
        }
        return new BigInteger(digits);
    }

    private static boolean isReal(ColumnPlan plan) {
        return plan.field().form() == WireForm.REAL4 || plan.field().form() == WireForm.REAL8;
    }

    static ColumnValue real8(ColumnPlan plan, JsonValue value) {
        if (!isReal(plan) || !(value instanceof JsonValue.Digits digits)) {
            throw WireValues.misfit(plan);
        }
        double number = Double.parseDouble(digits.text());
        if (Double.isInfinite(number)) {
            return outOfRange(plan);
        }
        return new ColumnValue.Real8(number);
    }

    static ColumnValue real4(ColumnPlan plan, JsonValue value) {
        if (!isReal(plan) || !(value instanceof JsonValue.Digits digits)) {
            throw WireValues.misfit(plan);
        }
        float number = Float.parseFloat(digits.text());
        if (Float.isInfinite(number)) {
            return outOfRange(plan);
        }
        return new ColumnValue.Real4(number);
    }

    static ColumnValue bits(ColumnPlan plan, JsonValue value) {
        int declared = Math.max(1, plan.column().length());
        if (plan.field().form() == WireForm.BOOLEAN && value instanceof JsonValue.Literal literal) {
            return new ColumnValue.Bits(literal == JsonValue.Literal.TRUE ? 1 : 0, 1);
        }
        if (plan.field().form() != WireForm.BITS || !(value instanceof JsonValue.Text text)) {
            throw WireValues.misfit(plan);
        }
        byte[] littleEndian = WireBytes.base64(plan, text.value(), "no converter for this column");
        int width = plan.isDerived() ? Math.min(64, littleEndian.length * 8) : declared;
        long bits = 0;
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            if (i >= Long.BYTES && littleEndian[i] != 0) {
                return outOfRange(plan);
            }
            bits = (bits << 8) | (littleEndian[i] & 0xFF);
        }
        if (width < 64 && bits >>> width != 0) {
            return outOfRange(plan);
        }
        return new ColumnValue.Bits(bits, width);
    }
}
