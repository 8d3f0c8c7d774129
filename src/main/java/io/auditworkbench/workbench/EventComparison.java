package io.auditworkbench.workbench;

import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.Directives.Order;
import io.auditworkbench.filter.Directives.SortKey;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FieldName;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoredEvent;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts events in the order that `sort:` asks for; what is not there comes last, and equal events stay in their order.
final class EventComparison {

    private EventComparison() {}

    /// - **Errors**: `BAD_USAGE` for a field that has no order.
    static Comparator<StoredEvent> by(List<SortKey> keys) {
        Comparator<StoredEvent> comparison = (_, _) -> 0;
        for (SortKey key : keys) {
            comparison = comparison.thenComparing(value(key.field()), directed(key.order()));
        }
        return comparison;
    }

    private static Comparator<@Nullable Sorted> directed(Order order) {
        Comparator<Sorted> natural = Comparator.naturalOrder();
        return Comparator.nullsLast(order == Order.DESCENDING ? natural.reversed() : natural);
    }

    /// A number or a text: numbers come before texts.
    private record Sorted(@Nullable BigDecimal number, String text) implements Comparable<Sorted> {
        @Override
        public int compareTo(Sorted other) {
            if (number != null && other.number != null) {
                return number.compareTo(other.number);
            }
            if (number == null && other.number == null) {
                return text.compareTo(other.text);
            }
            return number != null ? -1 : 1;
        }

        static Sorted of(long number) {
            return new Sorted(BigDecimal.valueOf(number), "");
        }

        static Sorted of(String text) {
            return new Sorted(null, text);
        }
    }

    private static Function<StoredEvent, @Nullable Sorted> value(FieldName field) {
        return switch (field) {
            case FieldName.BuiltIn(Field builtIn) -> builtIn(builtIn);
            case FieldName.Column(ColumnName column) -> event -> column(event, column.name());
            case FieldName.Directive _ -> throw new IllegalArgumentException("a directive has no value");
        };
    }

    private static Function<StoredEvent, @Nullable Sorted> builtIn(Field field) {
        return switch (field) {
            case SEQ, ID -> event -> Sorted.of(event.seq());
            case TIME, SINCE, UNTIL, AT, ON ->
                event -> Sorted.of(event.transaction().header().commitMicros());
            case LAG ->
                event -> Sorted.of(event.transaction().header().capturedMicros()
                        - event.transaction().header().commitMicros());
            case OP -> event -> Sorted.of(event.operation().name());
            case TABLE -> event -> Sorted.of(event.table().name().table());
            case SCHEMA -> event -> Sorted.of(event.table().name().schema());
            case KEY, ROW -> EventComparison::row;
            case ACTOR ->
                event -> Sorted.of(event.transaction().header().attribution().actor());
            case TX -> event -> Sorted.of(event.transaction().txId());
            case TX_SIZE -> event -> Sorted.of(event.transaction().eventCount());
            case FILE -> event -> Sorted.of(event.transaction().header().file());
            case POS -> event -> Sorted.of(event.body().offset());
            case THREAD -> EventComparison::thread;
            case BYTES -> event -> Sorted.of(event.bytes().length);
            default ->
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "Results cannot be sorted by " + field.word() + ".",
                        "Sort by seq, time, lag, op, table, schema, key, actor, tx, tx.size, file, pos, thread, bytes or a column.");
        };
    }

    private static @Nullable Sorted row(StoredEvent event) {
        var row = EventViews.row(event);
        return row == null ? null : Sorted.of(row.toString());
    }

    private static @Nullable Sorted thread(StoredEvent event) {
        Long connection = event.transaction().header().connectionId();
        return connection == null ? null : Sorted.of(connection);
    }

    private static @Nullable Sorted column(StoredEvent event, String name) {
        RowImage image = event.body().shown();
        if (image == null) {
            return null;
        }
        for (int i = 0; i < event.table().columns().size(); i++) {
            if (event.table().columns().get(i).name().equalsIgnoreCase(name)) {
                return sorted(image.get(i));
            }
        }
        return null;
    }

    private static @Nullable Sorted sorted(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Null _, ColumnValue.Absent _ -> null;
            case ColumnValue.Whole whole -> Sorted.of(whole.value());
            case ColumnValue.UnsignedWhole whole -> new Sorted(new BigDecimal(whole.value()), "");
            case ColumnValue.Decimal decimal -> new Sorted(new BigDecimal(decimal.text()), "");
            case ColumnValue.Real8 real -> new Sorted(BigDecimal.valueOf(real.value()), "");
            case ColumnValue.Real4 real -> new Sorted(BigDecimal.valueOf(real.value()), "");
            case ColumnValue.Text _,
                    ColumnValue.Json _,
                    ColumnValue.Binary _,
                    ColumnValue.Bits _,
                    ColumnValue.Temporal _,
                    ColumnValue.Masked _ -> Sorted.of(value.text());
            case ColumnValue.Erased _ -> null;
            case ColumnValue.Erasable erasable -> sorted(erasable.value());
        };
    }
}
