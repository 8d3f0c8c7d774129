package io.auditworkbench.synth;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What will happen in the synthetic shop, in order of time; what is due at the same time keeps the order in which it
/// was planned.
///
/// - **Units**: microseconds since the epoch.
/// - **Threading**: one thread at a time.
final class Agenda {

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::dueMicros).thenComparingLong(Step::number));
    private long planned;

    /// Something that happens at its time.
    record Step(long dueMicros, long number, Runnable action) {}

    void at(long dueMicros, Runnable action) {
        steps.add(new Step(dueMicros, planned++, action));
    }

    /// The next step; null when nothing is planned any more.
    @Nullable
    Step poll() {
        return steps.poll();
    }
}
