package io.auditworkbench.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what another thread or process is about to do, without burning the core it needs for that.
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private Eventually() {}

    /// Returns when the condition holds; fails after a good while with what was waited for.
    public static void isTrue(String what, BooleanSupplier condition) {
        isTrue(() -> what, PATIENCE, condition);
    }

    /// The same with other patience, and with a description that is made at the end.
    public static void isTrue(Supplier<String> what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain: " + what.get());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
