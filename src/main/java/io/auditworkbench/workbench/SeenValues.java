package io.auditworkbench.workbench;

import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.FieldName;
import io.auditworkbench.filter.Observations.ObservedValue;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The values that a column had in the newest changes of its table.
///
/// - **Shape**: short values, each once, the most frequent first; of a column with more than [#MOST] none, because
///   those are no states.
/// - **Threading**: any thread.
public final class SeenValues {

    /// No column of states has more.
    public static final int MOST = 24;

    private final StoreObservations observations;

    public SeenValues(Store store, Clock clock) {
        EventSurroundings surroundings = new EventSurroundings(store);
        FilterSelections selections = new FilterSelections(store, surroundings, new RowHints(store.catalogue()), clock);
        observations = new StoreObservations(
                store.catalogue(), new NewestEvents(store.changes(), store.catalogue(), selections, surroundings));
    }

    /// Those of one column.
    public List<String> of(TableName table, String column) {
        ColumnName name =
                new ColumnName(ColumnName.Side.ANY, Optional.of(table.schema()), Optional.of(table.table()), column);
        List<String> values = observations.values(new FieldName.Column(name), "", MOST + 1).stream()
                .map(ObservedValue::text)
                .toList();
        return values.size() > MOST ? List.of() : values;
    }
}
