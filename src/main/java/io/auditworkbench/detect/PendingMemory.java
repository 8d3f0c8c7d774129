package io.auditworkbench.detect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a detector wants to remember of a slice, until it is known that it got through the slice.
///
/// - **Threading**: the suite's.
final class PendingMemory implements DetectorMemory {

    /// What a key was given; empty for one that was removed.
    private final Map<String, Optional<long[]>> changed = new HashMap<>();
    private @Nullable DetectorMemory kept;

    void begin(DetectorMemory memory) {
        kept = memory;
        changed.clear();
    }

    /// Everything is remembered.
    void keep() {
        DetectorMemory memory = Objects.requireNonNull(kept);
        changed.forEach(
                (key, numbers) -> numbers.ifPresentOrElse(some -> memory.put(key, some), () -> memory.remove(key)));
        changed.clear();
    }

    @Override
    public long @Nullable [] get(String key) {
        Optional<long[]> numbers = changed.get(key);
        if (numbers == null) {
            return Objects.requireNonNull(kept).get(key);
        }
        return numbers.map(long[]::clone).orElse(null);
    }

    @Override
    public void put(String key, long... numbers) {
        changed.put(key, Optional.of(numbers));
    }

    @Override
    public void remove(String key) {
        changed.put(key, Optional.empty());
    }
}
