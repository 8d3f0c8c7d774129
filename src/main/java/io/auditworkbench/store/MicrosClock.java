package io.auditworkbench.store;

import java.time.Clock;
import java.time.Instant;

/// The time as it is stored: microseconds since the epoch, UTC.
record MicrosClock(Clock clock) {

    long micros() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
}
