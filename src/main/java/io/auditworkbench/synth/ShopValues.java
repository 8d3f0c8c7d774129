package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Column values of the synthetic shop.
///
/// - **Units**: cents; microseconds since the epoch, UTC.
final class ShopValues {

    static final ColumnValue NONE = ColumnValue.Null.NULL;

    private ShopValues() {}

    static ColumnValue whole(long value) {
        return new ColumnValue.Whole(value);
    }

    static ColumnValue text(String text) {
        return ColumnValue.Text.of(text);
    }

    static ColumnValue money(long cents) {
        return new ColumnValue.Decimal(moneyText(cents));
    }

    /// `-12.05`.
    static String moneyText(long cents) {
        long size = Math.abs(cents);
        long rest = size % 100;
        return (cents < 0 ? "-" : "") + size / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    static ColumnValue moment(long micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(micros / 1_000_000, 0, ZoneOffset.UTC);
        long fields = TemporalFields.ofDateTime(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                0);
        return new ColumnValue.Temporal(TemporalKind.DATETIME, fields, 0);
    }
}
