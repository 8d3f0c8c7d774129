package io.auditworkbench.synth;

import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.TransactionHeader;
import java.util.List;

/// One invented source transaction.
public record HistoryTransaction(TransactionHeader header, List<RawChange> changes) {

    public HistoryTransaction {
        changes = List.copyOf(changes);
    }
}
