package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.engine.DebeziumEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineEndTest {

    private static final long A_LONG_TIME = TimeUnit.SECONDS.toNanos(20);

    /// Refuses to be closed so often, as Debezium's does while tasks start; the next time it ends.
    private static final class Starting implements DebeziumEngine<String> {

        private final CompletableFuture<Void> run = new CompletableFuture<>();
        private int refusals;
        private int asked;

        Starting(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public void run() {
            throw new UnsupportedOperationException("it runs already");
        }

        @Override
        public void close() {
            asked++;
            if (refusals-- > 0) {
                throw new IllegalStateException("Cannot stop engine while tasks are starting");
            }
            run.complete(null);
        }
    }

    @Test
    void anEngineWhoseTasksStartIsAskedAgainUntilItEnds() {
        Starting engine = new Starting(3);

        EngineEnd.close(engine, engine.run, System.nanoTime() + A_LONG_TIME);

        assertThat(engine.run).isDone();
        assertThat(engine.asked).isEqualTo(4);
    }

    @Test
    void anEngineThatHasEndedIsNotAsked() {
        Starting engine = new Starting(0);
        engine.run.complete(null);

        EngineEnd.close(engine, engine.run, System.nanoTime() + A_LONG_TIME);

        assertThat(engine.asked).isZero();
    }

    @Test
    void anEngineThatNeverLetsItselfBeClosedHoldsNobodyUp() {
        Starting engine = new Starting(Integer.MAX_VALUE);

        EngineEnd.close(engine, engine.run, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(60));

        assertThat(engine.run).isNotDone();
        assertThat(engine.asked).isPositive();
    }
}
