package io.auditworkbench.store;

import java.util.List;

/// Some events that follow each other in the asked order, and where to ask on.
///
/// - **Shape**: `cursor` is the `seq` to give for the next page; `isLast` says that nothing follows. A page can hold
///   fewer events than were asked for, even none, and not be the last: then much was looked through, or the events are
///   large, and the caller may
///   show what there is, or stop.
public record EventPage(List<StoredEvent> events, long cursor, boolean isLast) {
    public EventPage {
        events = List.copyOf(events);
    }
}
