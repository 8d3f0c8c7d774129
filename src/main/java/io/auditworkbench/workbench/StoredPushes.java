package io.auditworkbench.workbench;

import io.auditworkbench.integrity.EventBody;
import io.auditworkbench.masking.StatementLiterals;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares what is sent again with what is stored.
///
/// Senders repeat records in order, so the search goes on where the last one ended; only a record that is not there
/// costs a look at the whole transaction. What was found stays true until a rollback: stored transactions never change.
///
/// - **Threading**: the writer's.
final class StoredPushes {

    private static final int PAGE_EVENTS = 500;

    /// What the store says of a record that is sent again.
    enum Match {
        SAME,
        /// Something else is stored at its place.
        DIFFERENT,
        /// Nothing is stored at its place.
        ABSENT
    }

    private record Name(
            SourceId source, String identity, @Nullable String gtid) {}

    private final StoreWriter store;
    private @Nullable Name lastKnown;
    private @Nullable Name lastName;
    private Optional<StoredTransaction> lastFound = Optional.empty();
    private @Nullable Walk walk;
    private @Nullable Long lastStatement;
    private @Nullable String lastText;

    StoredPushes(StoreWriter store) {
        this.store = store;
    }

    /// A header that only names a transaction.
    static TransactionHeader naming(String identity, @Nullable String gtid) {
        return new TransactionHeader(
                TransactionKind.INGEST, identity, gtid, "", 0, 0, 0, null, 0, 0, Attribution.UNKNOWN);
    }

    /// The same header with a time, for what has none of its own.
    static TransactionHeader at(TransactionHeader header, long micros) {
        return new TransactionHeader(
                header.kind(),
                header.identity(),
                header.gtid(),
                header.file(),
                header.offset(),
                micros,
                micros,
                header.connectionId(),
                header.serverId(),
                header.snapshotRun(),
                header.attribution());
    }

    boolean isKnown(SourceId source, String identity, @Nullable String gtid) {
        Name name = new Name(source, identity, gtid);
        if (name.equals(lastKnown)) {
            return true;
        }
        if (!store.isKnown(source, naming(identity, gtid))) {
            return false;
        }
        lastKnown = name;
        return true;
    }

    /// The stored transaction of that name.
    Optional<StoredTransaction> find(SourceId source, String identity, @Nullable String gtid) {
        Name name = new Name(source, identity, gtid);
        if (!name.equals(lastName) || lastFound.isEmpty()) {
            lastFound = store.find(source, naming(identity, gtid));
            lastName = name;
        }
        return lastFound;
    }

    /// A table as it was in a stored transaction; null when the transaction or the table in it is not stored.
    @Nullable
    TableSchema tableIn(SourceId source, String identity, @Nullable String gtid, TableName table) {
        if (!isKnown(source, identity, gtid)) {
            return null;
        }
        return find(source, identity, gtid)
                .map(transaction -> walk(transaction).tableNamed(table))
                .orElse(null);
    }

    /// Looks for a row event in a stored transaction.
    Match match(StoredTransaction transaction, CanonicalChangeEvent event) {
        return walk(transaction).match(event);
    }

    private Walk walk(StoredTransaction transaction) {
        Walk current = walk;
        if (current == null || current.transaction.txId() != transaction.txId()) {
            current = new Walk(transaction);
            walk = current;
        }
        return current;
    }

    /// After a rollback. A commit changes nothing that was found, and to begin a long transaction anew after each would
    /// cost its length every time.
    void forget() {
        lastKnown = null;
        lastName = null;
        lastFound = Optional.empty();
        walk = null;
        lastStatement = null;
        lastText = null;
    }

    /// A position in the events of one transaction that goes round and round.
    private final class Walk {

        private final StoredTransaction transaction;
        private List<StoredEvent> page = List.of();
        private int at;

        Walk(StoredTransaction transaction) {
            this.transaction = transaction;
        }

        private @Nullable StoredEvent current() {
            if (at >= page.size()) {
                long next =
                        page.isEmpty() ? transaction.firstSeq() : page.getLast().seq() + 1;
                page = next > transaction.lastSeq()
                        ? List.of()
                        : store.written().events(transaction, next, PAGE_EVENTS);
                at = 0;
                if (page.isEmpty()) {
                    page = store.written().events(transaction, transaction.firstSeq(), PAGE_EVENTS);
                }
            }
            return page.isEmpty() ? null : page.get(at);
        }

