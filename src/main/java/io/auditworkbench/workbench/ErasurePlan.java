package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.integrity.HashedBody;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.ErasureWriter;
import io.auditworkbench.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Gathers what an erasure takes: the bodies without their values, and the texts to look for elsewhere.
///
/// - **Threading**: one thread.
final class ErasurePlan {

    private record Row(String table, long key) {}

    private final List<String> columns;
    private final Map<Long, byte[]> bodies = new LinkedHashMap<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private final Set<String> touched = new TreeSet<>();
    private final Set<Row> rows = new HashSet<>();
    private long values;
    private long kept;

    ErasurePlan(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    /// The bodies of events by number, without the values.
    Map<Long, byte[]> bodies() {
        return bodies;
    }

    /// The values, as texts.
    Set<String> texts() {
        return texts;
    }

    long values() {
        return values;
    }

    /// How many values cannot be erased: they were stored as they are.
    long kept() {
        return kept;
    }

    /// `shop.customers.name, …`
    String columns() {
        return String.join(", ", touched);
    }

    /// Always true, so that a scan goes on.
    boolean take(StoredEvent event) {
        List<Integer> chosen = chosen(event.table());
        if (chosen.isEmpty()) {
            return true;
        }
        rows.add(new Row(event.table().name().toString(), event.rowKey().hash()));
        Optional<byte[]> erased = erased(event.bytes(), event.table(), chosen);
        erased.ifPresent(body -> bodies.put(event.seq(), body));
        return true;
    }

    /// The body of a change of one of the rows, without the values; empty when there is nothing to erase in it.
    Optional<byte[]> of(ErasureWriter.Hidden hidden, TableSchema table) {
        boolean isOurs = rows.contains(new Row(table.name().toString(), hidden.rowKey()));
        return isOurs ? erased(hidden.body(), table, chosen(table)) : Optional.empty();
    }

    private List<Integer> chosen(TableSchema table) {
        return IntStream.range(0, table.columns().size())
                .filter(index -> {
                    String name = table.name().table() + "."
                            + table.columns().get(index).name();
                    return columns.stream()
                            .anyMatch(column -> column.equalsIgnoreCase(name)
                                    || column.equalsIgnoreCase(table.name().schema() + "." + name));
                })
                .boxed()
                .toList();
    }

    private Optional<byte[]> erased(byte[] bytes, TableSchema table, List<Integer> chosen) {
        EventBody body = EventCodec.decodeAsKept(bytes);
        Set<ColumnValue> counted = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        long before = values;
        for (int column : chosen) {
            List<ColumnValue> both = new ArrayList<>();
            add(both, body.before(), column);
            add(both, body.after(), column);
            for (ColumnValue value : both) {
                if (counted.add(value)) {
                    count(value, table, column);
                }
            }
        }
        return values == before ? Optional.empty() : Optional.of(HashedBody.erased(bytes, chosen::contains));
    }

    private void count(ColumnValue value, TableSchema table, int column) {
        if (value instanceof ColumnValue.Erasable erasable) {
            values++;
            // of a sealed one there is no text anywhere
            if (erasable.value().isKnown()) {
                texts.add(erasable.text());
            }
            touched.add(table.name() + "." + table.columns().get(column).name());
        } else if (value.isKnown() && !(value instanceof ColumnValue.Null)) {
            kept++;
        }
    }

    private static void add(List<ColumnValue> values, @Nullable RowImage image, int column) {
        if (image != null && column < image.values().size()) {
            values.add(image.get(column));
        }
    }

    /// `E4, E7-E9`
    String events() {
        List<String> runs = new ArrayList<>();
        long first = 0;
        long last = -1;
        for (long seq : bodies.keySet().stream().sorted().toList()) {
            if (seq != last + 1) {
                addRun(runs, first, last);
                first = seq;
            }
            last = seq;
        }
        addRun(runs, first, last);
        return String.join(", ", runs);
    }

    private static void addRun(List<String> runs, long first, long last) {
        if (last >= first && first > 0) {
            runs.add(first == last ? "E" + first : "E" + first + "-E" + last);
        }
    }
}
