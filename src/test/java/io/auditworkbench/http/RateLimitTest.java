package io.auditworkbench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void asManyAreFreeAsWereSavedUpAndThenSoManyASecond() {
        AtomicLong nanos = new AtomicLong(7);
        RateLimit rate = new RateLimit(10, 3, nanos::get);

        assertThat(taken(rate)).isEqualTo(3);
        nanos.addAndGet(100_000_000);
        assertThat(taken(rate)).isEqualTo(1);
        nanos.addAndGet(60_000_000_000L);
        assertThat(taken(rate)).isEqualTo(3);
    }

    private static int taken(RateLimit rate) {
        int taken = 0;
        while (rate.isFree()) {
            taken++;
        }
        return taken;
    }
}
