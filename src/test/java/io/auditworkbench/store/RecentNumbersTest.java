package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentNumbersTest {

    private final RecentNumbers numbers = new RecentNumbers(8);

    @Test
    void knowsWhatWasPutAndNothingElse() {
        // Given
        numbers.put(digest(1, 5), 42);

        // When
        long known = numbers.get(digest(1, 5));

        // Then
        assertThat(known).isEqualTo(42);
        assertThat(numbers.get(digest(2, 5))).isEqualTo(RecentNumbers.UNKNOWN);
    }

    @Test
    void tellsDigestsApartThatShareAPlaceWhereverTheyDiffer() {
        // Given
        numbers.put(digest(1, 5), 42);

        // When a digest of the same place differs in its last byte only
        byte[] other = digest(1, 5);
        other[31]++;

        // Then
        assertThat(numbers.get(other)).isEqualTo(RecentNumbers.UNKNOWN);
    }

    @Test
    void knowsTheNewestOfAPlace() {
        // Given
        numbers.put(digest(1, 5), 42);

        // When
        numbers.put(digest(2, 5), 43);

        // Then
        assertThat(numbers.get(digest(1, 5))).isEqualTo(RecentNumbers.UNKNOWN);
        assertThat(numbers.get(digest(2, 5))).isEqualTo(43);
    }

    @Test
    void knowsNothingWhenCleared() {
        // Given
        numbers.put(digest(1, 5), 42);

        // When
        numbers.clear();

        // Then
        assertThat(numbers.get(digest(1, 5))).isEqualTo(RecentNumbers.UNKNOWN);
    }

    /// A digest that belongs to this place of eight.
    private static byte[] digest(int first, int place) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) first;
        bytes[7] = (byte) place;
        return bytes;
    }
}
