package io.auditworkbench.workbench.health;

import io.auditworkbench.capture.BinlogVolume;
import io.auditworkbench.capture.ByteSize;
import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckLevel;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.PreflightCheck;
import java.time.Duration;
import java.util.Optional;

/// P19: whether what is to be kept fits on the disk twice.
///
/// A byte of log becomes about a byte of store: measured 0.5 to 1.1, from large transactions to small ones.
final class DiskEstimate {

    private static final Fix FIX = Fix.byHand("Put the store on a larger disk, or keep changes for a shorter time.");
    /// Less than this is too little whatever the server does.
    private static final long LEAST_BYTES = 1_000_000_000;

    private DiskEstimate() {}

    static PreflightCheck of(Optional<BinlogVolume> volume, Optional<Long> freeBytes, Duration keep) {
        return new PreflightCheck(CheckId.P19, outcome(volume, freeBytes, keep));
    }

    private static CheckOutcome outcome(Optional<BinlogVolume> volume, Optional<Long> freeBytes, Duration keep) {
        if (freeBytes.isEmpty()) {
            return new CouldNotCheck("the system does not say how much is free", "");
        }
        String free = new ByteSize(freeBytes.get()) + " free";
        if (freeBytes.get() < LEAST_BYTES) {
            return new Failed(CheckLevel.ADVISE, free, FIX);
        }
        Optional<BinlogVolume> telling = volume.filter(BinlogVolume::isTelling);
        if (telling.isEmpty()) {
            return new CouldNotCheck(free + "; the server's logs do not say how much comes in a day", "");
        }
        long perDay = telling.get().bytesPerDay();
        double needed = 2.0 * perDay * keep.toHours() / 24;
        String found = free + "; about " + new ByteSize(perDay) + " a day, kept for " + keep.toDays() + " days";
        return freeBytes.get() >= needed ? new Passed(found) : new Failed(CheckLevel.ADVISE, found, FIX);
    }
}
