package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TransactionHeader;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One thing for the writer to do, in order; a batch of them becomes one SQLite transaction.
sealed interface WriteStep {

    record Append(SealedTransaction transaction) implements WriteStep {}

    record Stage(List<HashedEvent> events) implements WriteStep {}

    /// Alone in its batch: what was staged will not be completed.
    record DropStaged() implements WriteStep {}

    record CompleteStaged(TransactionHeader header, byte[] leaf) implements WriteStep {}

    record Gap(CoverageGap gap, TransactionHeader header, byte[] leaf) implements WriteStep {}

    record SchemaRecord(String record, byte[] digest) implements WriteStep {}

    record Position(String position) implements WriteStep {}

    /// Every GTID that was read so far.
    record Gtids(String gtids) implements WriteStep {}

    /// Images were compared up to this event.
    record ImagesChecked(long throughSeq) implements WriteStep {}

    /// The number of the new run is handed back when the batch is durable.
    record BeginSnapshot(CompletableFuture<Integer> run) implements WriteStep {}

    record FinishSnapshot() implements WriteStep {}
}
