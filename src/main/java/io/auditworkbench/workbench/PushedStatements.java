package io.auditworkbench.workbench;

import io.auditworkbench.capture.PartitionExchange;
import io.auditworkbench.capture.RowlessStatement;
import io.auditworkbench.capture.envelope.PushedOrigin;
import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.capture.envelope.SnapshotMark;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.workbench.StoredPushes.DdlEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes schema changes and TRUNCATE, each an entry of the log of its own.
///
/// - **Threading**: the writer's.
final class PushedStatements {

    private final SenderBook book;
    private final StoredPushes stored;
    private final PushSeals seals;
    private final PushCompleter completer;
    private final PushTally tally;
    private final Clock clock;

    PushedStatements(
            SenderBook book,
            StoredPushes stored,
            PushSeals seals,
            PushCompleter completer,
            PushTally tally,
            Clock clock) {
        this.book = book;
        this.stored = stored;
        this.seals = seals;
        this.completer = completer;
        this.tally = tally;
        this.clock = clock;
    }

    /// Takes a schema change; false when it came before.
    boolean schemaChange(PushedRecord.SchemaChange change) {
        boolean hasNoted = book.takeNotedTables() > 0;
        String name = change.origin().sender();
        if (change.origin().snapshot() != SnapshotMark.NONE) {
            return hasNoted;
        }
        List<DdlEvent> events = new ArrayList<>();
        String ddl = seals.masked(change.ddl());
        for (PushedRecord.TableChange table : change.tables()) {
            TableSchema schema =
                    table.schema() == null ? new TableSchema(table.table(), List.of(), List.of()) : table.schema();
            events.add(new DdlEvent(Operation.DDL, schema, ddl));
        }
        if (events.isEmpty()) {
            TableName database = new TableName(change.database(), "");
            events.add(new DdlEvent(Operation.DDL, new TableSchema(database, List.of(), List.of()), ddl));
        }
        return ddl(name, change.origin(), events, RowlessStatement.words(change.ddl()));
    }

    /// Takes a TRUNCATE; false when it came before.
    boolean truncate(PushedRecord.Truncate truncate) {
        return ddl(
                truncate.origin().sender(),
                truncate.origin(),
                List.of(new DdlEvent(Operation.TRUNCATE, truncate.table(), "")),
                "TRUNCATE");
    }

    /// A statement has no BEGIN and END, and one that concerns several tables comes as several records with one GTID.
    private boolean ddl(String name, PushedOrigin origin, List<DdlEvent> events, @Nullable String removing) {
        SourceId source = book.sender(name).source();
        String identity = origin.identity();
        String gtid = origin.gtid();
        for (int part = 2; stored.isKnown(source, identity, gtid); part++) {
            // known and not there: it was pruned, and came before
            if (stored.find(source, identity, gtid)
                    .map(stored::ddl)
                    .map(events::equals)
                    .orElse(true)) {
                return false;
            }
            identity = origin.identity() + "#" + part;
            gtid = null;
        }
        completer.completeOthers(source, null);
        TransactionHeader header = new TransactionHeader(
                TransactionKind.DDL,
                identity,
                gtid,
                origin.file(),
                origin.offset(),
                origin.sourceMicros(),
                now(),
                origin.connectionId(),
                origin.serverId(),
                0,
                Attribution.UNKNOWN);
        seals.appendDdl(source, name, header, events, new SourcePosition(origin.file(), origin.offset(), origin.row()));
        tally.addTransactions(1);
        if (removing != null) {
            for (DdlEvent event : events) {
                seals.gap(
                        source,
                        name,
                        PushGaps.rowsRemoved(
                                header,
                                PartitionExchange.concerned(
                                        event.table().name(), Objects.requireNonNullElse(event.ddl(), "")),
                                removing,
                                now()),
                        header);
            }
        }
        return true;
    }

    private long now() {
        return CaptureProgress.micros(clock);
    }
}
