package io.auditworkbench.workbench;

import io.auditworkbench.store.Catalogue;
import io.auditworkbench.store.PrunedLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreFacts;
import io.auditworkbench.store.StoredGap;
import io.auditworkbench.workbench.view.StoreView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what a store file is and holds.
public final class StoreReport {

    private final Store store;

    StoreReport(Store store) {
        this.store = store;
    }

    /// See the class.
    public StoreView report() {
        StoreFacts facts = store.facts();
        List<StoredGap> gaps = store.coverage().gaps();
        Set<Long> closed =
                gaps.stream().map(StoredGap::resolves).filter(Objects::nonNull).collect(Collectors.toSet());
        WatchedTime.Span span = new WatchedTime(store).span();
        return new StoreView(
                store.file().toString(),
                facts.version(),
                facts.sizeBytes(),
                facts.journalBytes(),
                store.catalogue().sources().stream().map(StoreReport::source).toList(),
                facts.events(),
                facts.transactions(),
                store.catalogue().tables().size(),
                gaps.stream()
                        .filter(gap -> gap.gap().effect().concernsChanges())
                        .filter(gap -> gap.resolves() == null && !closed.contains(gap.gapId()))
                        .count(),
                span.from(),
                span.until(),
                store.changes().lastSeq(),
                facts.indexedThrough(),
                store.pruned().together().map(StoreReport::pruned).orElse(null));
    }

    private static StoreView.PrunedPart pruned(PrunedLog.Kept kept) {
        return new StoreView.PrunedPart(
                kept.transactions(),
                kept.events(),
                EventViews.instant(kept.lastMicros()),
                EventViews.instant(kept.prunedMicros()),
                kept.prunedBy());
    }

    private static StoreView.SourceLine source(Catalogue.KnownSource source) {
        return new StoreView.SourceLine(
                source.name(),
                source.serverUuid(),
                source.epoch(),
                source.position(),
                EventViews.instantOrNull(source.savedMicros()));
    }
}
