package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.MappedTable;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.ObservedTransaction;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns stored events into what rules and detectors see.
///
/// - **Threading**: one thread at a time.
final class Observer {

    private final Mapping mapping;
    private final Map<Long, Optional<MappedTable>> tables = new HashMap<>();
    private @Nullable ObservedTransaction last;

    Observer(Mapping mapping) {
        this.mapping = mapping;
    }

    /// An event as a change.
    ObservedChange change(StoredEvent event) {
        RowImage before = event.body().before();
        RowImage after = event.body().after();
        return new ObservedChange(
                transaction(event.transaction()),
                event.seq(),
                event.operation(),
                event.table(),
                before,
                before == null || after == null ? after : after.over(before),
                event.rowKey(),
                tables.computeIfAbsent(event.tableVersion(), _ -> mapping.of(event.table()))
                        .orElse(null));
    }

    /// A transaction; events that follow each other share it.
    ObservedTransaction transaction(StoredTransaction stored) {
        ObservedTransaction known = last;
        if (known == null || known.number() != stored.txId()) {
            known = new ObservedTransaction(
                    stored.txId(),
                    stored.header().kind(),
                    stored.source().value(),
                    stored.header().commitMicros(),
                    stored.header().file(),
                    stored.header().offset(),
                    stored.header().connectionId(),
                    stored.header().attribution(),
                    stored.firstSeq(),
                    stored.eventCount());
            last = known;
        }
        return known;
    }
}
