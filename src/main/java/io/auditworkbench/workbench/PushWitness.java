package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedRecord;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.OpenPush;
import io.auditworkbench.store.Sender;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Writes down what pushed transactions show to be missing, phantom or falsified.
///
/// - **Threading**: the writer's.
final class PushWitness {

    private final StoreWriter store;
    private final SenderBook book;
    private final PushSeals seals;
    private final Clock clock;

    PushWitness(StoreWriter store, SenderBook book, PushSeals seals, Clock clock) {
        this.store = store;
        this.book = book;
        this.seals = seals;
        this.clock = clock;
    }

    /// Compares a transaction's records with those its END counted.
    void compareCounts(
            SourceId source, String name, TransactionHeader header, PushCompletion completion, PushedRecord.End end) {
        List<String> differing = new ArrayList<>();
        end.eventCounts().forEach((table, count) -> {
            if (!count.equals(completion.counts().getOrDefault(table, 0L))) {
                differing.add(table);
            }
        });
        if (completion.records() != end.eventCount() || !differing.isEmpty()) {
            String tables = differing.isEmpty() ? "" : ", differing in " + String.join(", ", differing);
            seals.gap(
                    source,
                    name,
                    PushGaps.countMismatch(header, end.eventCount(), completion.records(), tables, now()),
                    header);
        }
    }

    /// A transaction that no END completed.
    void noteUnbounded(OpenPush begun, String name, TransactionHeader header) {
        Sender sender = book.sender(name);
        if (!begun.isMarked() && begun.connectionId() == null) {
            seals.gap(sender.source(), name, PushGaps.unconfirmed(header, now()), header);
        } else {
            once(sender, PushGaps.endsNotSent(header, now()), header);
        }
    }

    /// Writes a gap unless this guard has spoken for the sender before.
    boolean once(Sender sender, CoverageGap gap, TransactionHeader around) {
        return !store.pushed().hasGap(sender.source(), gap.detectedBy())
                && seals.gap(sender.source(), book.nameOf(sender.source()), gap, around);
    }

    /// A date that may be a zero date.
    void zeroDate(SourceId source, String name, TransactionHeader header, ZeroDates.Suspect suspect) {
        if (!store.pushed().hasGap(source, PushGaps.zeroDateGuard(suspect.table(), suspect.column()))) {
            seals.gap(source, name, PushGaps.zeroDate(header, suspect.table(), suspect.column(), now()), header);
        }
    }

    /// Records of a file that were not read; the first of them begins on `line`.
    void noteUnread(String file, long count, int line) {
        Sender sender = book.sole();
        TransactionHeader around = StoredPushes.naming("import:" + file, null);
        CoverageGap gap = PushGaps.unread(StoredPushes.at(around, now()), file, count, line, now());
        seals.gap(sender.source(), book.nameOf(sender.source()), gap, StoredPushes.at(around, now()));
    }

    private long now() {
        return CaptureProgress.micros(clock);
    }
}
