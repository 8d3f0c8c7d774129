package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.capture.SourceColumns.NotSeen;
import io.auditworkbench.capture.SourceColumns.Seen;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lists the columns of the tables to capture from `information_schema`. No value of them is read.
final class ColumnList {

    /// More would be too many to look at; a server can have millions.
    static final int MOST = 50_000;

    private static final String COLUMNS =
            """
        SELECT c.table_schema AS s, c.table_name AS t, c.column_name AS c, c.data_type AS d, c.column_type AS f,
               c.column_key AS k, c.is_nullable AS n
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN\s""" + SourceTables.OWN_SCHEMAS + " ORDER BY 1, 2, c.ordinal_position LIMIT " + (MOST + 1);

    private ColumnList() {}

    /// What can be listed of the tables, in words where nothing can.
    static SourceColumns look(ServerSession server) {
        try {
            Seen seen = read(server);
            return seen.tables().isEmpty() && SourceTables.nothingSeen(server) instanceof CouldNotCheck unseen
                    ? notSeen(unseen)
                    : seen;
        } catch (SQLException failed) {
            return notSeen(Checklist.couldNotCheck(failed));
        }
    }

    private static NotSeen notSeen(CouldNotCheck why) {
        return new NotSeen(
                ErrorCode.NOT_READY,
                "The columns could not be listed: " + why.found() + ".",
                why.needs().isEmpty()
                        ? "Look again when the server answers."
                        : "Give the account " + why.needs() + ", and look again.");
    }

    static Seen read(ServerSession server) throws SQLException {
        List<Row> rows = server.rows(COLUMNS);
        Map<TableName, List<Row>> tables = new LinkedHashMap<>();
        rows.stream()
                .limit(MOST)
                .filter(row -> server.settings().captures(row.text("s"), row.text("t")))
                .forEach(row -> tables.computeIfAbsent(
                                new TableName(row.text("s"), row.text("t")), _ -> new ArrayList<>())
                        .add(row));
        return new Seen(
                tables.entrySet().stream()
                        .map(table -> schema(table.getKey(), table.getValue()))
                        .toList(),
                rows.size() > MOST);
    }

    private static TableSchema schema(TableName table, List<Row> rows) {
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Integer> key = new ArrayList<>();
        for (Row row : rows) {
            if (row.text("k").equals("PRI")) {
                key.add(columns.size());
            }
            columns.add(column(table, row));
        }
        return new TableSchema(table, columns, key);
    }

    private static ColumnDefinition column(TableName table, Row row) {
        String declared = row.text("f");
        return new ColumnDefinition(
                row.text("c"),
                type(table, row),
                declared,
                declared.contains("unsigned"),
                0,
                0,
                null,
                row.text("n").equals("YES"),
                false,
                List.of());
    }

    /// A type that is not known here may hold anything: like text.
    private static ColumnType type(TableName table, Row row) {
        try {
            return new DeclaredColumn(row.text("c"), row.text("d"), null, null, null, true, false, List.of())
                    .in(table, null)
                    .type();
        } catch (WorkbenchException _) {
            return ColumnType.TEXT;
        }
    }
}
