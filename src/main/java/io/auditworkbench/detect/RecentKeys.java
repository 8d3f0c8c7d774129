package io.auditworkbench.detect;

import org.jspecify.annotations.Nullable;

/// What a detector remembers of things that come and go, such as orders: kept for a time, then forgotten.
///
/// - **Units**: `keepMicros` is at least how long after it was put first, half of it after it was put last.
///
/// - **Shape**: numbers under a 64-bit key. Beside them a queue of pages, each with the keys that were new in it: the
///   oldest page is forgotten when all it holds is older than `keepMicros`, or when there are more than `mostPages`.
///   What was put again meanwhile moves to the newest page.
/// - **Threading**: the detector's.
public final class RecentKeys {

    private static final int PAGE_KEYS = 64;

    /// How many pages are looked at when something is put: more than are made, so that the queue gets shorter.
    private static final int FORGOTTEN_AT_ONCE = 4;

    private final DetectorMemory memory;
    private final String prefix;
    private final long keepMicros;
    private final long mostPages;

    public RecentKeys(DetectorMemory memory, String prefix, long keepMicros, long most) {
        this.memory = memory;
        this.prefix = prefix;
        this.keepMicros = keepMicros;
        this.mostPages = Math.max(2, most / PAGE_KEYS);
    }

    /// The numbers under the key; null when there are none or they were forgotten.
    public long @Nullable [] get(long key) {
        long[] kept = memory.get(name(key));
        if (kept == null) {
            return null;
        }
        long[] numbers = new long[kept.length - 1];
        System.arraycopy(kept, 1, numbers, 0, numbers.length);
        return numbers;
    }

    /// Keeps the numbers, from now on for the whole time again.
    public void put(long key, long nowMicros, long... numbers) {
        String name = name(key);
        long[] old = memory.get(name);
        boolean isListed = old != null && old[0] > nowMicros - keepMicros / 2;
        long[] kept = new long[numbers.length + 1];
        kept[0] = isListed ? old[0] : nowMicros;
        System.arraycopy(numbers, 0, kept, 1, numbers.length);
        memory.put(name, kept);
        if (!isListed) {
            list(key, nowMicros);
        }
    }

    /// Forgets the key now.
    public void remove(long key) {
        memory.remove(name(key));
    }

    private String name(long key) {
        return prefix + "/" + Long.toHexString(key);
    }

    private void list(long key, long nowMicros) {
        long[] queue = memory.get(prefix + "#");
        long first = queue == null ? 0 : queue[0];
        long last = queue == null ? 0 : queue[1];
        long[] page = memory.get(page(last));
        if (page != null && page.length > PAGE_KEYS) {
            last++;
            page = null;
        }
        long[] grown = new long[page == null ? 2 : page.length + 1];
        if (page != null) {
            System.arraycopy(page, 0, grown, 0, page.length);
        }
        grown[0] = nowMicros;
        grown[grown.length - 1] = key;
        memory.put(page(last), grown);
        first = forget(first, last, nowMicros);
        if (queue == null || queue[0] != first || queue[1] != last) {
            memory.put(prefix + "#", first, last);
        }
    }

    private long forget(long oldest, long last, long nowMicros) {
        long first = oldest;
        for (int i = 0; i < FORGOTTEN_AT_ONCE && first < last; i++) {
            long[] page = memory.get(page(first));
            if (page != null && page[0] > nowMicros - keepMicros && last - first < mostPages) {
                return first;
            }
            if (page != null) {
                forget(page);
                memory.remove(page(first));
            }
            first++;
        }
        return first;
    }

    /// A key that was listed again later stays.
    private void forget(long[] page) {
        for (int i = 1; i < page.length; i++) {
            long[] kept = memory.get(name(page[i]));
            if (kept != null && kept[0] <= page[0]) {
                memory.remove(name(page[i]));
            }
        }
    }

    private String page(long number) {
        return prefix + "#" + number;
    }
}
