package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.WorkingHours;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffHoursTest {

    @Test
    void weekendAndTheNightsBesideItAreOneStretch() {
        // 2026-11-20 is a Friday
        List<OffHours.Stretch> stretches = OffHours.of(
                new Viewport(micros("2026-11-20T12:00:00Z"), micros("2026-11-23T12:00:00Z")),
                ZoneOffset.UTC,
                WorkingHours.USUAL);

        assertThat(stretches)
                .containsExactly(new OffHours.Stretch(micros("2026-11-20T18:00:00Z"), micros("2026-11-23T08:00:00Z")));
    }

    @Test
    void nightsAreThoseOfTheZone() {
        List<OffHours.Stretch> stretches = OffHours.of(
                new Viewport(micros("2026-11-18T12:00:00Z"), micros("2026-11-19T12:00:00Z")),
                ZoneId.of("Europe/Berlin"),
                WorkingHours.USUAL);

        assertThat(stretches)
                .containsExactly(new OffHours.Stretch(micros("2026-11-18T17:00:00Z"), micros("2026-11-19T07:00:00Z")));
    }

    @Test
    void manyDaysHaveNoNights() {
        Viewport year = new Viewport(micros("2026-01-01T00:00:00Z"), micros("2026-12-31T00:00:00Z"));

        assertThat(OffHours.of(year, ZoneOffset.UTC, WorkingHours.USUAL)).isEmpty();
    }

    private static long micros(String at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
    }
}
