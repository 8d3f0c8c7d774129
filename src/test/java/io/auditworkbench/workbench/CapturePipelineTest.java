package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.ChangeSource;
import io.auditworkbench.capture.SessionLog;
import io.auditworkbench.capture.SourceSignal;
import io.auditworkbench.capture.SourceSignal.Fate;
import io.auditworkbench.capture.TransactionEnd;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredGap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the pipeline makes of signals that a server does not send, or only a broken reader: told by hand.
class CapturePipelineTest {

    @TempDir
    Path folder;

    private final List<String> gaps = new ArrayList<>();
    private long events;

    @Test
    void transactionsWithAsManyRowsAsWereCountedHaveNoGap() throws Exception {
        // When
        capture(row(1), row(2), ended(2), row(3), prepared("x", 1), resolved("x", Fate.COMMITTED));

        // Then
        assertThat(gaps).isEmpty();
        assertThat(events).isEqualTo(3);
    }

    @Test
    void transactionWithFewerRowsThanWereCountedIsAGap() throws Exception {
        // When
        capture(row(1), ended(2));

        // Then
        assertThat(gaps).containsExactly("COUNT_MISMATCH 2 rows counted in the binlog, 1 stored");
        assertThat(events).isEqualTo(1);
    }

    @Test
    void branchWithFewerRowsThanWereCountedIsAGapWhenItCommits() throws Exception {
        // When
        capture(
                row(1),
                prepared("x", 3),
                row(2),
                prepared("y", 9),
                resolved("y", Fate.ROLLED_BACK),
                resolved("x", Fate.COMMITTED));

        // Then
        assertThat(gaps).containsExactly("COUNT_MISMATCH 3 rows counted in the binlog, 1 stored");
        assertThat(events).isEqualTo(1);
    }

    @Test
    void branchThatLostAllItsRowsIsAGapToo() throws Exception {
        // When
        capture(prepared("x", 3), resolved("x", Fate.COMMITTED), row(1), ended(1));

        // Then
        assertThat(gaps).containsExactly("COUNT_MISMATCH 3 rows counted in the binlog, 0 stored");
        assertThat(events).isEqualTo(1);
    }

    private void capture(SourceSignal... signals) throws Exception {
        Clock clock = Clock.systemUTC();
        Script script = new Script(List.of(signals));
        try (Store store = Store.openForWriting(folder.resolve("pipeline.awb"), clock);
                var executor = Executors.newSingleThreadExecutor()) {
            CaptureProgress progress = new CaptureProgress(clock);
            BatchWriter writer = new BatchWriter(store.source("script"), store.writer(), progress);
            Future<?> writing = executor.submit(writer);
            TransactionSealer sealer = new TransactionSealer("script", new Masker(MaskingPolicy.KEEP_EVERYTHING));
            ActorFinder actors = new ActorFinder(SessionLog.NONE);
            new CapturePipeline(script, sealer, writer, actors, progress, clock).run(script);
            writer.finish();
            writing.get();
            writer.throwFailure();
            for (StoredGap gap : store.coverage().gaps()) {
                gaps.add(gap.gap().cause() + " " + gap.gap().evidence());
            }
            events = store.changes().count(EventSelection.ALL);
        }
    }

    private static SourceSignal row(long id) {
        RawChange insert = new RawChange(
                Operation.INSERT,
                ShopTables.CUSTOMERS,
                null,
                ShopRows.customer(id, "x", "1.00"),
                new SourcePosition("binlog.000001", id * 10, 0),
                null);
        return new SourceSignal.Rows(List.of(insert));
    }

    private static SourceSignal ended(long rows) {
        return new SourceSignal.TransactionEnded(end("ended", rows));
    }

    private static SourceSignal prepared(String branch, long rows) {
        return new SourceSignal.Prepared(branch, end("prepared " + branch, rows));
    }

    private static SourceSignal resolved(String branch, Fate fate) {
        return new SourceSignal.Resolved(branch, fate, end("resolved " + branch, 0));
    }

    private static TransactionEnd end(String identity, long rows) {
        return new TransactionEnd(
                TransactionKind.STREAM, identity, null, "binlog.000001", 4, 1_000, 7L, 1, rows, () -> "{}", List.of());
    }

    /// Signals in this order, and the end of the work behind them.
    private static final class Script implements ChangeSource, CapturePipeline.Goal {

        private final Deque<SourceSignal> left;

        Script(List<SourceSignal> signals) {
            left = new ArrayDeque<>(signals);
        }

        @Override
        public SourceSignal next(Duration patience) {
            return left.remove();
        }

        @Override
        public boolean isReached() {
            return left.isEmpty();
        }

        @Override
        public void boundary(String position) {}

        @Override
        public void alive() {}

        @Override
        public void idle() {}

        @Override
        public void close() {}
    }
}
