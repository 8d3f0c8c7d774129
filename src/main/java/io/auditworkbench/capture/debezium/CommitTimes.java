package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.GtidEventData;
import com.github.shyiko.mysql.binlog.event.GtidTaggedEventData;

/// When a transaction committed.
final class CommitTimes {

    private CommitTimes() {}

    /// The server's commit time in microseconds where its GTID event tells it, else the event's own second.
    ///
    /// Not the engine's event time: that is still the previous transaction's when a GTID event is handled.
    static long micros(Event event) {
        long told = switch (event.getData()) {
            case GtidEventData gtid -> gtid.getOriginalCommitTimestamp();
            case GtidTaggedEventData gtid -> gtid.getOriginalCommitTimestamp();
            case null, default -> 0;
        };
        return told != 0 ? told : event.getHeader().getTimestamp() * 1_000;
    }
}
