package io.auditworkbench.workbench;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import java.time.Clock;
import java.util.Optional;

/// Compares the images of a source's rows to the end, in a store that nobody captures into.
///
/// - **Threading**: the writer's.
final class ImageSweep {

    private final Store store;
    private final SourceId source;
    private final TransactionSealer sealer;
    private final Clock clock;

    ImageSweep(Store store, SourceId source, String sourceName, Clock clock) {
        this.store = store;
        this.source = source;
        this.clock = clock;
        sealer = new TransactionSealer(sourceName, new Masker(MaskingPolicy.KEEP_EVERYTHING));
    }

    /// Writes what contradicts itself as gaps in coverage.
    void run() {
        ChangeLog log = store.changes();
        FilterSelections selections = new FilterSelections(
                store, new EventSurroundings(log, store.catalogue()), new RowHints(store.catalogue()), clock);
        ImageCheck check =
                new ImageCheck(store, source, new EventScanner(log, selections), () -> CaptureProgress.micros(clock));
        for (Optional<ImageFinding> found = check.next(); found.isPresent(); found = check.next()) {
            write(store, source, found.get(), sealer);
        }
    }

    static void write(Store store, SourceId source, ImageFinding finding, TransactionSealer sealer) {
        for (CoverageGap gap : finding.gaps()) {
            TransactionHeader header = Gaps.header(gap);
            if (!store.writer().isKnown(source, header)) {
                store.writer().gap(source, gap, header, sealer.leafOfGap(gap, header));
            }
        }
        store.writer().imagesChecked(source, finding.throughSeq());
        store.writer().commit();
    }
}
