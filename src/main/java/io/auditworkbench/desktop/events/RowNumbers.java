package io.auditworkbench.desktop.events;

import io.auditworkbench.workbench.browse.NumberRuns;
import java.util.Arrays;

/// The numbers of the events of a list, in the order of its lines: some that were found in the background, or runs of
/// which every place is known, with those that came since before them.
///
/// - **Threading**: one thread.
final class RowNumbers {

    private static final int MOST_LINES = Integer.MAX_VALUE - 8;

    private final NumberRuns runs;
    private long[] found = new long[0];
    private int foundSize;
    private long[] newer = new long[16];
    private int newerSize;
    private boolean isDescending = true;

    private RowNumbers(NumberRuns runs) {
        this.runs = runs;
    }

    static RowNumbers of(NumberRuns runs) {
        return new RowNumbers(runs);
    }

    /// A list that grows at its end.
    static RowNumbers growing() {
        return new RowNumbers(NumberRuns.NONE);
    }

    /// Adds lines at the end.
    void append(long[] numbers) {
        found = Arrays.copyOf(found, Math.max(foundSize + numbers.length, foundSize + foundSize / 2));
        System.arraycopy(numbers, 0, found, foundSize, numbers.length);
        for (int i = Math.max(1, foundSize); i < foundSize + numbers.length; i++) {
            isDescending &= found[i] < found[i - 1];
        }
        foundSize += numbers.length;
    }

    /// Adds lines at the beginning; `numbers` in ascending order, all greater than any that is here.
    void prepend(long[] numbers) {
        newer = Arrays.copyOf(newer, Math.max(newer.length, newerSize + numbers.length + newerSize / 2));
        System.arraycopy(numbers, 0, newer, newerSize, numbers.length);
        newerSize += numbers.length;
    }

    int size() {
        return (int) Math.min(MOST_LINES, newerSize + runs.size() + foundSize);
    }

    long at(int index) {
        if (index < newerSize) {
            return newer[newerSize - 1 - index];
        }
        long rest = (long) index - newerSize;
        return rest < runs.size() ? runs.at(rest) : found[(int) (rest - runs.size())];
    }

    /// The place of a number, or where it would stand as `-place - 1`.
    int indexOf(long number) {
        int recent = Arrays.binarySearch(newer, 0, newerSize, number);
        if (recent >= 0) {
            return newerSize - 1 - recent;
        }
        if (newerSize > 0 && number > newer[0]) {
            return -(newerSize + recent + 1) - 1;
        }
        long place = runs.size() > 0 ? runs.indexOf(number) : foundIndexOf(number);
        return (int) (place >= 0 ? place + newerSize : place - newerSize);
    }

    private long foundIndexOf(long number) {
        return isDescending ? searched(number) : scanned(number);
    }

    private long searched(long number) {
        int low = 0;
        int high = foundSize - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (found[middle] == number) {
                return middle;
            }
            if (found[middle] > number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1L;
    }

    private long scanned(long number) {
        for (int i = 0; i < foundSize; i++) {
            if (found[i] == number) {
                return i;
            }
        }
        return -foundSize - 1L;
    }
}
