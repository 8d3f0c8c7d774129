package io.auditworkbench.workbench;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.BufferedEvent;
import io.auditworkbench.store.OpenPush;
import io.auditworkbench.store.PushBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A pushed transaction while its records come in: those of this request in memory, those of earlier ones in the store.
///
/// - **Threading**: the writer's.
final class PushedTransaction {

    /// Where an event stands: its order where the sender counts, else its position and operation.
    private record Place(long totalOrder, long offset, int row, Operation operation) {}

    private record Spot(long offset, int row) {}

    private static final Comparator<BufferedEvent> ORDER = Comparator.comparingLong(BufferedEvent::totalOrder)
            .thenComparingLong(buffered -> buffered.event().position().offset())
            .thenComparingInt(buffered -> buffered.event().position().row())
            .thenComparingInt(buffered -> -buffered.event().operation().code());

    private final PushBuffer buffer;
    private OpenPush open;
    private boolean isDirty;
    private final List<BufferedEvent> fresh = new ArrayList<>();
    private final Map<Place, BufferedEvent> places = new HashMap<>();

    PushedTransaction(PushBuffer buffer, OpenPush open) {
        this.buffer = buffer;
        this.open = open;
        isDirty = open.openId() == 0;
    }

    OpenPush open() {
        return open;
    }

    /// What is known of the transaction as a whole has changed.
    void update(OpenPush changed) {
        open = changed;
        isDirty = true;
    }

    boolean isEmpty() {
        return open.savedCount() == 0 && fresh.isEmpty();
    }

    int freshCount() {
        return fresh.size();
    }

    /// Adds an event; false when the very same was added before.
    ///
    /// - **Errors**: `EVENT_CONFLICT` when another one was added at its place.
    boolean add(BufferedEvent added) {
        Place place = place(added);
        BufferedEvent known = places.get(place);
        if (known == null && open.savedCount() > 0) {
            known = buffer.saved(open, added).orElse(null);
        }
        if (known == null) {
            places.put(place, added);
            fresh.add(added);
            return true;
        }
        if (!known.event().equals(added.event())) {
            throw conflict(open.identity());
        }
        return false;
    }

    static WorkbenchException conflict(String identity) {
        return new WorkbenchException(
                ErrorCode.EVENT_CONFLICT,
                "A record of the transaction " + identity
                        + " contradicts one that was received before at the same place.",
                "Nothing of the request was stored. Two senders may use one name, or the record was changed on its way.");
    }

    private static Place place(BufferedEvent buffered) {
        CanonicalChangeEvent event = buffered.event();
        return buffered.totalOrder() > 0
                ? new Place(buffered.totalOrder(), 0, 0, Operation.UPDATE)
                : new Place(0, event.position().offset(), event.position().row(), event.operation());
    }

    /// Saves what is not saved yet.
    void save(TransactionSealer scratch) {
        if (!isDirty && fresh.isEmpty()) {
            return;
        }
        OpenPush counted = new OpenPush(
                open.openId(),
                open.channel(),
                open.identity(),
                open.isBounded(),
                open.isMarked(),
                open.source(),
                open.gtid(),
                open.file(),
                open.offset(),
                open.commitMicros(),
                open.connectionId(),
                open.serverId(),
                open.savedCount() + fresh.size(),
                open.receivedMicros());
        open = buffer.save(counted);
        for (BufferedEvent event : fresh) {
            buffer.add(open, event, scratch.sealKept(event.event()));
            scratch.abandon();
        }
        fresh.clear();
        places.clear();
        isDirty = false;
    }

    /// True when events other than a delete and an insert share a place; then a place does not name a row.
    boolean hasCrowdedPlace(TransactionSealer scratch) {
        if (open.savedCount() > 0) {
            save(scratch);
            return buffer.hasCrowdedPlace(open);
        }
        Map<Spot, List<Operation>> spots = new HashMap<>();
        for (BufferedEvent buffered : fresh) {
            CanonicalChangeEvent event = buffered.event();
            spots.computeIfAbsent(
                            new Spot(event.position().offset(), event.position().row()), _ -> new ArrayList<>(2))
                    .add(event.operation());
        }
        return spots.values().stream().anyMatch(PushedTransaction::isCrowd);
    }

    private static boolean isCrowd(List<Operation> operations) {
        boolean isMove = operations.size() == 2
                && operations.contains(Operation.DELETE)
                && operations.contains(Operation.INSERT);
        return operations.size() > 1 && !isMove;
    }

    /// All events in the order of the transaction.
    void forEach(TransactionSealer scratch, Consumer<BufferedEvent> consumer) {
        if (open.savedCount() > 0) {
            save(scratch);
            buffer.forEach(open, consumer);
            return;
        }
        fresh.sort(ORDER);
        fresh.forEach(consumer);
    }

    /// Forgets it: it is complete now, or was none.
    void remove() {
        if (open.openId() != 0) {
            buffer.remove(open);
        }
    }
}
