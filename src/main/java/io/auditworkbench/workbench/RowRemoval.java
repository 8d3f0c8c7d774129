package io.auditworkbench.workbench;

import io.auditworkbench.capture.PartitionExchange;
import io.auditworkbench.capture.RowlessStatement;
import io.auditworkbench.capture.TableRename;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.StoredEvent;

/// What a statement did to the rows of a table without an event for each.
enum RowRemoval {
    NONE,
    /// It removed rows and names none: those of a partition.
    SOME_ROWS,
    /// It removed rows and brought others, and names none: a partition changed places with a table, or the table's file
    /// was replaced.
    EXCHANGED_ROWS,
    /// It gave the table another name, under which the rows went on.
    RENAMED,
    /// It gave the table a name that is not captured.
    TAKEN_OUT,
    EVERY_ROW;

    /// What an event did to the rows of `table`.
    static RowRemoval of(StoredEvent statement, TableName table) {
        return switch (statement.operation()) {
            case TRUNCATE -> isOf(statement, table) ? EVERY_ROW : NONE;
            case DDL -> ofStatement(statement, table);
            case INSERT, UPDATE, DELETE, SNAPSHOT -> NONE;
        };
    }

    private static RowRemoval ofStatement(StoredEvent statement, TableName table) {
        String ddl = statement.body().ddl() == null ? "" : statement.body().ddl();
        TableName own = statement.table().name();
        String words = RowlessStatement.words(ddl);
        boolean isExchange = PartitionExchange.otherTable(ddl, own.schema())
                .map(other -> own.equals(table) || isSame(other, table))
                .orElse(false);
        if (isExchange) {
            return EXCHANGED_ROWS;
        }
        TableName now = RowArrival.newName(statement);
        if (!now.equals(table) && TableRename.isFrom(table, now, ddl)) {
            return RENAMED;
        }
        if (isGone(statement, table) && TableRename.away(table, ddl).isPresent()) {
            return TAKEN_OUT;
        }
        if (words == null || !(isOf(statement, table) || isWholeSchema(own, table))) {
            return NONE;
        }
        return switch (words) {
            case RowlessStatement.OF_PARTITIONS -> SOME_ROWS;
            case RowlessStatement.OF_TABLESPACE -> EXCHANGED_ROWS;
            default -> EVERY_ROW;
        };
    }

    private static boolean isOf(StoredEvent statement, TableName table) {
        return statement.table().name().equals(table);
    }

    private static boolean isGone(StoredEvent statement, TableName table) {
        return isOf(statement, table) && statement.table().columns().isEmpty();
    }

    private static boolean isWholeSchema(TableName own, TableName table) {
        return own.table().isEmpty() && own.schema().equals(table.schema());
    }

    private static boolean isSame(TableName written, TableName table) {
        return written.schema().equalsIgnoreCase(table.schema())
                && written.table().equalsIgnoreCase(table.table());
    }
}
