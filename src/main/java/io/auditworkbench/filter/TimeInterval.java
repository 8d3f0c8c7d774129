package io.auditworkbench.filter;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time from `from` to before `to`; an empty end is open. It holds nothing when `to` is not after `from`.
public record TimeInterval(Optional<Instant> from, Optional<Instant> to) {

    /// All of time.
    public static final TimeInterval ALWAYS = new TimeInterval(Optional.empty(), Optional.empty());

    /// Between two instants.
    public static TimeInterval of(Instant from, Instant to) {
        return new TimeInterval(Optional.of(from), Optional.of(to));
    }

    /// True when the instant lies in it.
    public boolean contains(Instant instant) {
        return from.map(start -> !instant.isBefore(start)).orElse(true)
                && to.map(instant::isBefore).orElse(true);
    }
}
