package io.auditworkbench.desktop.events;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// When counting what there is to choose from ends early: after a moment in a large store, and after a longer one in
/// any, so that a small store is counted whole on a slow machine too and a filter that is slow for each event is not
/// waited for.
///
/// - **Shape**: asked once for each event; true when it is enough.
/// - **Threading**: the thread that counts.
final class FacetPatience implements BooleanSupplier {

    static final int SMALL_STORE_EVENTS = 50_000;
    static final Duration FOR_A_SMALL_STORE = Duration.ofSeconds(3);
    static final Duration FOR_A_LARGE_STORE = Duration.ofMillis(300);

    private final Clock clock;
    private final BooleanSupplier stop;
    private final long beganAtMillis;
    private int asked;

    FacetPatience(Clock clock, BooleanSupplier stop) {
        this.clock = clock;
        this.stop = stop;
        beganAtMillis = clock.millis();
    }

    @Override
    public boolean getAsBoolean() {
        asked = Math.min(asked + 1, SMALL_STORE_EVENTS + 1);
        return stop.getAsBoolean() || clock.millis() - beganAtMillis > longest().toMillis();
    }

    private Duration longest() {
        return asked > SMALL_STORE_EVENTS ? FOR_A_LARGE_STORE : FOR_A_SMALL_STORE;
    }
}
