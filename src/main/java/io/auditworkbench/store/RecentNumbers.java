package io.auditworkbench.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Remembers the numbers of recently met digests in a fixed amount of memory, without an object for each.
///
/// - **Shape**: a digest has one place, and the newest that belongs there is known; forgetting early costs only space
///   in the store. Numbers are positive.
/// - **Threading**: one thread.
final class RecentNumbers {

    static final int UNKNOWN = 0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WORDS = 4;

    private final int mask;
    private final long[] digests;
    private final long[] numbers;

    /// - **Shape**: `places` is a power of two.
    RecentNumbers(int places) {
        mask = places - 1;
        digests = new long[places * WORDS];
        numbers = new long[places];
    }

    /// The number put for this SHA-256 digest, or [#UNKNOWN].
    long get(byte[] digest) {
        int place = place(digest);
        for (int word = 0; word < WORDS; word++) {
            if (digests[place * WORDS + word] != word(digest, word)) {
                return UNKNOWN;
            }
        }
        return numbers[place];
    }

    void put(byte[] digest, long number) {
        int place = place(digest);
        for (int word = 0; word < WORDS; word++) {
            digests[place * WORDS + word] = word(digest, word);
        }
        numbers[place] = number;
    }

    void clear() {
        Arrays.fill(numbers, UNKNOWN);
    }

    /// The bytes are a cryptographic hash: any of them are as good as all.
    private int place(byte[] digest) {
        return (int) word(digest, 0) & mask;
    }

    private static long word(byte[] digest, int word) {
        return (long) LONGS.get(digest, word * Long.BYTES);
    }
}
