package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record that Debezium Server posts, told apart by its shape alone: no header and no path says what it is.
public sealed interface PushedRecord {

    /// A row was inserted, updated, deleted or read by a snapshot.
    ///
    /// - **Shape**: `transaction` is null when the sender gave none; a primary key update comes as a delete and an
    ///   insert at the same place. `processedNanos` tells equal snapshot rows apart; 0 when the sender does not give
    ///   it.
    /// - **Units**: `processedNanos` is the sender's clock in nanoseconds since the epoch.
    record Row(PushedOrigin origin, @Nullable TransactionMark transaction, RawChange change, long processedNanos)
            implements PushedRecord {}

    /// Where a row stands in its transaction; `totalOrder` counts from 1.
    record TransactionMark(String id, long totalOrder) {}

    /// All rows of a table were removed at once.
    record Truncate(PushedOrigin origin, TableSchema table) implements PushedRecord {}

    /// A transaction begins. Nothing in it says which sender it belongs to.
    record Begin(String transactionId) implements PushedRecord {}

    /// A transaction has committed; `eventCounts` counts its records by `schema.table`, as the sender counted them.
    record End(String transactionId, long eventCount, Map<String, Long> eventCounts) implements PushedRecord {

        public End {
            eventCounts = Map.copyOf(eventCounts);
        }
    }

    /// A DDL statement, with the tables as they are after it. In a snapshot it only teaches the tables.
    record SchemaChange(PushedOrigin origin, String database, String ddl, List<TableChange> tables)
            implements PushedRecord {

        public SchemaChange {
            tables = List.copyOf(tables);
        }
    }

    /// One table of a schema change; `schema` is null when the table was dropped.
    record TableChange(TableName table, @Nullable TableSchema schema) {}

    /// A sign of life.
    record Heartbeat() implements PushedRecord {}

    /// The empty record that may follow a delete; it says nothing.
    record Tombstone() implements PushedRecord {}

    /// Something else; `reason` is a sentence without values, `nextStep` says which setting of the sender to look at.
    record Unknown(String reason, String nextStep) implements PushedRecord {}
}
