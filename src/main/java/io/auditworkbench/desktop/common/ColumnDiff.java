package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What two values of a column come to.
public final class ColumnDiff {

    private ColumnDiff() {}

    /// The signed difference of two numbers: `+3`, `−81.00`; empty for anything else.
    public static String delta(ColumnView column) {
        Optional<BigDecimal> before = number(column.before());
        Optional<BigDecimal> after = number(column.after());
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        return signed(after.get().subtract(before.get()));
    }

    /// A number with its sign in front, empty for nothing.
    public static String signed(BigDecimal number) {
        return switch (number.signum()) {
            case 0 -> "";
            case 1 -> "+" + number.toPlainString();
            default -> "−" + number.abs().toPlainString();
        };
    }

    private static Optional<BigDecimal> number(@Nullable ValueView value) {
        if (value == null || value.kind() != ValueKind.NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.text()));
        } catch (NumberFormatException masked) {
            return Optional.empty();
        }
    }
}
