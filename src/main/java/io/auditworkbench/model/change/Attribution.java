package io.auditworkbench.model.change;

import java.util.Objects;

/// Who did it, how sure that is, and how it is known.
///
/// - **Shape**: `actor` is `?` exactly when the grade is `UNKNOWN`, never empty.
public record Attribution(String actor, AttributionGrade grade, AttributionSource source) {

    /// Nobody knows.
    public static final Attribution UNKNOWN = new Attribution("?", AttributionGrade.UNKNOWN, AttributionSource.NONE);

    public Attribution {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(source, "source");
        if (actor.isEmpty()) {
            throw new IllegalArgumentException("an actor has a name");
        }
    }
}
