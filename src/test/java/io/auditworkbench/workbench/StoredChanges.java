package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.testing.ExactText;
import io.auditworkbench.testing.FoldedChange;
import io.auditworkbench.testing.RowOperation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a store's row changes in the neutral form of the oracles.
final class StoredChanges {

    /// One stored transaction as the oracles see it: `table op` a row, in order.
    record Outline(String gtid, List<String> rows) {}

    private StoredChanges() {}

    /// Gives away every visible row change, oldest first; all of them with their large values would not fit into
    /// memory.
    static void forEach(Path store, Consumer<FoldedChange> consumer) {
        visit(store, (_, event) -> {
            RowOperation operation = operation(event.operation());
            if (operation != null) {
                consumer.accept(new FoldedChange(
                        event.table().name().toString(),
                        operation,
                        image(event.table(), event.body().before()),
                        image(event.table(), event.body().after())));
            }
        });
    }

    /// Every streamed transaction that holds rows, in stored order.
    static List<Outline> outlines(Path store) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        visit(store, (transaction, event) -> {
            if (operation(event.operation()) != null && event.operation() != Operation.SNAPSHOT) {
                rows.computeIfAbsent(transaction.header().identity(), _ -> new ArrayList<>())
                        .add(event.table().name() + " " + operation(event.operation()));
            }
        });
        return rows.entrySet().stream()
                .map(entry -> new Outline(entry.getKey(), entry.getValue()))
                .toList();
    }

    private interface Visitor {
        void see(StoredTransaction transaction, StoredEvent event);
    }

    private static void visit(Path store, Visitor visitor) {
        try (Store reading = Store.openForReading(store)) {
            ChangeLog log = reading.changes();
            List<StoredTransaction> page = log.completedAfter(0, 500);
            while (!page.isEmpty()) {
                page.stream()
                        .filter(transaction -> transaction.eventCount() > 0)
                        .forEach(
                                transaction -> log.forEachEvent(transaction, event -> visitor.see(transaction, event)));
                page = log.completedAfter(page.getLast().txId(), 500);
            }
        }
    }

    private static @Nullable RowOperation operation(Operation operation) {
        return switch (operation) {
            case INSERT, SNAPSHOT -> RowOperation.INSERT;
            case UPDATE -> RowOperation.UPDATE;
            case DELETE -> RowOperation.DELETE;
            case DDL, TRUNCATE -> null;
        };
    }

    private static @Nullable Map<String, @Nullable String> image(TableSchema table, @Nullable RowImage image) {
        if (image == null) {
            return null;
        }
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            row.put(table.columns().get(i).name(), exact(image.get(i)));
        }
        return row;
    }

    private static @Nullable String exact(ColumnValue value) {
        return switch (value) {
            case ColumnValue.Null _ -> null;
            case ColumnValue.Real8 real -> Double.toString(real.value());
            case ColumnValue.Real4 real -> Float.toString(real.value());
            case ColumnValue.Binary binary -> ExactText.hex(binary.bytes());
            case ColumnValue.Bits bits -> Long.toUnsignedString(bits.bits());
            case ColumnValue.Json json -> ExactText.json(json.text());
            default -> value.text();
        };
    }
}
