package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auditworkbench.model.error.WorkbenchException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The clocks of Berlin were put forward on 2026-03-29 and back on 2026-10-25, both in the night.
class TypedMomentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 09:12, 2026-11-20T09:12+01:00",
        "2026-07-20T09:12:30.5, 2026-07-20T09:12:30.5+02:00",
        "2026-11-20T09:12Z, 2026-11-20T09:12Z",
        "2026-10-25T02:30+01:00, 2026-10-25T02:30+01:00",
        "2026-02-31, 2026-02-31",
        "2h, 2h",
        "@E1024, @E1024"
    })
    void aTimeIsOneOfTheZoneThatIsShown(String typed, String meant) {
        assertThat(TypedMoment.meant(typed, BERLIN, TypedMoment.End.FROM)).isEqualTo(meant);
    }

    @Test
    void aDayIsAsLongAsItWasThere() {
        assertThat(TypedMoment.meant("2026-10-25", BERLIN, TypedMoment.End.FROM))
                .isEqualTo("2026-10-25T00:00+02:00");
        assertThat(TypedMoment.meant("2026-10-25", BERLIN, TypedMoment.End.UNTIL))
                .isEqualTo("2026-10-25T23:59+01:00");
        assertThat(TypedMoment.meant("2026-10-25", ZoneOffset.UTC, TypedMoment.End.UNTIL))
                .isEqualTo("2026-10-25");
    }

    @Test
    void aTimeThatTheClocksShowedTwiceIsAskedAbout() {
        WorkbenchException unclear = catchThrowableOfType(
                WorkbenchException.class, () -> TypedMoment.meant("2026-10-25 02:30", BERLIN, TypedMoment.End.FROM));

        assertThat(unclear.happened()).contains("Europe/Berlin showed 2026-10-25 02:30 twice");
        assertThat(unclear.nextStep()).contains("2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00");
    }

    @Test
    void aTimeThatTheClocksLeftOutIsNone() {
        WorkbenchException none = catchThrowableOfType(
                WorkbenchException.class, () -> TypedMoment.meant("2026-03-29 02:30", BERLIN, TypedMoment.End.FROM));

        assertThat(none.happened()).contains("never showed 2026-03-29 02:30");
    }

    @Test
    void aTimeThatIsShownTwiceSaysWhichOneItIs() {
        TimeShown times = new TimeShown(BERLIN);

        assertThat(times.second(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-25 02:30:00+02:00");
        assertThat(times.moment(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25 02:30:00+01:00");
        assertThat(times.minute(Instant.parse("2026-10-25T02:30:00Z"))).isEqualTo("2026-10-25 03:30");
        assertThat(times.exactMinute(Instant.parse("2026-10-25T02:30:00Z"))).isEqualTo("2026-10-25 03:30+01:00");
    }
}
