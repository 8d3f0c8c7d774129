package io.auditworkbench.detect.integrity;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The trail itself stood still: capture was stopped or stalled for long, or what the server logged meanwhile is lost.
///
/// - **Shape**: capture writes into the log, when it goes on, for how long nobody was watching; this makes a finding of
///   it, so that stopping the watch and starting it again does not pass unseen among the gaps.
public final class TrailStoppedDetector implements Detector {

    private static final String LONGEST_PAUSE = "longest-pause";

    private static final DetectorSpec SPEC = new DetectorSpec(
            "trail-stopped",
            "integrity",
            "Trail stopped",
            "Nobody was watching for a while: capture was stopped, stalled or cut off, or its place in the log is lost.",
            "gaps",
            List.of(new Parameter(LONGEST_PAUSE, "minutes", 10, "a pause that is shorter is a restart")));

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.nothing();
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        CoverageGap gap = slice.gap();
        if (gap == null) {
            return;
        }
        examination.looked(1);
        switch (gap.cause()) {
            case BINLOG_LOST -> lost(slice, gap, examination);
            case TRAIL_STOPPED -> stopped(slice, gap, examination);
            default -> {}
        }
    }

    private static void lost(ChangeSlice slice, CoverageGap gap, Examination examination) {
        Finding.of(
                        SPEC,
                        slice,
                        Severity.HIGH,
                        "The server no longer had the binlog that was to be read next: what was changed there is not in"
                                + " the log and cannot be captured any more.")
                .group("lost")
                .measure("from", gap.fromPosition(), "")
                .measure("until", gap.untilPosition(), "")
                .raise(examination);
    }

    private static void stopped(ChangeSlice slice, CoverageGap gap, Examination examination) {
        Long from = gap.fromMicros();
        Long until = gap.untilMicros();
        // without a time it says what capture is not allowed to see, and that stays so while it runs
        if (from == null || until == null) {
            return;
        }
        long minutes = TimeUnit.MICROSECONDS.toMinutes(until - from);
        if (minutes < examination.parameter(LONGEST_PAUSE)) {
            return;
        }
        Finding.of(
                        SPEC,
                        slice,
                        Severity.MEDIUM,
                        "Capture stood still for " + minutes + " minutes. The changes of that time were read from the"
                                + " binlog afterwards; who was behind connections that had ended by then, and how sessions"
                                + " were set, was not seen.")
                .group("stopped")
                .measure("pause", Long.toString(minutes), "minutes")
                .measure("what was seen", gap.evidence(), "")
                .raise(examination);
    }
}
