package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Following a store while it is written: whatever was known when it began, nothing that comes is left out.
class LiveEventsTest {

    /// Several blocks of an index, of which there was only the first when following began.
    private static final long PER_TICK = 3_000;

    private final Semaphore ticks = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger stretches = new AtomicInteger(1);
    private long first;
    private long followedThrough;
    private List<Long> found = List.of();

    @Test
    void aFilterByTimeFollowsBeyondWhatWasThereWhenItBegan(@TempDir Path folder) throws Exception {
        assertThat(followed(folder, "since:2026-10-01")).isEqualTo(all(followedThrough));
    }

    @Test
    void noFilterFollowsEverything(@TempDir Path folder) throws Exception {
        assertThat(followed(folder, "")).isEqualTo(all(followedThrough));
    }

    @Test
    void aRowThatDidNotExistWhenFollowingBeganIsFollowed(@TempDir Path folder) throws Exception {
        List<Long> events = followed(folder, "row:shop.orders/300");
        assertThat(events).isNotEmpty().isEqualTo(found);
    }

    /// The numbers of what came while the store grew, and in `found` what a search finds of it afterwards.
    private List<Long> followed(Path folder, String text) throws Exception {
        Path file = folder.resolve("growing.awb");
        List<Long> followed = new ArrayList<>();
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            StoreFeed.Plan plan = new StoreFeed.Plan(file, 100, PER_TICK);
            Future<Long> writing = executor.submit(
                    () -> new StoreFeed(Clock.systemUTC(), executor).write(plan, begun::countDown, this::awaitTick));
            begun.await();
            try (StoreReading reading = StoreReading.of(
                    Store.openForReading(file), new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC())) {
                AcceptedFilter filter = accepted(reading, text);
                LiveEvents live = reading.follow(filter);
                first = live.nextSequence();
                ticks.release();
                while (live.nextSequence() < first + PER_TICK) {
                    live.poll(event -> followed.add(event.sequence()));
                }
                ticks.release();
                long written = writing.get();
                live.poll(event -> followed.add(event.sequence()));
                followedThrough = written;
                List<Long> later = new ArrayList<>();
                reading.events().numbers(filter, sequence -> later.add(sequence), () -> false);
                found = later.stream().filter(sequence -> sequence >= first).toList();
            }
        }
        return followed;
    }

    private List<Long> all(long through) {
        return LongStream.rangeClosed(first, through).boxed().toList();
    }

    /// One tick is one more stretch; an interrupted or forgotten writer ends.
    private boolean awaitTick() {
        try {
            return ticks.tryAcquire(1, TimeUnit.MINUTES) && stretches.getAndDecrement() > 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static AcceptedFilter accepted(StoreReading reading, String text) {
        return switch (reading.filters().read(FilterRequest.of(text))) {
            case FilterReading.Accepted(AcceptedFilter filter) -> filter;
            case FilterReading.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }
}
