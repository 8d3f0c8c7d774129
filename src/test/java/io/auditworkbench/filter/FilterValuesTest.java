package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterValuesTest {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    @Test
    void readsTimesAsTheLibraryDoes() {
        Random random = new Random(4711);
        for (int i = 0; i < 10_000; i++) {
            // Given
            LocalDateTime time = LocalDateTime.of(1000, 1, 1, 0, 0)
                    .plusSeconds(random.nextLong(9_000L * 365 * 86_400))
                    .plusNanos(random.nextInt(1_000_000) * 1_000L);
            int digits = random.nextInt(7);
            String text = time.format(MICROS);
            String written = text.substring(0, digits == 0 ? 19 : 20 + digits);

            // When
            LocalDateTime read = FilterValues.dateTime(written);

            // Then
            assertThat(read).as(written).isEqualTo(LocalDateTime.parse(written.replace(' ', 'T')));
        }
    }

    @Test
    void readsDates() {
        assertThat(FilterValues.dateTime("2024-02-29")).isEqualTo(LocalDateTime.of(2024, 2, 29, 0, 0));
    }

    @Test
    void takesNoDayThatNoCalendarHas() {
        assertThatThrownBy(() -> FilterValues.dateTime("2023-02-29")).isInstanceOf(DateTimeException.class);
    }
}
