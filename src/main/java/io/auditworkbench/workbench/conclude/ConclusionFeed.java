package io.auditworkbench.workbench.conclude;

import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.store.ConclusionLog.Question;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.BusinessView;
import java.util.List;
import java.util.function.Consumer;

/// The business events and groups of findings that come from now on.
///
/// - **Threading**: one thread at a time.
public final class ConclusionFeed implements AutoCloseable {

    private static final int PAGE = 200;

    private final Store store;
    private long lastEvent;
    private long lastGroup;

    /// Begins behind what there is; closes the store with itself.
    public ConclusionFeed(Store store) {
        this.store = store;
        lastEvent = store.conclusions().before(Long.MAX_VALUE, Question.ALL, 1).stream()
                .mapToLong(NumberedEvent::number)
                .max()
                .orElse(0);
        lastGroup = store.findings().groupsAfter(0).stream()
                .mapToLong(AnomalyGroup::number)
                .max()
                .orElse(0);
    }

    /// Gives what has come since the last call, in the order of its numbers.
    public void poll(Consumer<BusinessView> events, Consumer<AnomalyGroup> groups) {
        List<NumberedEvent> page = store.conclusions().after(lastEvent, Question.ALL, PAGE);
        for (NumberedEvent event : page) {
            events.accept(BusinessViews.of(event));
            lastEvent = event.number();
        }
        for (AnomalyGroup group : store.findings().groupsAfter(lastGroup)) {
            groups.accept(group);
            lastGroup = group.number();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
