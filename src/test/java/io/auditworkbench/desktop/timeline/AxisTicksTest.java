package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.timeline.AxisTicks.Tick;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTicksTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void marksOfAMonthAreMondaysAtMidnight() {
        List<Tick> ticks = AxisTicks.of(view("2026-10-04T11:00:00Z", "2026-11-04T14:00:00Z"), 900, ZoneOffset.UTC);

        assertThat(ticks).extracting(Tick::label).contains("Mon 5 Oct", "Mon 12 Oct", "Mon 2 Nov");
        assertThat(ticks).allMatch(Tick::isMajor);
    }

    @Test
    void marksOfAnHourAreRoundMinutes() {
        List<Tick> ticks = AxisTicks.of(view("2026-11-21T01:50:00Z", "2026-11-21T02:50:00Z"), 900, ZoneOffset.UTC);

        assertThat(ticks)
                .extracting(Tick::label)
                .startsWith("01:50", "02:00", "02:10")
                .endsWith("02:40");
    }

    @Test
    void midnightShowsTheDayInTheZoneOfTheScreen() {
        List<Tick> ticks = AxisTicks.of(view("2026-11-20T20:00:00Z", "2026-11-21T02:00:00Z"), 900, BERLIN);

        assertThat(ticks).contains(new Tick(micros("2026-11-20T23:00:00Z"), "Sat 21 Nov", true));
    }

    @Test
    void dayOnWhichClocksGoBackHasItsMarksAtRoundHoursOfTheClock() {
        // 2026-10-25: at 03:00 clocks went back to 02:00
        List<Tick> ticks = AxisTicks.of(view("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"), 900, BERLIN);

        assertThat(ticks).extracting(Tick::label).contains("Sun 25 Oct", "Mon 26 Oct");
        assertThat(ticks)
                .filteredOn(Tick::isMajor)
                .extracting(Tick::micros)
                .containsExactly(micros("2026-10-24T22:00:00Z"), micros("2026-10-25T23:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceSaysWhichOneItIs() {
        List<Tick> ticks = AxisTicks.of(view("2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z"), 900, BERLIN);

        assertThat(ticks)
                .extracting(Tick::label)
                .contains("02:00+02:00", "02:30+02:00", "02:00+01:00", "02:30+01:00", "03:00");
    }

    @Test
    void labelsHaveRoomAtEveryZoom() {
        long middle = micros("2026-11-21T02:13:07Z");
        for (long length = 1_000; length < 40L * 365 * 86_400 * 1_000_000; length = length * 3 / 2) {
            Viewport view = new Viewport(middle - length / 2, middle + length / 2 + 1);
            List<Tick> ticks = AxisTicks.of(view, 900, BERLIN);
            assertThat(ticks).as("length %d", length).hasSizeBetween(0, 14);
            for (int i = 1; i < ticks.size(); i++) {
                double apart = view.x(ticks.get(i).micros(), 900)
                        - view.x(ticks.get(i - 1).micros(), 900);
                assertThat(apart).as("length %d: %s", length, ticks).isPositive();
            }
        }
    }

    private static Viewport view(String from, String until) {
        return new Viewport(micros(from), micros(until));
    }

    private static long micros(String at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
    }
}
