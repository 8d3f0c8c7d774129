package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedOrigin;
import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.capture.envelope.PushedRecord.TransactionMark;
import io.auditworkbench.capture.envelope.SnapshotMark;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.BufferedEvent;
import io.auditworkbench.store.OpenPush;
import io.auditworkbench.store.Sender;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.workbench.StoredPushes.DdlEvent;
import io.auditworkbench.workbench.StoredPushes.Match;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes pushed records one after another and makes source transactions of them, within one batch of the writer.
///
/// What identifies a transaction is its GTID, or the sender's own id without GTIDs. Rows wait until their END comes. A
/// sender that sends no BEGIN and END (CloudEvents, or no transaction metadata) has its rows wait until it sends those
/// of another transaction, or nothing for a while.
///
/// - **Errors**: `UNREADABLE_EVENT`, `EVENT_CONFLICT`; the batch must be rolled back then, and everything here
///   forgotten.
/// - **Threading**: the writer's.
final class PushRun {

    /// What was done since the last [#take()].
    record Tally(int records, int repeated, int transactions) {}

    private record Key(String channel, String identity) {}

    private static final int FRESH_EVENTS = 5_000;
    private static final String LATE = "+";
    private static final String UNNAMED = "(unnamed)";

    private final StoreWriter store;
    private final SenderBook book;
    private final StoredPushes stored;
    private final PushSeals seals;
    private final PushedSnapshots snapshots;
    private final Clock clock;
    private final Map<Key, PushedTransaction> open = new LinkedHashMap<>();
    private final Map<SourceId, Boolean> unboundedLoaded = new LinkedHashMap<>();
    private int records;
    private int repeated;
    private int transactions;

    PushRun(StoreWriter store, SenderBook book, StoredPushes stored, PushSeals seals, Clock clock) {
        this.store = store;
        this.book = book;
        this.stored = stored;
        this.seals = seals;
        this.clock = clock;
        snapshots = new PushedSnapshots(store, book, seals, clock);
    }

    /// Takes the next record; `messageId` is that of the message that brought it, null without one.
    void accept(PushedRecord record, @Nullable String messageId) {
        boolean isNew = switch (record) {
            case PushedRecord.Row row -> row(row, messageId);
            case PushedRecord.Truncate truncate -> truncate(truncate);
            case PushedRecord.SchemaChange change -> schemaChange(change);
            case PushedRecord.Begin begin -> begin(begin);
            case PushedRecord.End end -> end(end);
            case PushedRecord.Heartbeat _, PushedRecord.Tombstone _ -> true;
            case PushedRecord.Unknown unknown ->
                throw new WorkbenchException(ErrorCode.UNREADABLE_EVENT, unknown.reason(), unknown.nextStep());
        };
        records += isNew ? 1 : 0;
        repeated += isNew ? 0 : 1;
    }

    private boolean row(PushedRecord.Row row, @Nullable String messageId) {
        if (row.change().operation() == Operation.SNAPSHOT) {
            return snapshots.add(row, messageId);
        }
        transactions += snapshots.finish(row.origin().sender());
        return streamed(row);
    }

    private boolean streamed(PushedRecord.Row row) {
        PushedOrigin origin = row.origin();
        Sender sender = book.sender(origin.sender());
        TransactionMark mark = row.transaction();
        String identity = mark == null ? origin.identity() : mark.id();
        CanonicalChangeEvent event = seals.of(origin.sender()).keep(row.change());
        BufferedEvent buffered = new BufferedEvent(mark == null ? 0 : mark.totalOrder(), event);
        if (!stored.isKnown(sender.source(), identity, origin.gtid())) {
            return add(sender, row, identity, origin.gtid(), buffered);
        }
        Match match = stored.find(sender.source(), identity, origin.gtid())
                .map(transaction -> stored.match(transaction, event))
                .orElse(Match.DIFFERENT);
        if (match == Match.SAME || (match == Match.ABSENT && isStoredLate(sender.source(), identity, event))) {
            return false;
        }
        if (match == Match.DIFFERENT || sender.sendsEnds()) {
            throw PushedTransaction.conflict(identity);
        }
        return add(sender, row, identity + LATE, null, buffered);
    }

