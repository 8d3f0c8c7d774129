package io.auditworkbench.capture;

import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import java.util.List;

/// The columns of a server's tables as it declares them, or why they could not be listed.
public sealed interface SourceColumns {

    /// The tables that would be captured.
    ///
    /// - **Shape**: tables by name, columns in table order, `keyColumns` in that order too; without foreign keys. Empty
    ///   when there is no such table yet. `isCut` says that there are more columns than are listed.
    record Seen(List<TableSchema> tables, boolean isCut) implements SourceColumns {
        public Seen {
            tables = List.copyOf(tables);
        }
    }

    /// What happened, and what to do next; `code` says what sort of failure it is.
    record NotSeen(ErrorCode code, String happened, String nextStep) implements SourceColumns {}
}
