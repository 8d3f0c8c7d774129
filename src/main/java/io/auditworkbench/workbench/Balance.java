package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.workbench.view.BalanceView;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sums up what changes did to each `DECIMAL` column: money moves, ids do not.
final class Balance {

    private record Place(TableName table, String column) {}

    private final Map<Place, BigDecimal> sums = new LinkedHashMap<>();

    void add(TableSchema table, EventBody change) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).type() == ColumnType.DECIMAL) {
                BigDecimal difference = number(change.after(), i).subtract(number(change.before(), i));
                sums.merge(new Place(table.name(), table.columns().get(i).name()), difference, BigDecimal::add);
            }
        }
    }

    private static BigDecimal number(@Nullable RowImage image, int index) {
        return image != null && image.get(index) instanceof ColumnValue.Decimal decimal
                ? new BigDecimal(decimal.text())
                : BigDecimal.ZERO;
    }

    /// The columns whose sum is not zero, or that changed and came to zero together with others.
    List<BalanceView> views() {
        return sums.entrySet().stream()
                .map(entry -> new BalanceView(
                        entry.getKey().table().schema(),
                        entry.getKey().table().table(),
                        entry.getKey().column(),
                        entry.getValue()))
                .toList();
    }
}
