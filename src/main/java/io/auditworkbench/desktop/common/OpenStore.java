package io.auditworkbench.desktop.common;

import io.auditworkbench.model.audit.AuditAction;
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
public record OpenStore(Path file, StoreReading reading, Witness witness, Kind kind, Instant anchor, ZoneId zone) {

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
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(zone, "zone");
    }

    /// What can be asked of it, once the self-audit has recorded what is looked at.
    ///
    /// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE`.
    /// - **Threading**: any thread but the JavaFX thread.
    @Override
    public StoreReading reading() {
        witness.admit();
        return reading;
    }

    /// Somebody looks at a place of it; the JavaFX thread.
    void look(Place place) {
        if (place.screen().isOfStore()) {
            witness.look(new AuditAction.Asked(
                    AuditAction.Kind.READ,
                    (place.screen().word() + " " + place.subject()).strip(),
                    place.screen().isFiltered() ? words(place) : ""));
        }
    }

    /// The range and the filter of a place, as the words of a command.
    public String words(Place place) {
        return CommandText.choice(this, place, place.filter());
    }

    /// The same with its times in another zone.
    public OpenStore in(ZoneId other) {
        return new OpenStore(file, reading, witness, kind, anchor, other);
    }

    /// Whether the other shows the same open store.
    boolean isOf(OpenStore other) {
        return reading.equals(other.reading);
    }

    /// Nobody looks at it any more.
    void close() {
        witness.leave();
        reading.close();
    }

    /// Whether it is the demo.
    public boolean isDemo() {
        return kind == Kind.DEMO;
    }
}
