package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchWriterTest {

    private static final BatchWriter.Listener SILENT = new BatchWriter.Listener() {
        @Override
        public void stored(WriteBatch batch) {
            // nobody listens
        }

        @Override
        public void paused(WorkbenchException reason) {
            throw reason;
        }
    };

    @TempDir
    Path folder;

    /// Writing of its own would be refused while a batch waits for its commit.
    @Test
    void whatIsDoneBesideMayWriteAfterEveryBatchAlsoWhenNoneIsEverWaitedFor() throws InterruptedException {
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Store store = Store.openForWriting(
                        folder.resolve("audit.awb"), new SettableClock(Instant.parse("2026-11-23T12:00:00Z")))) {
            SourceId source = store.source("shop");
            BatchWriter writer = new BatchWriter(source, store.writer(), SILENT, ConcludingBehind.NOTHING, () -> {
                store.writer().conclude(() -> {});
                written.incrementAndGet();
            });

            // When
            threads.execute(writer);
            for (int i = 0; i < 20; i++) {
                WriteBatch batch = new WriteBatch();
                batch.add(new WriteStep.Position("{\"at\":" + i + "}"));
                writer.submit(batch);
            }
            writer.finish();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

            // Then
            writer.throwFailure();
            assertThat(written).hasValueGreaterThanOrEqualTo(20);
            assertThat(store.position(source)).contains("{\"at\":19}");
        }
    }
}
