package io.auditworkbench.desktop.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A stretch of time that somebody marked out.
///
/// - **Units**: microseconds since the epoch; `until` excluded.
record Area(long fromMicros, long untilMicros) {

    Area {
        if (untilMicros <= fromMicros) {
            throw new IllegalArgumentException("an area has a length");
        }
    }

    /// Between two moments, whichever is first.
    static Area between(long oneMicros, long otherMicros) {
        long from = Math.min(oneMicros, otherMicros);
        return new Area(from, Math.max(from + 1, Math.max(oneMicros, otherMicros)));
    }

    /// With another beginning or end; where that is beyond the other edge, they change places.
    Area withEdge(Edge edge, long micros) {
        return edge == Edge.FROM ? between(micros, untilMicros) : between(fromMicros, micros);
    }

    /// The ends of an area.
    enum Edge {
        FROM,
        UNTIL
    }

    Instant from() {
        return Instant.EPOCH.plus(fromMicros, ChronoUnit.MICROS);
    }

    Instant until() {
        return Instant.EPOCH.plus(untilMicros, ChronoUnit.MICROS);
    }

    long lengthMicros() {
        return untilMicros - fromMicros;
    }
}