    private boolean isStoredLate(SourceId source, String identity, CanonicalChangeEvent event) {
        for (StoredTransaction late : store.findByPrefix(source, identity + "#")) {
            Match match = stored.match(late, event);
            if (match == Match.DIFFERENT) {
                throw PushedTransaction.conflict(identity);
            }
            if (match == Match.SAME) {
                return true;
            }
        }
        return false;
    }

    private boolean add(
            Sender sender, PushedRecord.Row row, String identity, @Nullable String gtid, BufferedEvent event) {
        PushedTransaction transaction = load(identity).orElseGet(() -> begin(identity, false));
        OpenPush begun = transaction.open();
        if (begun.source() != null && !begun.source().equals(sender.source())) {
            throw new WorkbenchException(
                    ErrorCode.UNREADABLE_EVENT,
                    "Two senders on one path sent rows of the transaction " + identity
                            + "; its BEGIN and END do not say which of them they are from.",
                    "Give each sender a path of its own: /ingest/NAME.");
        }
        if (!transaction.add(event)) {
            return false;
        }
        completeOthers(sender.source(), identity);
        transaction.update(touched(begun, sender.source(), row, gtid));
        if (transaction.freshCount() >= FRESH_EVENTS) {
            transaction.save(seals.scratch());
        }
        return true;
    }

    private OpenPush touched(OpenPush begun, SourceId source, PushedRecord.Row row, @Nullable String gtid) {
        boolean isFirst = begun.source() == null;
        PushedOrigin origin = row.origin();
        return new OpenPush(
                begun.openId(),
                begun.channel(),
                begun.identity(),
                begun.isBounded(),
                begun.isMarked() || row.transaction() != null,
                source,
                isFirst ? gtid : begun.gtid(),
                isFirst ? origin.file() : begun.file(),
                isFirst ? origin.offset() : Math.min(origin.offset(), begun.offset()),
                isFirst ? origin.sourceMicros() : begun.commitMicros(),
                isFirst ? origin.connectionId() : begun.connectionId(),
                isFirst ? origin.serverId() : begun.serverId(),
                begun.savedCount(),
                now());
    }

    private Optional<PushedTransaction> load(String identity) {
        Key key = new Key(book.channel(), identity);
        PushedTransaction known = open.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PushedTransaction> saved = store.pushed()
                .find(book.channel(), identity)
                .map(found -> new PushedTransaction(store.pushed(), found));
        saved.ifPresent(found -> open.put(key, found));
        return saved;
    }

    private PushedTransaction begin(String identity, boolean isBounded) {
        OpenPush begun =
                new OpenPush(0, book.channel(), identity, isBounded, false, null, null, "", 0, 0, null, 0, 0, now());
        PushedTransaction transaction = new PushedTransaction(store.pushed(), begun);
        open.put(new Key(book.channel(), identity), transaction);
        return transaction;
    }

    private boolean begin(PushedRecord.Begin begin) {
        String identity = begin.transactionId();
        if (isStoredHere(identity) || load(identity).isPresent()) {
            return false;
        }
        begin(identity, true);
        return true;
    }

    /// BEGIN and END do not say who sent them: anybody on this channel may have.
    private boolean isStoredHere(String identity) {
        return book.here().stream()
                .anyMatch(sender -> stored.isKnown(sender.source(), identity, identity)
                        || stored.isKnown(sender.source(), identity, null));
    }

    private boolean end(PushedRecord.End end) {
        Optional<PushedTransaction> begun = load(end.transactionId());
        if (begun.isEmpty() && isStoredHere(end.transactionId())) {
            return false;
        }
        if (begun.isPresent() && !begun.get().isEmpty()) {
            complete(begun.get(), end);
            return true;
        }
        begun.ifPresent(this::remove);
        TransactionHeader header = StoredPushes.naming(end.transactionId(), null);
        Sender sender = soleSender();
        if (end.eventCount() == 0) {
            return once(sender, PushGaps.emptyTransaction(at(header), now()), header) || begun.isPresent();
        }
        CoverageGap gap = PushGaps.countMismatch(at(header), end.eventCount(), 0, "", now());
        return seals.gap(sender.source(), nameOf(sender), gap, at(header));
    }

