package io.auditworkbench.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CaptureChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BIG = 3_000;

    private final CaptureChannel channel = new CaptureChannel(8_000);

    @Test
    void keepsTheOrder() throws Exception {
        // Given
        channel.put("a", 10);
        channel.put("b", 0);

        // When
        Object first = channel.take(PATIENCE);
        channel.put("c", 10);

        // Then
        assertThat(first).isEqualTo("a");
        assertThat(channel.take(PATIENCE)).isEqualTo("b");
        assertThat(channel.take(PATIENCE)).isEqualTo("c");
        assertThat(channel.take(Duration.ZERO)).isNull();
    }

    @Test
    void holdsTheProducerUntilEverythingTakenWasUsed() throws Exception {
        // Given a channel that has no room for a third
        channel.put("a", BIG);
        channel.put("b", BIG);
        CompletableFuture<Void> third = putBeside("c");

        // When one of the two taken together is still to be used
        channel.take(PATIENCE);

        // Then the third waits until the other was used, too
        assertThatThrownBy(() -> third.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(channel.take(PATIENCE)).isEqualTo("b");
        assertThat(channel.take(PATIENCE)).isEqualTo("c");
        third.get(20, TimeUnit.SECONDS);
    }

    @Test
    void takesOneThatIsLargerThanAllOfIt() throws Exception {
        // Given
        channel.put("huge", 1_000_000);

        // When
        Object taken = channel.take(PATIENCE);

        // Then
        assertThat(taken).isEqualTo("huge");
    }

    @Test
    void boundsItemsThatWeighNothingOnTheWire() throws Exception {
        // Given
        CompletableFuture<Void> many = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100; i++) {
                put("end of a transaction", 0);
            }
        });

        // When nobody takes

        // Then they do not pile up
        assertThatThrownBy(() -> many.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        channel.close();
        assertThatThrownBy(() -> many.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void letsAWaitingProducerGoWhenItCloses() throws Exception {
        // Given
        channel.put("a", BIG);
        channel.put("b", BIG);
        CompletableFuture<Void> third = putBeside("c");

        // When
        channel.close();

        // Then
        assertThatThrownBy(() -> third.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void handsOverWhatCameBeforeAFailureFirst() throws Exception {
        // Given
        channel.put("a", 10);
        channel.fail(new WorkbenchException(ErrorCode.INTERNAL, "It broke.", "Mend it."));

        // When
        Object before = channel.take(PATIENCE);

        // Then
        assertThat(before).isEqualTo("a");
        assertThatThrownBy(() -> channel.take(PATIENCE)).hasMessageContaining("It broke.");
    }

    private CompletableFuture<Void> putBeside(String content) {
        return CompletableFuture.runAsync(() -> put(content, BIG));
    }

    private void put(String content, long bytes) {
        try {
            channel.put(content, bytes);
        } catch (InterruptedException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
