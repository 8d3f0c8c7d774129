package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.store.BoundedMap;
import io.auditworkbench.store.FindingWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one detector remembers, kept in the store: what it asks for often is in memory, what it changed is written with
/// the findings of the step.
///
/// - **Threading**: the writer's.
final class StoredMemory implements DetectorMemory {

    private static final int MOST_IN_MEMORY = 16_384;

    private final String detector;
    private final FindingWriter store;
    private final Map<String, Optional<long[]>> known = new BoundedMap<>(MOST_IN_MEMORY);
    private final Map<String, Optional<long[]>> changed = new HashMap<>();

    StoredMemory(String detector, FindingWriter store) {
        this.detector = detector;
        this.store = store;
    }

    @Override
    public long @Nullable [] get(String key) {
        Optional<long[]> numbers = changed.get(key);
        if (numbers == null) {
            numbers = known.computeIfAbsent(key, name -> Optional.ofNullable(store.recall(detector, name)));
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

    /// Writes what was changed.
    void write() {
        changed.forEach((key, numbers) -> {
            if (numbers.isPresent()) {
                store.remember(detector, key, numbers.get());
            } else {
                store.forget(detector, key);
            }
            known.put(key, numbers);
        });
        changed.clear();
    }
}
