package io.auditworkbench.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/// Counts events by table and operation, as in [What].
final class Tally {

    private final Map<Integer, long[]> counts = new HashMap<>();

    void add(int what, long count) {
        counts.computeIfAbsent(what, _ -> new long[1])[0] += count;
    }

    /// Becomes a copy of `other`.
    void set(Tally other) {
        counts.clear();
        other.counts.forEach((what, count) -> add(what, count[0]));
    }

    void forEach(ObjLongConsumer<Integer> consumer) {
        counts.forEach((what, count) -> consumer.accept(what, count[0]));
    }

    void clear() {
        counts.clear();
    }
}
