package io.auditworkbench.workbench;

import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreFacts;
import io.auditworkbench.workbench.view.StatusView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Says how far the record is.
public final class StatusReport {

    private final Store store;
    private final CoverageStatement coverage;
    private final Clock clock;

    StatusReport(Store store, CoverageStatement coverage, Clock clock) {
        this.store = store;
        this.coverage = coverage;
        this.clock = clock;
    }

    /// Whether anything was concluded from the store yet.
    public boolean hasConclusions() {
        return store.conclusions().isDrawn();
    }

    /// See the class.
    public StatusView status() {
        StoreFacts facts = store.facts();
        return new StatusView(
                store.file().toString(),
                facts.isBeingWritten(),
                store.catalogue().sources().stream().map(this::source).toList(),
                facts.events(),
                store.changes().lastSeq(),
                facts.sizeBytes(),
                coverage.all());
    }

    private StatusView.SourceStatus source(Catalogue.KnownSource source) {
        Instant saved = EventViews.instantOrNull(source.savedMicros());
        return new StatusView.SourceStatus(source.name(), source.position(), saved, age(saved));
    }

    private @Nullable Duration age(@Nullable Instant saved) {
        return saved == null ? null : Duration.between(saved, clock.instant());
    }
}
