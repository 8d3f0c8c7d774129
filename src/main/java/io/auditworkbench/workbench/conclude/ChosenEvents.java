package io.auditworkbench.workbench.conclude;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The numbers of the changes that somebody chose with a filter: a bit each, so that millions fit.
///
/// - **Threading**: one thread at a time.
public final class ChosenEvents {

    private static final int BITS_A_BLOCK = 20;
    private static final int MASK = (1 << BITS_A_BLOCK) - 1;

    private final Map<Long, BitSet> blocks = new HashMap<>();
    private long count;
    private long first = Long.MAX_VALUE;
    private long last;

    /// Every number from 1 through the last.
    public static ChosenEvents through(long last) {
        ChosenEvents all = new ChosenEvents();
        for (long seq = 1; seq <= last; seq++) {
            all.add(seq);
        }
        return all;
    }

    /// One more; numbers are not negative.
    public void add(long seq) {
        BitSet block = blocks.computeIfAbsent(seq >>> BITS_A_BLOCK, _ -> new BitSet());
        int bit = (int) (seq & MASK);
        if (!block.get(bit)) {
            block.set(bit);
            count++;
            first = Math.min(first, seq);
            last = Math.max(last, seq);
        }
    }

    /// Whether it was chosen.
    public boolean contains(long seq) {
        BitSet block = blocks.get(seq >>> BITS_A_BLOCK);
        return block != null && block.get((int) (seq & MASK));
    }

    /// How many there are.
    public long count() {
        return count;
    }

    /// The least; `Long.MAX_VALUE` when there is none.
    long first() {
        return first;
    }

    /// The greatest; 0 when there is none.
    long last() {
        return last;
    }
}
