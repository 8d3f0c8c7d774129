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
    void aSmallStoreIsCountedWholeOnASlowMachineToo() {
        clock.advance(FacetPatience.FOR_A_SMALL_STORE);

        for (int event = 0; event < FacetPatience.SMALL_STORE_EVENTS; event++) {
            assertThat(patience.getAsBoolean()).isFalse();
        }
        assertThat(patience.getAsBoolean()).isTrue();
    }

    @Test
    void aLargeOneIsCountedForAMoment() {
        clock.advance(FacetPatience.FOR_A_LARGE_STORE);
        for (int event = 0; event <= FacetPatience.SMALL_STORE_EVENTS; event++) {
            assertThat(patience.getAsBoolean()).isFalse();
        }
        clock.advance(Duration.ofMillis(1));

        assertThat(patience.getAsBoolean()).isTrue();
    }

    @Test
    void aFilterThatIsSlowForEachEventIsNotWaitedFor() {
        assertThat(patience.getAsBoolean()).isFalse();
        clock.advance(FacetPatience.FOR_A_SMALL_STORE.plusMillis(1));

        assertThat(patience.getAsBoolean()).isTrue();
    }

    @Test
    void whoGoesOnElsewhereIsObeyedAtOnce() {
        isStopped.set(true);

        assertThat(patience.getAsBoolean()).isTrue();
    }
}
