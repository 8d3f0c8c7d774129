package io.auditworkbench.workbench;

import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.CoverageLog;
import io.auditworkbench.store.PrunedLog;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredGap;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From when to when all sources of a store were watched, and the holes in it.
final class WatchedTime {

    private final CoverageLog coverage;
    private final Catalogue catalogue;
    private final PrunedLog pruned;

    WatchedTime(Store store) {
        this.coverage = store.coverage();
        this.catalogue = store.catalogue();
        this.pruned = store.pruned();
    }

    /// When watching began and how far it has come, of the source that began last and the one that is behind; null when
    /// nothing was watched.
    record Span(@Nullable Instant from, @Nullable Instant until) {}

    Span span() {
        Map<SourceId, Long> saved = new HashMap<>();
        for (Catalogue.KnownSource source : catalogue.sources()) {
            if (source.savedMicros() != null) {
                saved.put(source.id(), source.savedMicros());
            }
        }
        Instant from = null;
        Instant until = null;
        for (CoverageLog.Watched watched : coverage.watched()) {
            Instant begin = EventViews.instant(watched.firstMicros());
            Instant end = EventViews.instant(Math.max(watched.lastMicros(), saved.getOrDefault(watched.source(), 0L)));
            from = from == null || begin.isAfter(from) ? begin : from;
            until = until == null || end.isBefore(until) ? end : until;
        }
        return new Span(from, until);
    }

    /// What was pruned of it, all together.
    Optional<PrunedLog.Kept> pruned() {
        return pruned.together();
    }

    List<StoredGap> gaps() {
        return coverage.gaps();
    }
}
