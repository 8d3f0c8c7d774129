package io.auditworkbench.workbench.view;

import java.util.List;

/// What an erasure takes, or took.
///
/// - **Shape**: `events` as `E4, E7-E9`. `kept` is how many values in these columns were stored before they could be
///   erased, and stay. `mentions` are cases and summaries of days that hold or name what goes, and stay as they are.
/// - **Units**: `values` counts each stored copy of a value once.
public record ErasureView(
        String columns, String events, long eventCount, long values, long kept, List<String> mentions) {

    public ErasureView {
        mentions = List.copyOf(mentions);
    }

    /// Whether there is nothing to erase.
    public boolean isEmpty() {
        return values == 0;
    }
}
