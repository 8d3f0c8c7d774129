package io.auditworkbench.desktop.events;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// When counting what there is to choose from ends early: after a while, but never before so many events that a small
/// store is counted whole on a slow machine too.
///
/// - **Shape**: asked once for each event; true when it is enough.
/// - **Threading**: the thread that counts.
final class FacetPatience implements BooleanSupplier {

    static final int AT_LEAST = 50_000;

    private static final Duration LONGEST = Duration.ofMillis(300);

    private final Clock clock;
    private final BooleanSupplier stop;
    private final long deadlineMillis;
    private int asked;

    FacetPatience(Clock clock, BooleanSupplier stop) {
        this.clock = clock;
        this.stop = stop;
        deadlineMillis = clock.millis() + LONGEST.toMillis();
    }

    @Override
    public boolean getAsBoolean() {
        if (asked < AT_LEAST) {
            asked++;
            return stop.getAsBoolean();
        }
        return stop.getAsBoolean() || clock.millis() > deadlineMillis;
    }
}
