package io.auditworkbench.workbench.browse;

import io.auditworkbench.workbench.view.HistogramView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a search for numbers has found since it last told.
///
/// - **Shape**: `numbers` follow those told before, newest first unless the filter sorts; `scanned` of `of` events have
///   been looked at; `histogram` counts all that was found so far, null where there is nothing to draw.
public record Collected(
        long[] numbers,
        long scanned,
        long of,
        State state,
        @Nullable HistogramView histogram) {

    /// How the search stands.
    public enum State {
        RUNNING,
        /// Everything was looked at.
        FINISHED,
        /// Somebody ended it.
        STOPPED,
        /// There are more than a list holds; the newest were found.
        FULL
    }

    public Collected {
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(state, "state");
    }
}
