package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.GtidTaggedEventData;

/// When transactions committed.
///
/// - **Units**: microseconds since the epoch, UTC.
/// - **Threading**: the binlog client's thread.
final class CommitTimes {

    private long announced;

    /// An event that stands before a transaction without a GTID, and tells its commit time.
    void announce(Event anonymousGtid) {
        announced = told(anonymousGtid);
    }

    /// The time of the transaction that begins with this event: as its GTID event tells it, or as it was announced, or
    /// else the event's own second.
    ///
    /// Not the engine's event time: that is still the previous transaction's when a GTID event is handled.
    long micros(Event begin) {
        long told = told(begin);
        long known = told != 0 ? told : announced;
        announced = 0;
        return known != 0 ? known : begin.getHeader().getTimestamp() * 1_000;
    }

    private static long told(Event event) {
        return switch (event.getData()) {
            case GtidEventData gtid -> gtid.getOriginalCommitTimestamp();
            case GtidTaggedEventData gtid -> gtid.getOriginalCommitTimestamp();
            case null, default -> 0;
        };
    }
}
