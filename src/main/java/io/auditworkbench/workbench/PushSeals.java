package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.workbench.StoredPushes.DdlEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Seals and writes what the senders' transactions became; one sealer a sender.
///
/// - **Threading**: the writer's.
final class PushSeals {

    private final StoreWriter store;
    private final Masker masker;
    private final String prefix;
    private final Map<String, TransactionSealer> sealers = new HashMap<>();
    private final TransactionSealer scratch;

    /// `prefix` stands before a sender's name in the store.
    PushSeals(StoreWriter store, Masker masker, String prefix) {
        this.store = store;
        this.masker = masker;
        this.prefix = prefix;
        scratch = new TransactionSealer("", masker);
    }

    /// The sealer of a sender.
    TransactionSealer of(String name) {
        return sealers.computeIfAbsent(name, _ -> new TransactionSealer(prefix + name, masker));
    }

    /// A schema statement as it may be kept.
    String masked(String ddl) {
        return scratch.masked(ddl);
    }

    /// A sealer whose hashes are not kept, for the bytes alone.
    TransactionSealer scratch() {
        return scratch;
    }

    /// Appends a whole transaction.
    void append(SourceId source, String name, TransactionHeader header, List<CanonicalChangeEvent> events) {
        TransactionSealer sealer = of(name);
        List<HashedEvent> sealed = new ArrayList<>();
        for (CanonicalChangeEvent event : events) {
            sealed.add(sealer.sealKept(event));
        }
        store.append(source, header, sealed, sealer.leaf(header));
    }

    /// Appends the events of a schema statement.
    void appendDdl(
            SourceId source, String name, TransactionHeader header, List<DdlEvent> events, SourcePosition position) {
        TransactionSealer sealer = of(name);
        List<HashedEvent> sealed = new ArrayList<>();
        for (DdlEvent event : events) {
            sealed.add(
                    event.operation() == Operation.DDL
                            ? sealer.sealDdl(event.table(), event.ddl(), position)
                            : sealer.seal(new RawChange(event.operation(), event.table(), null, null, position, null)));
        }
        store.append(source, header, sealed, sealer.leaf(header));
    }

    /// Writes a gap; false when it was written before.
    boolean gap(SourceId source, String name, CoverageGap gap, TransactionHeader around) {
        TransactionHeader header = Gaps.header(gap, around);
        if (store.isKnown(source, header)) {
            return false;
        }
        store.gap(source, gap, header, of(name).leafOfGap(gap, header));
        return true;
    }

    /// After a rollback: what was sealed is in no transaction.
    void forget() {
        sealers.values().forEach(TransactionSealer::abandon);
        scratch.abandon();
    }
}
