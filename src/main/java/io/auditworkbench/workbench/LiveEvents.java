package io.auditworkbench.workbench;

import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.workbench.view.EventView;
import java.util.function.Consumer;

/// The events that come after the moment it was made, whenever somebody asks.
///
/// - **Threading**: one thread at a time.
public final class LiveEvents {

    private final EventScanner.Scan scan;
    private final EventViews views;

    LiveEvents(ChangeLog log, EventScanner scanner, EventViews views, AcceptedFilter filter) {
        this.scan = scanner.from(log.lastSeq(), filter, EventOrder.OLDEST_FIRST);
        this.views = views;
    }

    /// The number that the next event will have at least.
    public long nextSequence() {
        return scan.cursor() + 1;
    }

    /// Gives what has come since the last call to `consumer`, in order.
    public void poll(Consumer<EventView> consumer) {
        scan.run(event -> {
            consumer.accept(views.of(event));
            return true;
        });
    }
}
