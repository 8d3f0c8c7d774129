package io.auditworkbench.workbench;

import io.auditworkbench.capture.SessionLog;
import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.BufferedEvent;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes one source transaction of pushed records: joins what belongs together, seals and appends it, however large it
/// is.
///
/// A primary key update comes as a delete and an insert at one place and becomes the one update it was.
///
/// - **Threading**: the writer's.
final class PushCompletion {

    private static final int EVENTS_PER_STEP = 5_000;

    private final StoreWriter store;
    private final SourceId source;
    private final TransactionSealer sealer;
    private final Consumer<CanonicalChangeEvent> witness;
    private final boolean isPlaceCrowded;
    private final ActorFinder actors = new ActorFinder(SessionLog.NONE);
    private final Map<String, Long> counts = new TreeMap<>();
    private List<HashedEvent> sealed = new ArrayList<>();
    private boolean isStaged;
    private @Nullable BufferedEvent held;
    private long records;

    /// `witness` sees every event that is kept.
    PushCompletion(
            StoreWriter store,
            SourceId source,
            TransactionSealer sealer,
            boolean isPlaceCrowded,
            Consumer<CanonicalChangeEvent> witness) {
        this.store = store;
        this.source = source;
        this.sealer = sealer;
        this.isPlaceCrowded = isPlaceCrowded;
        this.witness = witness;
    }

    /// Takes the next record, in the order of the transaction.
    void add(BufferedEvent next) {
        records++;
        counts.merge(next.event().table().name().toString(), 1L, Long::sum);
        BufferedEvent before = held;
        held = null;
        if (before != null && isMove(before, next)) {
            seal(moved(before.event(), next.event()));
            return;
        }
        if (before != null) {
            seal(before.event());
        }
        if (next.event().operation() == Operation.DELETE) {
            held = next;
        } else {
            seal(next.event());
        }
    }

    private boolean isMove(BufferedEvent deleted, BufferedEvent inserted) {
        CanonicalChangeEvent from = deleted.event();
        CanonicalChangeEvent to = inserted.event();
        boolean isPair = to.operation() == Operation.INSERT
                && from.position().equals(to.position())
                && from.table().equals(to.table())
                && (deleted.totalOrder() == 0 || inserted.totalOrder() == deleted.totalOrder() + 1);
        return isPair && (!isPlaceCrowded || isUpdate(from.statement(), to.statement()));
    }

    /// Where the place does not tell, the statement does if the server logged it.
    private static boolean isUpdate(@Nullable String from, @Nullable String to) {
        return from != null
                && from.equals(to)
                && from.replaceAll("(?s)/\\*.*?\\*/", " ")
                        .strip()
                        .toUpperCase(Locale.ROOT)
                        .startsWith("UPDATE");
    }

    private static CanonicalChangeEvent moved(CanonicalChangeEvent from, CanonicalChangeEvent to) {
        return new CanonicalChangeEvent(
                Operation.UPDATE,
                to.table(),
                from.before(),
                to.after(),
                to.rowKey(),
                from.rowKey().equals(to.rowKey()) ? null : from.rowKey(),
                to.position(),
                to.statement(),
                null);
    }

    private void seal(CanonicalChangeEvent event) {
        witness.accept(event);
        actors.see(List.of(new RawChange(
                event.operation(), event.table(), event.before(), event.after(), event.position(), event.statement())));
        sealed.add(sealer.sealKept(event));
        if (sealed.size() >= EVENTS_PER_STEP) {
            store.stage(source, sealed);
            sealed = new ArrayList<>();
            isStaged = true;
        }
    }

    /// How many records were added.
    long records() {
        return records;
    }

    /// The same by `schema.table`.
    Map<String, Long> counts() {
        return counts;
    }

    /// Appends the transaction; the header gets its actor. Nothing is appended when no record was added.
    TransactionHeader finish(Function<ActorFinder, TransactionHeader> headerOf) {
        if (held != null) {
            seal(held.event());
            held = null;
        }
        TransactionHeader header = headerOf.apply(actors);
        if (records == 0) {
            sealer.abandon();
            return header;
        }
        byte[] leaf = sealer.leaf(header);
        if (isStaged) {
            store.stage(source, sealed);
            store.completeStaged(source, header, leaf);
        } else {
            store.append(source, header, sealed, leaf);
        }
        return header;
    }
}
