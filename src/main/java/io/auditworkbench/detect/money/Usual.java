package io.auditworkbench.detect.money;

import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.Robust;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The amounts that are usual: the newest of them.
///
/// - **Threading**: the detector's.
record Usual(DetectorMemory memory, String key, long[] amounts) {

    private static final int MOST = 64;
    private static final int FEWEST = 10;

    static Usual of(DetectorMemory memory, String key) {
        long[] amounts = memory.get(key);
        return new Usual(memory, key, amounts == null ? new long[0] : amounts);
    }

    /// Remembers another one.
    void add(@Nullable BigDecimal amount) {
        OptionalLong fixed = Numbers.fixed(amount);
        if (fixed.isPresent()) {
            memory.put(key, Robust.with(amounts, fixed.getAsLong(), MOST));
        }
    }

    /// True for an amount of so many times the usual one, once enough of them are known.
    boolean isBeyond(@Nullable BigDecimal amount, double factor) {
        return amount != null
                && amounts.length >= FEWEST
                && amount.doubleValue() >= factor * Robust.median(amounts) / 10_000;
    }

    /// The middle of them, empty before there is any.
    String text() {
        return amounts.length == 0 ? "" : Numbers.money(Numbers.ofFixed(Math.round(Robust.median(amounts))));
    }

    long size() {
        return amounts.length;
    }
}
