package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.masking.AtRest;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowKey;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.normalise.ChangeNormaliser;
import io.auditworkbench.normalise.Normalised;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Normalises, masks and hashes the changes of one source transaction after another.
///
/// - **Shape**: [#seal(RawChange)] for each change in order, then [#leaf(TransactionHeader)] once, which begins the
///   next.
/// - **Threading**: one thread at a time; touches no disk, so it runs beside the writer (ADR-0017).
final class TransactionSealer {

    private static final int TABLES_REMEMBERED = 10_000;

    private final String sourceName;
    private final AtRest mask;
    private final ChangeNormaliser normaliser = new ChangeNormaliser();
    private final EventCodec codec = new EventCodec();
    private final LeafHasher hasher = new LeafHasher();
    private final MerkleFrontier frontier = new MerkleFrontier();
    private final IdentityHashMap<TableSchema, byte[]> tableDigests = new IdentityHashMap<>();
    private @Nullable String lastStatement;
    private byte @Nullable [] lastStatementDigest;

    TransactionSealer(String sourceName, Masker masker) {
        this.sourceName = sourceName;
        mask = masker.atRest(sourceName);
    }

    /// How many events the open transaction has so far.
    long eventCount() {
        return frontier.size();
    }

    /// Changes with their values as they may be kept, and their statements as they were logged.
    List<RawChange> masked(List<RawChange> changes) {
        return changes.stream().map(mask::images).toList();
    }

    /// A schema statement as it may be kept.
    String masked(String ddl) {
        return mask.ddl(ddl);
    }

    /// A record of the schema history as it may be kept.
    String maskedRecord(String record) {
        return mask.schemaRecord(record);
    }

    /// Seals the next change of the open transaction.
    ///
    /// - **Errors**: [ErrorCode#UNREADABLE_EVENT] for a change that cannot be one; nothing is added then.
    HashedEvent seal(RawChange change) {
        return sealKept(keep(change));
    }

    /// The change as it may be kept, not yet part of a transaction.
    ///
    /// - **Errors**: [ErrorCode#UNREADABLE_EVENT] for a change that cannot be one.
    CanonicalChangeEvent keep(RawChange change) {
        return switch (normaliser.normalise(mask.change(change))) {
            case Normalised.Canonical canonical -> canonical.event();
            case Normalised.Rejected rejected ->
                throw new WorkbenchException(
                        ErrorCode.UNREADABLE_EVENT,
                        "The change of " + change.table().name() + " at " + change.position() + " cannot be read: "
                                + rejected.reason() + ".",
                        "Capture stopped before it; nothing was skipped. Report this place in the binlog.");
        };
    }

    /// Seals a schema change.
    HashedEvent sealDdl(TableSchema table, String ddl, SourcePosition position) {
        return sealKept(new CanonicalChangeEvent(
                Operation.DDL, table, null, null, RowKey.NONE, null, position, null, mask.ddl(ddl)));
    }

    /// Seals the next event of the open transaction, as [#keep] made it.
    HashedEvent sealKept(CanonicalChangeEvent kept) {
        byte[] tableDigest = tableDigest(kept.table());
        byte[] statementDigest = statementDigest(kept.statement());
        byte[] body = codec.encode(kept);
        byte[] leaf = hasher.event(frontier.size(), tableDigest, statementDigest, body);
        frontier.add(leaf);
        RowKey former = kept.formerRowKey();
        return new HashedEvent(
                kept.operation(),
                kept.table(),
                tableDigest,
                kept.statement(),
                statementDigest,
                kept.rowKey().hash(),
                former == null ? null : former.hash(),
                body,
                leaf);
    }

    /// The leaf of the transaction whose events were sealed since the last call.
    byte[] leaf(TransactionHeader header) {
        byte[] leaf = hasher.transaction(sourceName, header, frontier.size(), frontier.root());
        frontier.clear();
        return leaf;
    }

    /// The leaf of a transaction whose events were sealed earlier and kept aside.
    byte[] leaf(TransactionHeader header, List<HashedEvent> events) {
        MerkleFrontier aside = new MerkleFrontier();
        events.forEach(event -> aside.add(event.leaf()));
        return hasher.transaction(sourceName, header, aside.size(), aside.root());
    }

    /// The leaf of a gap: its log entry, and every field of it.
    byte[] leafOfGap(CoverageGap gap, TransactionHeader header) {
        byte[] content = hasher.record('G', gap.toString().getBytes(StandardCharsets.UTF_8));
        return hasher.transaction(sourceName, header, 0, content);
    }

    /// The digest that makes a schema record unique; its wall-clock time is not part of what happened.
    byte[] digestOfSchemaRecord(String record) {
        return hasher.record(
                'H', record.replaceAll("\"ts_ms\"\\s*:\\s*\\d+,?", "").getBytes(StandardCharsets.UTF_8));
    }

    /// Forgets the open transaction.
    void abandon() {
        frontier.clear();
    }

    private byte[] tableDigest(TableSchema table) {
        byte[] known = tableDigests.get(table);
        if (known != null) {
            return known;
        }
        if (tableDigests.size() >= TABLES_REMEMBERED) {
            tableDigests.clear();
        }
        byte[] digest = hasher.table(table);
        tableDigests.put(table, digest);
        return digest;
    }

    /// One statement changes many rows, and its text object is shared between them.
    @SuppressWarnings("ReferenceEquality")
    private byte @Nullable [] statementDigest(@Nullable String statement) {
        if (statement == null) {
            return null;
        }
        if (statement != lastStatement) {
            lastStatement = statement;
            lastStatementDigest = hasher.statement(statement);
        }
        return lastStatementDigest;
    }
}
