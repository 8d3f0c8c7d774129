package io.auditworkbench.capture;

import java.util.Objects;

/// What a server had executed at some moment, and where its log ended a moment later: whoever has read the log up to
/// `end` has met all of `executed`.
///
/// - **Shape**: `executed` is a GTID set as MySQL writes it, empty without GTIDs.
public record LogProgress(String executed, BinlogPlace end) {

    public LogProgress {
        Objects.requireNonNull(executed, "executed");
        Objects.requireNonNull(end, "end");
    }
}
