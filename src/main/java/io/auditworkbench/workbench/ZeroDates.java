package io.auditworkbench.workbench;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TemporalFields;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds values that may be zero dates: Debezium writes them as 1970-01-01 in columns that cannot be NULL.
final class ZeroDates {

    private static final long EPOCH = TemporalFields.ofDateTime(1970, 1, 1, 0, 0, 0, 0);

    /// A column that held such a value.
    record Suspect(TableName table, String column) {}

    private final IdentityHashMap<TableSchema, int[]> candidates = new IdentityHashMap<>();
    private final Set<Suspect> suspects = new LinkedHashSet<>();

    void see(CanonicalChangeEvent event) {
        int[] columns = candidates.computeIfAbsent(event.table(), ZeroDates::candidates);
        if (columns.length > 0) {
            look(event, columns, event.before());
            look(event, columns, event.after());
        }
    }

    private void look(CanonicalChangeEvent event, int[] columns, @Nullable RowImage image) {
        if (image == null) {
            return;
        }
        for (int column : columns) {
            if (image.get(column) instanceof ColumnValue.Temporal time && time.fields() == EPOCH) {
                suspects.add(new Suspect(
                        event.table().name(),
                        event.table().columns().get(column).name()));
            }
        }
    }

    private static int[] candidates(TableSchema table) {
        List<ColumnDefinition> columns = table.columns();
        return IntStream.range(0, columns.size())
                .filter(index -> !columns.get(index).isNullable())
                .filter(index -> columns.get(index).type() == ColumnType.DATE
                        || columns.get(index).type() == ColumnType.DATETIME)
                .toArray();
    }

    /// Each column once.
    Set<Suspect> suspects() {
        return suspects;
    }
}
