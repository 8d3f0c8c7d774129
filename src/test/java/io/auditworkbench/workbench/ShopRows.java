package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TemporalFields;
import io.auditworkbench.model.change.TemporalKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of the tables of [StoredShop].
final class ShopRows {

    private ShopRows() {}

    static RowImage customer(long id, String name, String limit) {
        return row(new ColumnValue.Whole(id), ColumnValue.Text.of(name), new ColumnValue.Decimal(limit));
    }

    static RowImage order(long id, long customer, String status, String total) {
        return row(
                new ColumnValue.Whole(id),
                new ColumnValue.Whole(customer),
                ColumnValue.Text.of(status),
                new ColumnValue.Decimal(total));
    }

    static RowImage noted(long id, long customer, String status, String total, @Nullable String note) {
        List<ColumnValue> values =
                new ArrayList<>(order(id, customer, status, total).values());
        values.add(note == null ? ColumnValue.Null.NULL : ColumnValue.Text.of(note));
        return new RowImage(values);
    }

    static RowImage line(long order, long line, String product, String price) {
        return row(
                new ColumnValue.Whole(order),
                new ColumnValue.Whole(line),
                ColumnValue.Text.of(product),
                new ColumnValue.Decimal(price));
    }

    static RowImage logged(String what, long level) {
        return row(ColumnValue.Text.of(what), new ColumnValue.Whole(level));
    }

    static RowImage cart(long id, String items) {
        return row(new ColumnValue.Whole(id), ColumnValue.Json.of(items));
    }

    static RowImage odd(String key, String op) {
        return row(ColumnValue.Text.of(key), ColumnValue.Text.of(op));
    }

    /// Values of every kind; `step` 0 and 1 differ in every column but the key.
    static RowImage kinds(long id, String text, int step) {
        return row(
                new ColumnValue.Whole(id),
                step == 0 ? new ColumnValue.UnsignedWhole(-1) : new ColumnValue.Whole(0),
                new ColumnValue.Decimal(step == 0 ? "-0.5000000000" : "9999999999999999999999999999.0000000001"),
                new ColumnValue.Real8(step == 0 ? 1.5e300 : -0.1),
                new ColumnValue.Real4(step == 0 ? 1.1f : 0f),
                new ColumnValue.Bits(step == 0 ? 5 : 511, 9),
                ColumnValue.Text.of(text),
                ColumnValue.Json.of(step == 0 ? "{\"a\": [1, null]}" : "{\"path\": \"C:\\\\x\"}"),
                new ColumnValue.Binary(step == 0 ? new byte[0] : new byte[] {0, 1, (byte) 0xFF}),
                temporal(TemporalKind.DATE, step == 0 ? 0 : 2026, step == 0 ? 0 : 2, step == 0 ? 0 : 31, 0),
                temporal(TemporalKind.DATETIME, 2026, 11, 22, 6),
                new ColumnValue.Temporal(TemporalKind.TIME, TemporalFields.ofTime(step == 0, 838, 59, 58, 0), 3),
                new ColumnValue.Temporal(TemporalKind.YEAR, 1999 + step, 0),
                new ColumnValue.Real8(step),
                step == 0 ? ColumnValue.Null.NULL : ColumnValue.Text.of("NULL"));
    }

    private static ColumnValue temporal(TemporalKind kind, int year, int month, int day, int digits) {
        return new ColumnValue.Temporal(
                kind,
                TemporalFields.ofDateTime(year, month, day, digits == 0 ? 0 : 8, 0, 0, digits == 0 ? 0 : 1),
                digits);
    }

    static RowImage row(ColumnValue... values) {
        return new RowImage(List.of(values));
    }
}
