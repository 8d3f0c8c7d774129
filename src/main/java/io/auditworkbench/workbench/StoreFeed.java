package io.auditworkbench.workbench;

import io.auditworkbench.synth.ShopHistory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/// Writes an invented history at an even pace, as capture writes a busy source: what a live view is measured with.
public final class StoreFeed {

    private static final long SEED = 1;
    private static final long ROOM_EVENTS = 1_000_000;

    private final Clock clock;
    private final ExecutorService executor;

    public StoreFeed(Clock clock, ExecutorService executor) {
        this.clock = clock;
        this.executor = executor;
    }

    /// What is written: a new store with `first` events at once, and then `perTick` more at every tick.
    public record Plan(Path file, long first, long perTick) {}

    /// Writes until `ticks` says no, and answers how many events there are; `begun` is told when the first are
    /// readable.
    ///
    /// - **Shape**: `ticks` waits for the next tick before it answers yes.
    /// - **Errors**: `BAD_USAGE` when the file exists.
    public long write(Plan plan, Runnable begun, BooleanSupplier ticks) throws InterruptedException {
        try (StoreFilling filling = new StoreFilling(plan.file(), ROOM_EVENTS, clock, executor)) {
            ShopHistory history = new ShopHistory(SEED, ROOM_EVENTS);
            fill(filling, history, plan.first());
            filling.awaitReadable();
            begun.run();
            while (ticks.getAsBoolean()) {
                fill(filling, history, filling.events() + plan.perTick());
            }
            filling.finish();
            return filling.events();
        }
    }

    private static void fill(StoreFilling filling, ShopHistory history, long until) throws InterruptedException {
        while (filling.events() < until) {
            filling.add(history.next());
        }
        filling.flush();
    }
}
