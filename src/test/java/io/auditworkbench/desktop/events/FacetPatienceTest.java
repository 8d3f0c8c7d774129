package io.auditworkbench.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FacetPatienceTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final FacetPatience patience = new FacetPatience(clock, isStopped::get);

    @Test
    void aSmallStoreIsCountedWholeHoweverLongThatTakes() {
        clock.advance(Duration.ofHours(1));

        for (int event = 0; event < FacetPatience.AT_LEAST; event++) {
            assertThat(patience.getAsBoolean()).isFalse();
        }
        assertThat(patience.getAsBoolean()).isTrue();
    }

    @Test
    void aLargeOneIsCountedForAWhile() {
        for (int event = 0; event <= FacetPatience.AT_LEAST; event++) {
            assertThat(patience.getAsBoolean()).isFalse();
        }
        clock.advance(Duration.ofSeconds(1));

        assertThat(patience.getAsBoolean()).isTrue();
    }

    @Test
    void whoGoesOnElsewhereIsObeyedAtOnce() {
        isStopped.set(true);

        assertThat(patience.getAsBoolean()).isTrue();
    }
}
