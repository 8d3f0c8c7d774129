package io.auditworkbench.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The most recent things of a kind, in order of their coming; the oldest are forgotten.
///
/// - **Threading**: one thread at a time.
final class Recent<T> {

    private final int limit;
    private final List<T> things = new ArrayList<>();

    Recent(int limit) {
        this.limit = limit;
    }

    void add(T thing) {
        if (things.size() == limit) {
            // in blocks: moving the rest for each would cost more than the rest of the shop
            things.subList(0, limit / 4).clear();
        }
        things.add(thing);
    }

    int size() {
        return things.size();
    }

    /// Takes one by chance; nobody else gets it.
    T take(RandomGenerator random) {
        return things.remove(random.nextInt(things.size()));
    }

    /// Takes the newest so many.
    List<T> takeNewest(int count) {
        List<T> newest = things.subList(things.size() - count, things.size());
        List<T> taken = List.copyOf(newest);
        newest.clear();
        return taken;
    }
}
