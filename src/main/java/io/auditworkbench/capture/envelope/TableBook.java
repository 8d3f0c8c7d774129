package io.auditworkbench.capture.envelope;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import org.jspecify.annotations.Nullable;

/// The tables of each sender as its schema changes described them; kept by whoever keeps the records.
///
/// - **Threading**: the thread that reads the records.
public interface TableBook {

    /// The table as it was for a record, null when no schema change has described it.
    ///
    /// - **Shape**: a record of a transaction that is already known gets the schema it was stored with, so that a
    ///   record which is sent again after an `ALTER TABLE` still reads the same; a snapshot row gets the one of its
    ///   snapshot; any other the newest.
    @Nullable
    TableSchema find(PushedOrigin origin, @Nullable String transactionId, TableName table);

    /// Takes note of the tables of a schema change; one that was noted before changes nothing.
    void note(PushedRecord.SchemaChange change);
}
