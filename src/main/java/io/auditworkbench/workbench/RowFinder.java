package io.auditworkbench.workbench;

import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.normalise.RowKeys;
import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.RowLog;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Finds the events of a row from how somebody names it.
public final class RowFinder {

    private final RowLog log;
    private final Catalogue catalogue;

    public RowFinder(RowLog log, Catalogue catalogue) {
        this.log = log;
        this.catalogue = catalogue;
    }

    /// The row with its schema known.
    ///
    /// - **Errors**: `BAD_USAGE` when the text names no row, or tables in several schemas; `NOT_FOUND` when no captured
    ///   table is called so.
    public RowAddress resolve(String text) {
        RowAddress row = RowAddress.parse(text);
        List<TableName> tables = TableChoice.called(catalogue.tables(), row.schema(), row.table());
        if (tables.size() > 1) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + row.table() + "\" is a table in " + tables.size() + " schemas.",
                    "Write one of "
                            + tables.stream()
                                    .map(table -> at(row, table).toString())
                                    .collect(Collectors.joining(", ")) + ".");
        }
        return at(row, tables.getFirst());
    }

    private static RowAddress at(RowAddress row, TableName table) {
        return new RowAddress(table.schema(), table.table(), row.key());
    }

    /// The captured tables.
    List<TableName> tables() {
        return catalogue.tables();
    }

    /// Every event that touched the row or moved it away, oldest first; several rows can share a hash, so each event is
    /// looked at.
    public List<StoredEvent> events(RowAddress row) {
        return log.events(hash(row)).stream()
                .filter(event -> touches(event, row))
                .toList();
    }

    private static RowKey hash(RowAddress row) {
        OptionalLong hash = row.hash();
        return hash.isPresent()
                ? new RowKey(hash.getAsLong())
                : RowKeys.ofTexts(new TableName(row.schema(), row.table()), row.key());
    }

    private static boolean touches(StoredEvent event, RowAddress row) {
        return row.equals(EventViews.row(event)) || row.equals(EventViews.rowBefore(event));
    }
}