    private TransactionHeader at(TransactionHeader header) {
        long now = now();
        return new TransactionHeader(
                header.kind(),
                header.identity(),
                header.gtid(),
                header.file(),
                header.offset(),
                now,
                now,
                header.connectionId(),
                header.serverId(),
                header.snapshotRun(),
                header.attribution());
    }

    /// The only sender of this channel, else one without a name.
    private Sender soleSender() {
        List<Sender> here = book.here().stream()
                .filter(sender -> !nameOf(sender).equals(UNNAMED))
                .toList();
        return here.size() == 1 ? here.getFirst() : book.sender(UNNAMED);
    }

    private String nameOf(Sender sender) {
        return book.nameOf(sender.source());
    }

    private void completeOthers(SourceId source, @Nullable String identity) {
        if (unboundedLoaded.put(source, true) == null) {
            for (OpenPush saved : store.pushed().unbounded(source)) {
                open.computeIfAbsent(
                        new Key(saved.channel(), saved.identity()), _ -> new PushedTransaction(store.pushed(), saved));
            }
        }
        List<PushedTransaction> others = open.values().stream()
                .filter(other -> !other.open().isBounded()
                        && source.equals(other.open().source())
                        && !other.open().identity().equals(identity))
                .toList();
        others.forEach(other -> complete(other, null));
    }

    /// Completes the transactions that no END will complete and that got nothing new after `micros`.
    void completeIdle(long micros) {
        saveOpen();
        for (OpenPush idle : store.pushed().unboundedUntil(micros)) {
            if (idle.source() != null) {
                book.enter(idle.channel());
                complete(new PushedTransaction(store.pushed(), idle), null);
            }
        }
    }

    private void complete(PushedTransaction transaction, PushedRecord.@Nullable End end) {
        OpenPush begun = transaction.open();
        SourceId source = Objects.requireNonNull(begun.source());
        String name = book.nameOf(source);
        TransactionSealer scratch = seals.scratch();
        ZeroDates zeroDates = new ZeroDates();
        PushCompletion completion =
                new PushCompletion(store, source, seals.of(name), transaction.hasCrowdedPlace(scratch), zeroDates::see);
        transaction.forEach(scratch, completion::add);
        TransactionHeader header = completion.finish(actors -> header(begun, actors.take(null)));
        remove(transaction);
        transactions++;
        stored.forget();
        if (end != null) {
            book.sendsEnds(name);
            compareCounts(source, name, header, completion, end);
        } else {
            noteUnbounded(begun, book.sender(name), name, header);
        }
        zeroDates.suspects().forEach(suspect -> zeroDate(source, name, header, suspect));
    }

    private TransactionHeader header(OpenPush begun, Attribution attribution) {
        boolean isLate = begun.identity().endsWith(LATE) && begun.gtid() == null && !begun.isBounded();
        String identity = isLate
                ? begun.identity().substring(0, begun.identity().length() - LATE.length()) + "#" + begun.offset() + "."
                        + now()
                : begun.identity();
        return new TransactionHeader(
                TransactionKind.INGEST,
                identity,
                begun.gtid(),
                begun.file(),
                begun.offset(),
                begun.commitMicros(),
                now(),
                begun.connectionId(),
                begun.serverId(),
                0,
                attribution);
    }

    private void compareCounts(
            SourceId source, String name, TransactionHeader header, PushCompletion completion, PushedRecord.End end) {
        List<String> differing = new ArrayList<>();
        end.eventCounts().forEach((table, count) -> {
            if (!count.equals(completion.counts().getOrDefault(table, 0L))) {
                differing.add(table);
            }
        });
        if (completion.records() != end.eventCount() || !differing.isEmpty()) {
            String tables = differing.isEmpty() ? "" : ", differing in " + String.join(", ", differing);
            seals.gap(
                    source,
                    name,
                    PushGaps.countMismatch(header, end.eventCount(), completion.records(), tables, now()),
                    header);
        }
    }

