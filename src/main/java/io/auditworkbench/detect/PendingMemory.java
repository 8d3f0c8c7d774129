package io.auditworkbench.detect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a detector wants to remember of a slice, until it is known that it got through the slice.
///
/// - **Threading**: the suite's.
final class PendingMemory implements DetectorMemory {

    private static final long[] GONE = {};

    private final Map<String, long[]> changed = new HashMap<>();
    private @Nullable DetectorMemory kept;

    void begin(DetectorMemory memory) {
        kept = memory;
        changed.clear();
    }

    /// Everything is remembered.
    void keep() {
        DetectorMemory memory = Objects.requireNonNull(kept);
        changed.forEach((key, numbers) -> {
            if (numbers == GONE) {
                memory.remove(key);
            } else {
                memory.put(key, numbers);
            }
        });
        changed.clear();
    }

    @Override
    public long @Nullable [] get(String key) {
        long[] numbers = changed.get(key);
        if (numbers == null) {
            return Objects.requireNonNull(kept).get(key);
        }
        return numbers == GONE ? null : numbers.clone();
    }

    @Override
    public void put(String key, long... numbers) {
        changed.put(key, numbers);
    }

    @Override
    public void remove(String key) {
        changed.put(key, GONE);
    }
}
