package io.auditworkbench.workbench;

import io.auditworkbench.capture.TableRename;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A statement that gave a table another name; `former` is empty when it does not tell which captured table that was.
record RowArrival(StoredEvent statement, Optional<TableName> former) {

    /// What a statement brought under the name of its table; empty for statements that rename nothing.
    static Optional<RowArrival> of(StoredEvent statement, Collection<TableName> captured) {
        if (statement.operation() != Operation.DDL || statement.body().ddl() == null) {
            return Optional.empty();
        }
        List<TableName> written = TableRename.into(
                newName(statement), Objects.requireNonNull(statement.body().ddl()));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        boolean isTold = written.size() == 1 && !written.getFirst().schema().isEmpty();
        return Optional.of(
                new RowArrival(statement, isTold ? captured(written.getFirst(), captured) : Optional.empty()));
    }

    private static Optional<TableName> captured(TableName written, Collection<TableName> captured) {
        if (captured.contains(written)) {
            return Optional.of(written);
        }
        List<TableName> alike = captured.stream()
                .filter(table -> table.schema().equalsIgnoreCase(written.schema())
                        && table.table().equalsIgnoreCase(written.table()))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /// The name that the table got.
    TableName table() {
        return newName(statement);
    }

    /// The table that a statement is about, by the name that it gave it.
    static TableName newName(StoredEvent statement) {
        String ddl = statement.body().ddl();
        TableName told = statement.table().name();
        return ddl == null ? told : TableRename.newName(told, ddl);
    }
}
