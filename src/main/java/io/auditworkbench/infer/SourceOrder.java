package io.auditworkbench.infer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order in which the source committed changes, whatever order they were stored in.
///
/// - **Shape**: by place in the binlog where all changes are of one source and have one, because commit times can run
///   backwards; else by commit time. Within a transaction as stored.
final class SourceOrder {

    private static final Comparator<ObservedChange> BY_PLACE = Comparator.comparing(
                    (ObservedChange change) -> change.transaction().file())
            .thenComparingLong(change -> change.transaction().offset())
            .thenComparingLong(change -> change.transaction().number())
            .thenComparingLong(ObservedChange::seq);

    private static final Comparator<ObservedChange> BY_TIME = Comparator.comparingLong(
                    (ObservedChange change) -> change.transaction().commitMicros())
            .thenComparing(BY_PLACE);

    private SourceOrder() {}

    /// The same changes in order; the same list when they are.
    static List<ObservedChange> sorted(List<ObservedChange> changes) {
        if (changes.size() < 2) {
            return changes;
        }
        Comparator<ObservedChange> order = hasPlaces(changes) ? BY_PLACE : BY_TIME;
        if (isSorted(changes, order)) {
            return changes;
        }
        List<ObservedChange> sorted = new ArrayList<>(changes);
        sorted.sort(order);
        return sorted;
    }

    /// Nearly always: changes come in the order in which they were committed.
    private static boolean isSorted(List<ObservedChange> changes, Comparator<ObservedChange> order) {
        for (int i = 1; i < changes.size(); i++) {
            if (order.compare(changes.get(i - 1), changes.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPlaces(List<ObservedChange> changes) {
        long source = changes.getFirst().transaction().source();
        return changes.stream()
                .map(ObservedChange::transaction)
                .allMatch(transaction ->
                        transaction.source() == source && !transaction.file().isEmpty());
    }
}
