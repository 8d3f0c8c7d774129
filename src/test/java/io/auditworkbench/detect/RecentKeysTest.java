package io.auditworkbench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RecentKeysTest {

    private final Map<String, long[]> kept = new HashMap<>();
    private final DetectorMemory memory = new DetectorMemory() {
        @Override
        public long @Nullable [] get(String key) {
            long[] numbers = kept.get(key);
            return numbers == null ? null : numbers.clone();
        }

        @Override
        public void put(String key, long... numbers) {
            kept.put(key, numbers);
        }

        @Override
        public void remove(String key) {
            kept.remove(key);
        }
    };

    @Test
    void put_manyOverTime_forgetsTheOldAndKeepsTheRecent() {
        // Given
        RecentKeys keys = new RecentKeys(memory, "row", 1_000, 1_000_000);

        // When
        for (int i = 0; i < 100_000; i++) {
            keys.put(i, i, i);
        }

        // Then
        assertThat(kept.size()).isLessThan(1_300);
        assertThat(keys.get(99_500)).containsExactly(99_500);
        assertThat(keys.get(90_000)).isNull();
    }

    @Test
    void put_moreThanTheMostAtOnce_staysBounded() {
        // Given
        RecentKeys keys = new RecentKeys(memory, "row", 1_000, 640);

        // When
        for (int i = 0; i < 100_000; i++) {
            keys.put(i, 5, i);
        }

        // Then
        assertThat(kept.size()).isLessThan(900);
        assertThat(keys.get(99_999)).containsExactly(99_999);
    }

    @Test
    void put_againAndAgain_staysThoughItsFirstPageIsForgotten() {
        // Given
        RecentKeys keys = new RecentKeys(memory, "row", 1_000, 1_000_000);

        // When
        for (int i = 0; i < 20_000; i++) {
            keys.put(7, i, i);
            keys.put(1_000 + i, i, i);
        }

        // Then
        assertThat(keys.get(7)).containsExactly(19_999);
    }
}
