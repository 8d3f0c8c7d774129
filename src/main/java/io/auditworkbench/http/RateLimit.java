package io.auditworkbench.http;

import java.util.function.LongSupplier;

/// How many requests may come: so many a second, and once as many as were saved up.
///
/// - **Threading**: any thread.
public final class RateLimit {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double most;
    private final LongSupplier nanos;
    private double free;
    private long last;

    /// `nanos` answers a time that only goes on, as [System#nanoTime()].
    public RateLimit(int perSecond, int most, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.most = most;
        this.nanos = nanos;
        free = most;
        last = nanos.getAsLong();
    }

    /// Takes one; false when there is none.
    synchronized boolean isFree() {
        long now = nanos.getAsLong();
        free = Math.min(most, free + (double) (now - last) / NANOS * perSecond);
        last = now;
        if (free < 1) {
            return false;
        }
        free--;
        return true;
    }
}
