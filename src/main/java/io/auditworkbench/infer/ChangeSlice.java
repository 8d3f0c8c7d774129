package io.auditworkbench.infer;

import io.auditworkbench.model.change.CoverageGap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A source transaction, or a piece of one that is too large to be held whole, in commit order.
///
/// - **Shape**: a piece holds at most [#MOST_CHANGES] changes; a transaction that fits is one piece, both first and
///   last. A gap in coverage is a slice without changes and with `gap`.
public record ChangeSlice(
        ObservedTransaction transaction,
        List<ObservedChange> changes,
        Place place,
        @Nullable CoverageGap gap) {

    /// How many changes of a transaction are looked at together.
    public static final int MOST_CHANGES = 50_000;

    public ChangeSlice {
        Objects.requireNonNull(transaction, "transaction");
        changes = List.copyOf(changes);
        Objects.requireNonNull(place, "place");
    }

    /// Which piece it is.
    public enum Place {
        WHOLE,
        FIRST,
        MIDDLE,
        LAST
    }

    /// True for the piece that ends its transaction.
    public boolean isLast() {
        return place == Place.WHOLE || place == Place.LAST;
    }

    /// True for the piece that begins its transaction.
    public boolean isFirst() {
        return place == Place.WHOLE || place == Place.FIRST;
    }
}