        @Nullable
        TableSchema tableNamed(TableName table) {
            for (long left = transaction.eventCount(); left > 0; left--, at++) {
                StoredEvent event = current();
                if (event != null && event.table().name().equals(table)) {
                    return event.table();
                }
            }
            return null;
        }

        Match match(CanonicalChangeEvent sent) {
            Match result = Match.ABSENT;
            for (long left = transaction.eventCount(); left > 0; left--, at++) {
                StoredEvent event = current();
                if (event == null || !isAtPlace(event.body(), sent)) {
                    continue;
                }
                if (isSame(event, sent)) {
                    return Match.SAME;
                }
                result = Match.DIFFERENT;
            }
            return result;
        }

        /// The two halves of a primary key update share a position and do not contradict each other.
        private boolean isAtPlace(EventBody body, CanonicalChangeEvent sent) {
            boolean isOtherHalf = (body.operation() == Operation.DELETE && sent.operation() == Operation.INSERT)
                    || (body.operation() == Operation.INSERT && sent.operation() == Operation.DELETE);
            return !isOtherHalf
                    && body.offset() == sent.position().offset()
                    && body.row() == sent.position().row();
        }

        private boolean isSame(StoredEvent event, CanonicalChangeEvent sent) {
            EventBody body = event.body();
            boolean isContent = switch (sent.operation()) {
                // a primary key update is stored as one and sent as two
                case DELETE ->
                    (body.operation() == Operation.DELETE || isMove(event)) && agree(body.before(), sent.before());
                case INSERT ->
                    (body.operation() == Operation.INSERT || isMove(event)) && agree(body.after(), sent.after());
                case UPDATE ->
                    body.operation() == Operation.UPDATE
                            && agree(body.before(), sent.before())
                            && agree(body.after(), sent.after());
                default -> false;
            };
            return isContent
                    && event.table().equals(sent.table())
                    && transaction.header().file().equals(sent.position().file())
                    && agree(statement(event), sent.statement());
        }
    }

    /// Whether two images can be of one row: what a policy masked then or masks now cannot be compared.
    static boolean agree(@Nullable RowImage stored, @Nullable RowImage sent) {
        if (stored == null
                || sent == null
                || stored.values().size() != sent.values().size()) {
            return Objects.equals(stored, sent);
        }
        for (int i = 0; i < stored.values().size(); i++) {
            ColumnValue was = plain(stored.get(i));
            ColumnValue is = plain(sent.get(i));
            boolean isComparable = !isHidden(was) && !isHidden(is);
            if (isComparable && !was.equals(is)) {
                return false;
            }
        }
        return true;
    }

    private static ColumnValue plain(ColumnValue value) {
        return value instanceof ColumnValue.Erasable erasable ? erasable.value() : value;
    }

    private static boolean isHidden(ColumnValue value) {
        return value instanceof ColumnValue.Masked || value instanceof ColumnValue.Erased;
    }

    /// Statements are kept without their values once a policy masks anything.
    private static boolean agree(@Nullable String stored, @Nullable String sent) {
        if (stored == null || sent == null || stored.equals(sent)) {
            return Objects.equals(stored, sent);
        }
        return stored.equals(StatementLiterals.hidden(sent)) || sent.equals(StatementLiterals.hidden(stored));
    }

    /// The rows of one statement follow each other.
    private @Nullable String statement(StoredEvent event) {
        Long id = event.statementId();
        if (!Objects.equals(id, lastStatement)) {
            lastText = store.written().statement(event).orElse(null);
            lastStatement = id;
        }
        return lastText;
    }

    /// True for an update that moved a row to another key; of a table without a known key it cannot be told, and may
    /// be.
    private static boolean isMove(StoredEvent event) {
        RowImage before = event.body().before();
        RowImage after = event.body().after();
        if (before == null || after == null) {
            return false;
        }
        TableSchema table = event.table();
        return !table.hasKey()
                || table.keyColumns().stream()
                        .anyMatch(index -> !before.get(index).equals(after.get(index)));
    }

    /// The tables and statements of a stored schema change, or of a TRUNCATE, in order.
    List<DdlEvent> ddl(StoredTransaction transaction) {
        List<DdlEvent> events = new ArrayList<>();
        for (StoredEvent event : store.written().events(transaction, transaction.firstSeq(), PAGE_EVENTS)) {
            String ddl = event.body().ddl();
            events.add(new DdlEvent(event.operation(), event.table(), ddl == null ? "" : ddl));
        }
        return events;
    }

    /// One event of a schema change: `ddl` is empty for a TRUNCATE.
    record DdlEvent(Operation operation, TableSchema table, String ddl) {}
}
