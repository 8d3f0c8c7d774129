package io.auditworkbench.filter;

import static io.auditworkbench.filter.Evaluation.matches;
import static io.auditworkbench.filter.SampleEvent.update;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFrameTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static TimeInterval interval(String filter, String now, ZoneId zone) {
        return interval(filter, TimeFrame.of(Clock.fixed(Instant.parse(now), zone), zone));
    }

    private static TimeInterval interval(String filter, TimeFrame frame) {
        FilterExpression expression = FilterParser.parse(filter).expression().orElseThrow();
        return frame.intervals(((FilterTerm.CommitTime) expression).test()).getFirst();
    }

    private static TimeInterval between(String from, String to) {
        return new TimeInterval(
                Optional.ofNullable(from).map(Instant::parse),
                Optional.ofNullable(to).map(Instant::parse));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter                             | from                     | to
            since:2h                             | 2026-11-20T10:00:00Z     |
            since:2026-11-20                     | 2026-11-20T00:00:00Z     |
            since:02:13                          | 2026-11-20T02:13:00Z     |
            since:13:00                          | 2026-11-19T13:00:00Z     |
            since:now                            | 2026-11-20T12:00:00Z     |
            since:today                          | 2026-11-20T00:00:00Z     |
            since:friday                         | 2026-11-20T00:00:00Z     |
            since:saturday                       | 2026-11-14T00:00:00Z     |
            until:yesterday                      |                          | 2026-11-20T00:00:00Z
            until:02:13                          |                          | 2026-11-20T02:14:00Z
            until:1w                             |                          | 2026-11-13T12:00:00.000000001Z
            time<02:13                           |                          | 2026-11-20T02:13:00Z
            time>02:13:07                        | 2026-11-20T02:13:08Z     |
            on:2026-11-20                        | 2026-11-20T00:00:00Z     | 2026-11-21T00:00:00Z
            on:monday..wednesday                 | 2026-11-16T00:00:00Z     | 2026-11-19T00:00:00Z
            on:2026-11-18..2026-11-19            | 2026-11-18T00:00:00Z     | 2026-11-20T00:00:00Z
            at:02:10..02:16                      | 2026-11-20T02:10:00Z     | 2026-11-20T02:17:00Z
            at:23:50..00:10                      | 2026-11-19T23:50:00Z     | 2026-11-20T00:11:00Z
            at:11:55..12:30                      | 2026-11-20T11:55:00Z     | 2026-11-20T12:31:00Z
            at:12:10..12:20                      | 2026-11-19T12:10:00Z     | 2026-11-19T12:21:00Z
            at:2026-11-10T02:10..02:16           | 2026-11-10T02:10:00Z     | 2026-11-10T02:17:00Z
            at:2026-11-10T23:50..00:10           | 2026-11-10T23:50:00Z     | 2026-11-11T00:11:00Z
            at:02:10..2026-11-10T02:16           | 2026-11-10T02:10:00Z     | 2026-11-10T02:17:00Z
            at:2h..1h                            | 2026-11-20T10:00:00Z     | 2026-11-20T11:00:00.000000001Z
            at:2026-11-20T02:13:07.481522Z       | 2026-11-20T02:13:07.481522Z | 2026-11-20T02:13:07.481523Z
            at:2026-11-20T02:13+02:00            | 2026-11-20T00:13:00Z     | 2026-11-20T00:14:00Z
            """)
    void momentsStandForTheStretchThatIsWritten(String filter, String from, String to) {
        assertThat(interval(filter, "2026-11-20T12:00:00Z", ZoneOffset.UTC)).isEqualTo(between(from, to));
    }

    @Test
    void clockTimesAreTheLatestInsideTheView() {
        TimeInterval view = between("2026-11-01T00:00:00Z", "2026-11-05T01:00:00Z");
        TimeFrame frame = new TimeFrame(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC, view);

        assertThat(interval("at:02:10", frame)).isEqualTo(between("2026-11-04T02:10:00Z", "2026-11-04T02:11:00Z"));
        assertThat(interval("at:00:10", frame)).isEqualTo(between("2026-11-05T00:10:00Z", "2026-11-05T00:11:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # filter                      | from                 | to                   | hours
            on:2026-10-25                 | 2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z | 25
            on:2026-03-29                 | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z | 23
            on:2026-10-24..2026-10-25     | 2026-10-23T22:00:00Z | 2026-10-25T23:00:00Z | 49
            at:2026-10-25T01:59           | 2026-10-24T23:59:00Z | 2026-10-25T00:00:00Z | 0
            at:2026-10-25T02:30           | 2026-10-25T00:30:00Z | 2026-10-25T01:31:00Z | 1
            at:2026-10-25T03:00           | 2026-10-25T02:00:00Z | 2026-10-25T02:01:00Z | 0
            at:2026-03-29T02:30           | 2026-03-29T01:00:00Z | 2026-03-29T01:00:00Z | 0
            at:2026-03-29T01:30..2026-03-29T02:30 | 2026-03-29T00:30:00Z | 2026-03-29T01:00:00Z | 0
            at:2026-03-29T02:30..2026-03-29T03:30 | 2026-03-29T01:00:00Z | 2026-03-29T01:31:00Z | 0
            """)
    void daysOnWhichTheClocksChangeHaveTheirTrueLength(String filter, String from, String to, long hours) {
        TimeInterval interval = interval(filter, "2026-11-20T12:00:00Z", BERLIN);

        assertThat(interval).isEqualTo(between(from, to));
        assertThat(Duration.between(interval.from().orElseThrow(), interval.to().orElseThrow())
                        .toHours())
                .isEqualTo(hours);
    }

    @Test
    void wordsCountCalendarDaysAndDurationsCountHoursWhenTheClocksChange() {
        String now = "2026-10-25T11:00:00Z";

        assertThat(interval("on:today", now, BERLIN))
                .isEqualTo(between("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
        assertThat(interval("on:yesterday", now, BERLIN))
                .isEqualTo(between("2026-10-23T22:00:00Z", "2026-10-24T22:00:00Z"));
        assertThat(interval("since:1d", now, BERLIN)).isEqualTo(between("2026-10-24T11:00:00Z", null));
        assertThat(interval("at:02:30", "2026-03-29T11:00:00Z", BERLIN))
                .as("the clocks skip 02:30 on this day, so it is yesterday's")
                .isEqualTo(between("2026-03-28T01:30:00Z", "2026-03-28T01:31:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:30:00Z,hour:2", "2026-10-25T01:30:00Z,hour:2", "2026-10-25T02:30:00Z,hour:3",
        "2026-10-24T21:59:59Z,day:sat", "2026-10-24T22:00:00Z,day:sun", "2026-11-20T07:00:00Z,-outside:hours",
        "2026-11-20T06:59:59Z,outside:hours", "2026-11-20T17:00:00Z,outside:hours", "2026-11-21T10:00:00Z,outside:hours"
    })
    void hoursAndDaysAreThoseOfTheZone(String commit, String filter) {
        SampleEvent event = update().at(commit);

        assertThat(matches(filter, event, Evaluation.context(Evaluation.NOON, BERLIN)))
                .isTrue();
        assertThat(matches(filter + " tz:Europe/Berlin", event)).isTrue();
    }

    @Test
    void theZoneOfTheFilterReplacesThatOfTheView() {
        SampleEvent event = update().at("2026-11-20T23:30:00Z");

        assertThat(matches("on:2026-11-20", event)).isTrue();
        assertThat(matches("on:2026-11-20 tz:Europe/Berlin", event)).isFalse();
        assertThat(matches("hour:0 day:sat tz:Europe/Berlin", event)).isTrue();
        assertThat(matches("hour:0", event)).isFalse();
    }

    @Test
    void severalTimesIntersect() {
        SampleEvent event = update().at("2026-11-20T02:13:00Z");

        assertThat(matches("since:2026-11-20 until:2026-11-20 at:02:10..02:16", event))
                .isTrue();
        assertThat(matches("since:2026-11-20 until:2026-11-19", event)).isFalse();
        assertThat(matches("on:2026-11-18,2026-11-20", event)).isTrue();
        assertThat(matches("time!=2026-11-20", event)).isFalse();
    }

    @Test
    void aYearThatNobodyReachesIsNoProblem() {
        assertThat(matches("until:9999-12-31", update())).isTrue();
        assertThat(matches("since:3650000d", update())).isTrue();
        assertThat(matches("since:0001-01-01", update())).isTrue();
    }
}
