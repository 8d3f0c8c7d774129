package io.auditworkbench.workbench;

import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.workbench.view.EventView;
import java.util.function.Consumer;

/// The events that come after the moment it was made, whenever somebody asks.
///
/// How a filter is run depends on what the store knows: where a stretch of time lies, which numbers its tables, actors
/// and rows have. All of that grows, so each question is put anew, and answered only as far as the store reached before
/// it was put.
///
/// - **Threading**: one thread at a time.
public final class LiveEvents {

    private final ChangeLog log;
    private final EventScanner scanner;
    private final EventViews views;
    private final AcceptedFilter filter;
    private long through;

    LiveEvents(ChangeLog log, EventScanner scanner, EventViews views, AcceptedFilter filter) {
        this.log = log;
        this.scanner = scanner;
        this.views = views;
        this.filter = filter;
        this.through = log.lastSeq();
    }

    /// The number that the next event will have at least.
    public long nextSequence() {
        return through + 1;
    }

    /// Gives what has come since the last call to `consumer`, in order. What it threw at is not given again.
    public void poll(Consumer<EventView> consumer) {
        long until = log.lastSeq();
        if (until == through) {
            return;
        }
        EventScanner.Scan scan = scanner.from(through, filter, EventOrder.OLDEST_FIRST);
        scan.run(event -> {
            if (event.seq() > until) {
                return false;
            }
            through = event.seq();
            consumer.accept(views.of(event));
            return true;
        });
        through = until;
    }
}
