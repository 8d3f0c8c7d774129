package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.CoverageGap;
import java.util.ArrayList;
import java.util.List;

/// What is gathered of the transaction that is being read: its events that are not handed over yet, and what was
/// noticed in it.
final class GatheredRows {

    private List<HashedEvent> events = new ArrayList<>();
    private List<CoverageGap> gaps = new ArrayList<>();
    private long bytes;

    void add(HashedEvent event) {
        events.add(event);
        bytes += event.body().length;
    }

    void notice(CoverageGap gap) {
        gaps.add(gap);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /// Enough for a commit of its own.
    boolean isLarge() {
        return WriteBatch.isLarge(events.size(), bytes);
    }

    List<HashedEvent> takeEvents() {
        List<HashedEvent> taken = events;
        events = new ArrayList<>();
        bytes = 0;
        return taken;
    }

    List<CoverageGap> takeGaps() {
        List<CoverageGap> taken = gaps;
        gaps = new ArrayList<>();
        return taken;
    }
}
