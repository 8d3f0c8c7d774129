package io.auditworkbench.workbench;

import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;

/// What became of a pushed body; all of it or nothing.
public sealed interface IngestOutcome {

    /// Everything in it is durable: `records` that were new, `repeated` ones that were kept before, `transactions` that
    /// it completed.
    record Kept(int records, int repeated, int transactions) implements IngestOutcome {}

    /// Nothing was kept because the writer had no time; sent again later it may be.
    record Busy(Duration retryAfter) implements IngestOutcome {}

    /// Nothing was kept, for a reason that sending it again may or may not mend.
    record Refused(WorkbenchException reason) implements IngestOutcome {}
}
