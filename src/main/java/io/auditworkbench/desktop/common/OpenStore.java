package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/// The store that the window shows.
///
/// - **Shape**: `anchor` is the commit time of its newest event when it was opened, what "the last hour" counts from
///   while nothing is captured; `zone` is that of all times of it on the screens, so that it is another store to look
///   at in another zone.
public record OpenStore(Path file, StoreReading reading, Kind kind, Instant anchor, ZoneId zone) {

    /// Whose data it is.
    public enum Kind {
        /// Of a real database.
        RECORD,
        /// Of the demo shop.
        DEMO
    }

    public OpenStore {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(zone, "zone");
    }

    /// The same with its times in another zone.
    public OpenStore in(ZoneId other) {
        return new OpenStore(file, reading, kind, anchor, other);
    }

    /// Whether it is the demo.
    public boolean isDemo() {
        return kind == Kind.DEMO;
    }
}
