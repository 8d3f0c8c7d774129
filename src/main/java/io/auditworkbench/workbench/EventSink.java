package io.auditworkbench.workbench;

import io.auditworkbench.workbench.view.EventView;

/// Takes events as they are found.
public interface EventSink {

    /// One more event, in the order asked for.
    void take(EventView event);

    /// How far the search is: called now and then while it finds little.
    void scanned(long events, long of);

    /// Whether to go on.
    boolean isWanted();
}
