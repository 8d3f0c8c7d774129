package io.auditworkbench.detect;

import io.auditworkbench.model.change.ColumnValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads columns as exact numbers, and keeps numbers in a detector's memory.
///
/// - **Shape**: a number is null where the value is none: `NULL`, absent, masked, a text that spells no number.
/// - **Threading**: stateless.
public final class Numbers {

    /// A hundredth of a cent is exact: memory holds numbers in ten-thousandths.
    private static final int FIXED_SCALE = 4;

    private static final int LONGEST_TEXT = 64;
    private static final Set<String> YES = Set.of("1", "y", "yes", "t", "true", "on");

    private Numbers() {}

    /// The exact number of a value.
    public static @Nullable BigDecimal of(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Whole whole -> BigDecimal.valueOf(whole.value());
            case ColumnValue.UnsignedWhole whole -> new BigDecimal(whole.value());
            case ColumnValue.Decimal decimal -> parsed(decimal.text());
            case ColumnValue.Real8 real -> Double.isFinite(real.value()) ? parsed(real.text()) : null;
            case ColumnValue.Real4 real -> Float.isFinite(real.value()) ? parsed(real.text()) : null;
            case ColumnValue.Bits bits -> new BigDecimal(new BigInteger(Long.toUnsignedString(bits.bits())));
            case ColumnValue.Text text -> text.utf8().length > LONGEST_TEXT ? null : parsed(text.text());
            case ColumnValue.Null _, ColumnValue.Absent _, ColumnValue.Json _, ColumnValue.Binary _ -> null;
            case ColumnValue.Temporal _, ColumnValue.Masked _, ColumnValue.Erased _ -> null;
            case ColumnValue.Erasable erasable -> of(erasable.value());
        };
    }

    private static @Nullable BigDecimal parsed(String text) {
        if (text.isEmpty() || !"+-.0123456789".contains(text.substring(0, 1))) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /// True for 1, `yes`, `true` and the like.
    public static boolean isYes(ColumnValue value) {
        if (value instanceof ColumnValue.Bits bits) {
            return bits.bits() != 0;
        }
        return YES.contains(value.text().toLowerCase(Locale.ROOT));
    }

    /// The number in ten-thousandths, rounded there; empty where that does not fit.
    public static OptionalLong fixed(@Nullable BigDecimal number) {
        if (number == null || number.precision() - number.scale() > 14) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.setScale(FIXED_SCALE, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact());
    }

    /// The number that so many ten-thousandths are.
    public static BigDecimal ofFixed(long fixed) {
        return BigDecimal.valueOf(fixed, FIXED_SCALE);
    }

    /// The number as people write it: at least two digits after the point where there are any, `49.90`, `3`.
    public static String text(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() <= 0) {
            return stripped.toPlainString();
        }
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /// An amount of money as people write it: always at least two digits after the point, `50.00`.
    public static String money(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /// A measured number, rounded for reading: `12.4`, `300`.
    public static String rounded(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
