package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.ColumnReading;
import io.auditworkbench.masking.ColumnReading.Personal;
import io.auditworkbench.masking.DetectedKind;
import io.auditworkbench.masking.PersonalKind;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rows of captured tables as they were stored last, and what their columns look like.
///
/// - **Shape**: up to [#ROWS] rows of each table out of the newest [#EVENTS] events, newest first; each table as it was
///   declared last.
final class ColumnSamples {

    static final int ROWS = 200;
    private static final int EVENTS = 50_000;
    private static final int PAGE = 1_000;

    /// A kind is a column's when at least this share of its values has the shape.
    private static final double SHARE = 0.2;

    private final Map<TableName, TableSchema> tables = new TreeMap<>();
    private final Map<TableName, List<RowImage>> rows = new LinkedHashMap<>();

    private ColumnSamples() {}

    static ColumnSamples of(Store store) {
        ColumnSamples samples = new ColumnSamples();
        store.catalogue()
                .tables()
                .forEach(name -> samples.tables.put(
                        name, store.catalogue().history(name).getLast().schema()));
        long seen = 0;
        EventPage page = store.changes().before(Long.MAX_VALUE, EventSelection.ALL, PAGE);
        page.events().forEach(samples::take);
        while (!page.isLast() && seen < EVENTS) {
            seen += PAGE;
            page = store.changes().before(page.cursor(), EventSelection.ALL, PAGE);
            page.events().forEach(samples::take);
        }
        return samples;
    }

    private void take(StoredEvent event) {
        RowImage shown = event.body().shown();
        TableSchema table = tables.get(event.table().name());
        List<RowImage> sampled = rows.computeIfAbsent(event.table().name(), _ -> new ArrayList<>());
        boolean fits = shown != null
                && table != null
                && shown.values().size() == table.columns().size();
        if (fits && sampled.size() < ROWS) {
            sampled.add(shown);
        }
    }

    List<TableSchema> tables() {
        return List.copyOf(tables.values());
    }

    List<RowImage> rows(TableSchema table) {
        return rows.getOrDefault(table.name(), List.of());
    }

    /// The values of a column that are there.
    List<ColumnValue> values(TableSchema table, int column) {
        return rows(table).stream()
                .map(row -> row.get(column))
                .filter(value -> value.isKnown() && !(value instanceof ColumnValue.Null))
                .toList();
    }

    /// What a column holds, by its declaration, else by the shape of its values.
    Optional<PersonalKind> kind(TableSchema table, int column) {
        return ColumnReading.of(table, column) instanceof Personal personal
                ? Optional.of(personal.kind())
                : byShape(table, column).map(Personal::kind);
    }

    /// What its stored values look like.
    Optional<Personal> byShape(TableSchema table, int column) {
        List<String> texts =
                values(table, column).stream().map(ColumnValue::text).toList();
        for (DetectedKind kind : DetectedKind.values()) {
            long having = texts.stream().filter(kind::isIn).count();
            if (having > 0 && having >= SHARE * texts.size()) {
                PersonalKind found = PersonalKind.of(kind);
                return Optional.of(
                        new Personal(found, having + " of " + texts.size() + " stored values look like one"));
            }
        }
        return Optional.empty();
    }
}
