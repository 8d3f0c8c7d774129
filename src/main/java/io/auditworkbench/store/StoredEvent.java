package io.auditworkbench.store;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.integrity.HashedBody;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.TableSchema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An event as it is kept, with its table as it was at that time.
///
/// - **Shape**: `body` is `bytes` decoded; `statementId` is null when the server logged no statement with it
///   ([ChangeLog#statement] has the text); `leaf` is its hash, 32 bytes.
public record StoredEvent(
        long seq,
        StoredTransaction transaction,
        TableSchema table,
        long tableVersion,
        EventBody body,
        byte[] bytes,
        RowKey rowKey,
        @Nullable Long statementId,
        byte[] leaf) {

    public StoredEvent {
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(rowKey, "rowKey");
    }

    /// The same as it was hashed: commitments stand in place of values that can be erased.
    public StoredEvent withheld() {
        return HashedBody.holdsErasable(bytes) ? withBytes(HashedBody.of(bytes)) : this;
    }

    private StoredEvent withBytes(byte[] hashed) {
        EventBody read = EventCodec.decode(hashed);
        return new StoredEvent(seq, transaction, table, tableVersion, read, hashed, rowKey, statementId, leaf);
    }

    /// Its place in its transaction, from 0.
    public long ordinal() {
        return seq - transaction.firstSeq();
    }

    /// What happened.
    public Operation operation() {
        return body.operation();
    }
}
