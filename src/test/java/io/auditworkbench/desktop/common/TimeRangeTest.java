package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.workbench.FilterRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

    private static final Instant ANCHOR = Instant.parse("2026-11-03T12:00:00Z");

    @Test
    void theLastHoursCountFromTheAnchorAndHaveNoEnd() {
        FilterRequest request = new TimeRange.Last(Duration.ofHours(2)).request("op:delete", ANCHOR);
        assertThat(request).isEqualTo(new FilterRequest("op:delete", "2026-11-03T10:00:00Z", null, null));
    }

    @Test
    void betweenTwoMomentsHasBoth() {
        FilterRequest request = new TimeRange.Between(ANCHOR, ANCHOR.plusSeconds(60)).request("", ANCHOR);
        assertThat(request).isEqualTo(new FilterRequest("", "2026-11-03T12:00:00Z", "2026-11-03T12:01:00Z", null));
    }

    @Test
    void everythingAsksForNoTime() {
        assertThat(TimeRange.everything().request("table:orders", ANCHOR)).isEqualTo(FilterRequest.of("table:orders"));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsNone() {
        assertThatThrownBy(() -> new TimeRange.Between(ANCHOR, ANCHOR)).isInstanceOf(IllegalArgumentException.class);
    }
}
