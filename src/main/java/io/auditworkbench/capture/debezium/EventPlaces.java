package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import org.jspecify.annotations.Nullable;

/// Where an event stands in its file: what is inside a compressed transaction stands where that transaction stands, and
/// its rows are numbered through.
///
/// - **Threading**: the binlog client's thread.
final class EventPlaces {

    private @Nullable EventHeaderV4 packed;
    private int packedRows;

    /// What comes until [#leave()] is inside this compressed transaction.
    void enter(Event payload) {
        packed = payload.getHeader();
        packedRows = 0;
    }

    void leave() {
        packed = null;
    }

    long offset(Event event) {
        EventHeaderV4 header = packed != null ? packed : event.getHeader();
        return header.getPosition();
    }

    /// The number of an event's first row at its offset; the event has so many `rows`.
    int firstRow(int rows) {
        if (packed == null) {
            return 0;
        }
        packedRows += rows;
        return packedRows - rows;
    }
}
