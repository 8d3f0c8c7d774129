package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/// The store that the window shows.
///
/// - **Shape**: `anchor` is the commit time of its newest event when it was opened, what "the last hour" counts from
///   while nothing is captured.
public record OpenStore(Path file, StoreReading reading, Kind kind, Instant anchor) {

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
    }

    /// Whether it is the demo.
    public boolean isDemo() {
        return kind == Kind.DEMO;
    }
}
