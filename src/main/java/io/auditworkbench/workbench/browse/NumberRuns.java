package io.auditworkbench.workbench.browse;

import io.auditworkbench.store.SequenceRun;
import java.util.List;

/// Numbers of events, newest first, that follow each other in few runs: any of them is found at once.
///
/// - **Threading**: immutable.
public final class NumberRuns {

    /// No numbers.
    public static final NumberRuns NONE = of(List.of());

    /// For each run, the newest first, how many numbers come before it, and its last number.
    private final long[] before;

    private final long[] last;
    private final long size;

    private NumberRuns(long[] before, long[] last, long size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    /// - **Shape**: runs in ascending order.
    static NumberRuns of(List<SequenceRun> runs) {
        long[] before = new long[runs.size()];
        long[] last = new long[runs.size()];
        long size = 0;
        for (int i = 0; i < before.length; i++) {
            SequenceRun run = runs.get(before.length - 1 - i);
            before[i] = size;
            last[i] = run.last();
            size += run.size();
        }
        return new NumberRuns(before, last, size);
    }

    /// How many there are.
    public long size() {
        return size;
    }

    /// The number at a place, 0 being the newest.
    public long at(long index) {
        int run = run(index);
        return last[run] - (index - before[run]);
    }

    private int run(long index) {
        int low = 0;
        int high = before.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The place of a number, or where it would stand as `-place - 1`.
    public long indexOf(long number) {
        int low = 0;
        int high = last.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long length = (middle + 1 < before.length ? before[middle + 1] : size) - before[middle];
            if (number > last[middle]) {
                high = middle - 1;
            } else if (number <= last[middle] - length) {
                low = middle + 1;
            } else {
                return before[middle] + (last[middle] - number);
            }
        }
        return -(low < before.length ? before[low] : size) - 1;
    }
}
