package io.auditworkbench.workbench.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricTextTest {

    @Test
    void everyFigureHasItsHelpItsKindAndItsLines() {
        assertThat(MetricText.of(List.of(
                        Metric.counter("events_total", "Events.", 12_345_678_901D),
                        Metric.gauge("lag_seconds", "Lag.", 0.25))))
                .isEqualTo("""
                        # HELP audit_workbench_events_total Events.
                        # TYPE audit_workbench_events_total counter
                        audit_workbench_events_total 12345678901
                        # HELP audit_workbench_lag_seconds Lag.
                        # TYPE audit_workbench_lag_seconds gauge
                        audit_workbench_lag_seconds 0.25
                        """);
    }

    @Test
    void noTextBreaksOutOfItsPlace() {
        Map<String, String> hostile = Map.of("a", "x\"} 1\nevil 2\\", "b", "y");

        assertThat(MetricText.of(List.of(new Metric(
                        "state",
                        Metric.Kind.GAUGE,
                        "One\nline \\ only.",
                        List.of(new Metric.Sample(new TreeMap<>(hostile), 1))))))
                .isEqualTo("""
                        # HELP audit_workbench_state One\\nline \\\\ only.
                        # TYPE audit_workbench_state gauge
                        audit_workbench_state{a="x\\"} 1\\nevil 2\\\\",b="y"} 1
                        """);
    }
}
