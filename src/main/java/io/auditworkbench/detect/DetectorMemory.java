package io.auditworkbench.detect;

import org.jspecify.annotations.Nullable;

/// What one detector remembers: numbers under names, kept with the findings in one write.
///
/// - **Shape**: a key is any text ("actor/alice"), a value some numbers in an order the detector knows. Keys are few
///   (actors, tables, products), or forgotten again (orders): what is kept is read from disk when it is not in memory.
/// - **Threading**: the detector's.
public interface DetectorMemory {

    /// The numbers under a key; null when there are none. The array is the caller's.
    long @Nullable [] get(String key);

    /// Keeps the numbers under a key; the array is not changed afterwards.
    void put(String key, long... numbers);

    /// Forgets a key.
    void remove(String key);
}
