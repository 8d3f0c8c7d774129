package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import io.auditworkbench.capture.RowlessStatement;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.schema.SchemaChangeEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a schema statement means for the record.
final class SchemaStatements {

    private SchemaStatements() {}

    /// The table as it is after the statement; without columns when it is gone or when no table is concerned.
    static TableSchema table(SchemaChangeEvent change, QueryEventData query) {
        String database = Objects.requireNonNullElse(change.getDatabase(), query.getDatabase());
        if (change.getTables().isEmpty()) {
            return new TableSchema(new TableName(database, ""), List.of(), List.of());
        }
        Table table = change.getTables().iterator().next();
        if (change.getType() == SchemaChangeEvent.SchemaChangeEventType.DROP) {
            return new TableSchema(TableSchemas.name(table.id()), List.of(), List.of());
        }
        return TableSchemas.translate(table);
    }

    /// TRUNCATE is told as what it does to the rows, everything else as a change of the schema.
    static SourceSignal signal(SchemaChangeEvent change, TableSchema table, SourcePosition place) {
        if (change.getType() != SchemaChangeEvent.SchemaChangeEventType.TRUNCATE) {
            return new SourceSignal.SchemaChanged(table, change.getDdl(), place);
        }
        RawChange truncate = new RawChange(Operation.TRUNCATE, table, null, null, place, change.getDdl());
        return new SourceSignal.Rows(List.of(truncate));
    }

    /// True for statements on captured tables, and for those on whole schemas that hold captured tables.
    static boolean isCaptured(SchemaChangeEvent change, MySqlConnectorConfig config) {
        if (change.getTables().isEmpty()) {
            String database = change.getDatabase();
            return database != null
                    && !database.isEmpty()
                    && config.getTableFilters().databaseFilter().test(database);
        }
        return change.getTables().stream().anyMatch(table -> isCaptured(table.id(), config));
    }

    /// The captured name that a statement took away from a table in favour of one that is not captured, else null.
    static @Nullable TableName takenOut(
            SchemaChangeEvent change, @Nullable TableId former, MySqlConnectorConfig config) {
        return former != null && isCaptured(former, config) && !isCaptured(change, config)
                ? TableSchemas.name(former)
                : null;
    }

    /// The name, not captured, that a table had before a statement gave it a captured one, else null.
    static @Nullable TableName broughtIn(
            SchemaChangeEvent change, @Nullable TableId former, MySqlConnectorConfig config) {
        return former != null && !isCaptured(former, config) && isCaptured(change, config)
                ? TableSchemas.name(former)
                : null;
    }

    private static boolean isCaptured(TableId table, MySqlConnectorConfig config) {
        return config.getTableFilters().dataCollectionFilter().isIncluded(table);
    }

    /// The words for a statement that removes rows without rows events, else null.
    static @Nullable String removesRows(SchemaChangeEvent change) {
        String words = RowlessStatement.words(change.getDdl());
        if (words != null) {
            return words;
        }
        return switch (change.getType()) {
            case TRUNCATE -> "TRUNCATE";
            case DROP -> "DROP TABLE";
            case CREATE, ALTER, DATABASE -> null;
        };
    }
}