    private void noteUnbounded(OpenPush begun, Sender sender, String name, TransactionHeader header) {
        if (!begun.isMarked() && begun.connectionId() == null) {
            seals.gap(sender.source(), name, PushGaps.unconfirmed(header, now()), header);
        } else {
            once(sender, PushGaps.endsNotSent(header, now()), header);
        }
    }

    /// Writes a gap unless this guard has spoken for the sender before.
    private boolean once(Sender sender, CoverageGap gap, TransactionHeader around) {
        return !store.pushed().hasGap(sender.source(), gap.detectedBy())
                && seals.gap(sender.source(), nameOf(sender), gap, around);
    }

    private void zeroDate(SourceId source, String name, TransactionHeader header, ZeroDates.Suspect suspect) {
        if (!store.pushed().hasGap(source, PushGaps.zeroDateGuard(suspect.table(), suspect.column()))) {
            seals.gap(source, name, PushGaps.zeroDate(header, suspect.table(), suspect.column(), now()), header);
        }
    }

    private void remove(PushedTransaction transaction) {
        transaction.remove();
        open.remove(new Key(transaction.open().channel(), transaction.open().identity()));
    }

    private boolean schemaChange(PushedRecord.SchemaChange change) {
        boolean hasNoted = book.takeNotedTables() > 0;
        String name = change.origin().sender();
        if (change.origin().snapshot() != SnapshotMark.NONE) {
            return hasNoted || change.tables().isEmpty();
        }
        List<DdlEvent> events = new ArrayList<>();
        for (PushedRecord.TableChange table : change.tables()) {
            TableSchema schema =
                    table.schema() == null ? new TableSchema(table.table(), List.of(), List.of()) : table.schema();
            events.add(new DdlEvent(Operation.DDL, schema, change.ddl()));
        }
        if (events.isEmpty()) {
            TableName database = new TableName(change.database(), "");
            events.add(new DdlEvent(Operation.DDL, new TableSchema(database, List.of(), List.of()), change.ddl()));
        }
        return ddl(name, change.origin(), events, DdlEffects.removesRows(change));
    }

    private boolean truncate(PushedRecord.Truncate truncate) {
        return ddl(
                truncate.origin().sender(),
                truncate.origin(),
                List.of(new DdlEvent(Operation.TRUNCATE, truncate.table(), "")),
                "TRUNCATE");
    }

    /// A statement has no BEGIN and END, and one that concerns several tables comes as several records with one GTID.
    private boolean ddl(String name, PushedOrigin origin, List<DdlEvent> events, @Nullable String removing) {
        transactions += snapshots.finish(name);
        SourceId source = book.sender(name).source();
        String identity = origin.identity();
        String gtid = origin.gtid();
        for (int part = 2; stored.isKnown(source, identity, gtid); part++) {
            if (stored.find(source, identity, gtid)
                    .map(stored::ddl)
                    .orElse(List.of())
                    .equals(events)) {
                return false;
            }
            identity = origin.identity() + "#" + part;
            gtid = null;
        }
        completeOthers(source, null);
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
        transactions++;
        stored.forget();
        if (removing != null) {
            for (DdlEvent event : events) {
                seals.gap(
                        source, name, PushGaps.rowsRemoved(header, event.table().name(), removing, now()), header);
            }
        }
        return true;
    }

    /// Saves what is still open, so that a commit makes everything durable that was taken.
    void saveOpen() {
        transactions += snapshots.finishAll();
        open.values().forEach(transaction -> transaction.save(seals.scratch()));
        open.clear();
        unboundedLoaded.clear();
    }

    /// Ends the snapshot rows that are being gathered, so that a commit keeps them; open transactions stay in memory.
    void saveSnapshots() {
        transactions += snapshots.finishAll();
    }

    /// What was done; begins to count anew.
    Tally take() {
        Tally tally = new Tally(records, repeated, transactions);
        records = 0;
        repeated = 0;
        transactions = 0;
        return tally;
    }

    /// After a rollback.
    void forget() {
        open.clear();
        unboundedLoaded.clear();
        snapshots.forget();
        take();
    }

    private long now() {
        return CaptureProgress.micros(clock);
    }
}
