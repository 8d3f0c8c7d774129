package io.auditworkbench.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopHistoryTest {

    @ParameterizedTest
    @ValueSource(longs = {100_000, 1_000_000})
    void aHistorySpansThirtyDaysWhateverItsSize(long events) {
        // Given
        ShopHistory history = new ShopHistory(7, events);
        long first = history.next().header().commitMicros();

        // When
        long last = first;
        for (long made = 0; made < events; ) {
            HistoryTransaction next = history.next();
            made += next.changes().size();
            last = next.header().commitMicros();
        }

        // Then
        assertThat(Duration.of(last - first, ChronoUnit.MICROS)).isBetween(Duration.ofDays(28), Duration.ofDays(32));
    }
}
