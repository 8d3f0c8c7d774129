package io.auditworkbench.store;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Jumps from block to block of a selection, and puts neighbouring blocks together into windows to read at once.
///
/// - **Threading**: one thread; each window must be beyond the one before.
final class ScanWindows {

    static final long NARROWEST = 1_024;
    static final long WIDEST = 131_072;

    private final EventOrder order;
    private final BlockSeeker seeker;
    private final long firstVisible;
    private final long lastVisible;

    ScanWindows(DSLContext sql, BlockSet blocks, EventOrder order) {
        this.order = order;
        this.seeker = new BlockSeeker(sql, blocks, order);
        this.firstVisible = PrunedLog.edge(sql).throughSeq() + 1;
        this.lastVisible = Tail.lastVisible(sql);
    }

    /// Events to read together: from `start` to `end` in the order of the scan.
    record Window(long start, long end) {

        long low() {
            return Math.min(start, end);
        }

        long high() {
            return Math.max(start, end);
        }

        long width() {
            return high() - low() + 1;
        }
    }

    long lastVisible() {
        return lastVisible;
    }

    /// Where a scan of everything begins.
    long outset() {
        return isDescending() ? lastVisible : firstVisible;
    }

    /// The same for a scan that begins at event `from`.
    long outset(long from) {
        return isDescending() ? Math.min(from, lastVisible) : Math.max(from, firstVisible);
    }

    /// Where a scan goes on after a window.
    long beyond(Window window) {
        return beyond(window.end);
    }

    /// The next window at or beyond event `at`, some `width` events wide; null when there is none.
    @Nullable
    Window next(long at, long width) {
        if (at < firstVisible || at > lastVisible) {
            return null;
        }
        long block = seeker.seek(BlockMarks.blockOf(at));
        if (block == BlockSeeker.NONE) {
            return null;
        }
        long start =
                isDescending() ? Math.min(at, BlockMarks.lastSeqOf(block)) : Math.max(at, BlockMarks.firstSeqOf(block));
        return new Window(start, end(block, Math.clamp(width, NARROWEST, WIDEST)));
    }

    private long beyond(long seq) {
        return isDescending() ? seq - 1 : seq + 1;
    }

    /// The last event to read with `block`: as far as the selection's blocks touch each other.
    private long end(long block, long width) {
        long blocks = Math.max(1, BlockMarks.blockOf(width));
        long last = block;
        for (long count = 1; count < blocks; count++) {
            long next = beyond(last);
            if (seeker.seek(next) != next) {
                break;
            }
            last = next;
        }
        return isDescending()
                ? Math.max(firstVisible, BlockMarks.firstSeqOf(last))
                : Math.min(lastVisible, BlockMarks.lastSeqOf(last));
    }

    private boolean isDescending() {
        return order == EventOrder.NEWEST_FIRST;
    }
}
