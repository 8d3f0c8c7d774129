package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedOrigin;
import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.capture.envelope.SnapshotMark;
import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.masking.AtRest;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.Sender;
import io.auditworkbench.store.StoreWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers the snapshot rows of a request into entries of the log; a row that was kept before is not kept again.
///
/// A snapshot row has no identity of its own, and a table without a key may hold equal ones: the sender's time of
/// processing tells them apart, or the id of the message that brought it.
///
/// - **Threading**: the writer's.
final class PushedSnapshots {

    private static final int ROWS_PER_ENTRY = 500;
    private static final int DIGEST_BYTES = 16;
    private static final int OCCURRENCES_REMEMBERED = 100_000;

    private static final class Gathered {
        private final List<CanonicalChangeEvent> events = new ArrayList<>();
        private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
        private final List<TableName> twins = new ArrayList<>();
        private @Nullable PushedOrigin first;
        private int run;
    }

    private final StoreWriter store;
    private final SenderBook book;
    private final PushSeals seals;
    private final PushTally tally;
    private final Clock clock;
    private final LeafHasher hasher = new LeafHasher();
    private final Map<String, Gathered> gathering = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    PushedSnapshots(StoreWriter store, SenderBook book, PushSeals seals, PushTally tally, Clock clock) {
        this.store = store;
        this.book = book;
        this.seals = seals;
        this.tally = tally;
        this.clock = clock;
    }

    /// Takes a row; false when it was kept before.
    boolean add(PushedRecord.Row row, @Nullable String messageId) {
        PushedOrigin origin = row.origin();
        Sender sender = book.sender(origin.sender());
        CanonicalChangeEvent event = seals.of(origin.sender()).keep(row.change());
        byte[] digest = digest(event, row.processedNanos(), messageId);
        boolean isNew = store.pushed().addSnapshotRow(sender.source(), digest);
        if (!isNew) {
            if (row.processedNanos() == 0 && messageId == null) {
                gathered(origin).twins.add(event.table().name());
            }
            return false;
        }
        int run = run(origin);
        Gathered gathered = gathered(origin);
        gathered.run = run;
        gathered.first = gathered.first == null ? origin : gathered.first;
        gathered.events.add(event);
        gathered.digests.writeBytes(digest);
        if (origin.snapshot() == SnapshotMark.LAST) {
            finish(origin.sender());
            store.snapshotFinished(sender.source());
            book.snapshotRun(origin.sender(), 0);
        } else if (gathered.events.size() >= ROWS_PER_ENTRY) {
            finish(origin.sender());
        }
        return true;
    }

    private Gathered gathered(PushedOrigin origin) {
        return gathering.computeIfAbsent(origin.sender(), _ -> new Gathered());
    }

    /// Rows of an incremental snapshot are read beside the stream and belong to no run.
    private int run(PushedOrigin origin) {
        if (origin.snapshot() == SnapshotMark.INCREMENTAL || origin.snapshot() == SnapshotMark.NONE) {
            return 0;
        }
        int running = book.sender(origin.sender()).snapshotRun();
        if (running != 0 && origin.snapshot() != SnapshotMark.FIRST) {
            return running;
        }
        finish(origin.sender());
        int begun = store.snapshotStarted(book.sender(origin.sender()).source());
        book.snapshotRun(origin.sender(), begun);
        return begun;
    }

    private byte[] digest(CanonicalChangeEvent event, long processedNanos, @Nullable String messageId) {
        HashedEvent sealed = seals.scratch().sealKept(recognisable(event));
        seals.scratch().abandon();
        byte[] id = messageId == null ? new byte[0] : messageId.getBytes(StandardCharsets.UTF_8);
        byte[] plain = Arrays.copyOf(
                hasher.record(
                        'P',
                        ByteBuffer.allocate(Long.BYTES + id.length + sealed.tableDigest().length + sealed.body().length)
                                .putLong(processedNanos)
                                .put(id)
                                .put(sealed.tableDigest())
                                .put(sealed.body())
                                .array()),
                DIGEST_BYTES);
        if (processedNanos != 0 || messageId != null) {
            return plain;
        }
        int occurrence = occurrences.merge(HexFormat.of().formatHex(plain), 1, Integer::sum);
        byte[] counted = plain.clone();
        counted[0] ^= (byte) (occurrence - 1);
        counted[1] ^= (byte) ((occurrence - 1) >>> 8);
        return counted;
    }

    /// What can be erased must leave no digest, and is salted anew each time it comes.
    private static CanonicalChangeEvent recognisable(CanonicalChangeEvent event) {
        RowImage after = event.after();
        return after == null
                ? event
                : new CanonicalChangeEvent(
                        event.operation(),
                        event.table(),
                        event.before(),
                        AtRest.recognisable(after),
                        event.rowKey(),
                        event.formerRowKey(),
                        event.position(),
                        event.statement(),
                        event.ddl());
    }

    /// Appends what was gathered of a sender.
    void finish(String name) {
        Gathered gathered = gathering.remove(name);
        if (gathered == null) {
            return;
        }
        TransactionHeader header = header(gathered);
        if (!gathered.events.isEmpty()) {
            tally.addTransactions(1);
            seals.append(book.sender(name).source(), name, header, gathered.events);
        }
        for (TableName twin : gathered.twins) {
            String guard = PushGaps.TWIN_ROW + " " + twin;
            if (!store.pushed().hasGap(book.sender(name).source(), guard)) {
                seals.gap(
                        book.sender(name).source(),
                        name,
                        PushGaps.twinRow(header, twin, header.capturedMicros()),
                        header);
            }
        }
    }

    private TransactionHeader header(Gathered gathered) {
        long now = CaptureProgress.micros(clock);
        PushedOrigin first = gathered.first;
        byte[] hash = hasher.record('P', gathered.digests.toByteArray());
        return new TransactionHeader(
                TransactionKind.SNAPSHOT,
                "snapshot:" + HexFormat.of().formatHex(hash, 0, DIGEST_BYTES),
                null,
                first == null ? "" : first.file(),
                first == null ? 0 : first.offset(),
                first == null ? now : first.sourceMicros(),
                now,
                null,
                first == null ? 0 : first.serverId(),
                gathered.run,
                Attribution.UNKNOWN);
    }

    /// The same for every sender, at the end of a request or file.
    void finishAll() {
        pause();
        occurrences.clear();
    }

    /// The same in the middle of a file: equal rows are still counted, unless there are too many to remember.
    void pause() {
        List.copyOf(gathering.keySet()).forEach(this::finish);
        if (occurrences.size() > OCCURRENCES_REMEMBERED) {
            occurrences.clear();
        }
    }

    /// After a rollback.
    void forget() {
        gathering.clear();
        occurrences.clear();
    }
}
