package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CaptureGoalTest {

    private static final String POSITION = "{\"file\":\"binlog.000001\",\"pos\":4}";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final CaptureGoal goal = new CaptureGoal(nanos::get, null);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aServerThatFallsSilentIsNoticedAlsoWhenTheCounterRunsOver() {
        goal.boundary(POSITION);
        pass(Duration.ofSeconds(6));
        assertThatCode(goal::idle).doesNotThrowAnyException();

        pass(Duration.ofMillis(1));
        assertThatThrownBy(goal::idle)
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SOURCE_UNREACHABLE));
    }

    @Test
    void aSignOfLifeEndsTheSilence() {
        goal.boundary(POSITION);
        pass(Duration.ofSeconds(5));
        goal.alive();
        pass(Duration.ofSeconds(5));

        assertThatCode(goal::idle).doesNotThrowAnyException();
    }

    @Test
    void beforeTheFirstBoundaryNobodyIsSilent() {
        pass(Duration.ofHours(1));

        assertThatCode(goal::idle).doesNotThrowAnyException();
    }
}
