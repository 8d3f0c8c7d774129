package io.auditworkbench.store;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.model.change.RowKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A filter with what it takes to run it: when and in which zone it is asked, and how the rows it names are indexed.
public record FilterQuestion(FilterExpression expression, TimeFrame frame, RowIndex rows) {

    public FilterQuestion {
        Objects.requireNonNull(expression, "expression");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(rows, "rows");
    }

    /// The index keys of all rows that a text can name; empty when that cannot be said.
    public interface RowIndex {

        /// Of `shop.orders/1042`.
        Optional<List<RowKey>> ofRow(String text);

        /// Of `1042`, in any table.
        Optional<List<RowKey>> ofKey(String text);
    }
}
