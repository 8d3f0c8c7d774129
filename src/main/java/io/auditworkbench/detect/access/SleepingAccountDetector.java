package io.auditworkbench.detect.access;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.List;

/// Actors that do something again after a long silence.
///
/// - **Shape**: of each actor it remembers when it was active last, on how many days, and its longest silence: a yearly
///   job is not a sleeping account.
public final class SleepingAccountDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "sleeping-account",
            "access",
            "Sleeping account wakes",
            "An actor changes something after having been silent for long, and longer than ever before.",
            "transactions",
            List.of(
                    new Parameter("silence", "days", 14, "how long it must have been silent"),
                    new Parameter("min-active", "days", 2, "on so many days it must have been active before"),
                    new Parameter("longer", "times its longest silence", 1.5, "how much longer than ever before")));

    private static final long DAY_MICROS = 86_400_000_000L;

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
        String actor = Words.actor(slice.transaction());
        if (actor == null
                || !Words.isActivity(slice.transaction())
                || slice.changes().isEmpty()) {
            return;
        }
        examination.looked(slice.isFirst() ? 1 : 0);
        DetectorMemory memory = examination.memory();
        long now = slice.transaction().commitMicros();
        long day = Math.floorDiv(now, DAY_MICROS);
        long[] known = memory.get(actor);
        if (known == null) {
            memory.put(actor, now, 1, 0, day);
            return;
        }
        long silence = now - known[0];
        if (silence >= examination.parameter("silence") * DAY_MICROS
                && known[1] >= examination.parameter("min-active")
                && silence >= examination.parameter("longer") * known[2]) {
            raise(slice, actor, silence, known, examination);
        }
        boolean isNewDay = day != known[3];
        if (isNewDay || silence > 3_600_000_000L) {
            memory.put(actor, now, known[1] + (isNewDay ? 1 : 0), Math.max(known[2], silence), day);
        }
    }

    private static void raise(ChangeSlice slice, String actor, long silence, long[] known, Examination examination) {
        long days = silence / DAY_MICROS;
        Finding.of(
                        SPEC,
                        slice,
                        days >= 90 ? Severity.HIGH : Severity.MEDIUM,
                        "Account " + actor + " works again after " + days + " days of silence.")
                .group(actor)
                .measure(
                        "silence",
                        Long.toString(days),
                        Numbers.rounded(known[2] / (double) DAY_MICROS),
                        "days",
                        known[1])
                .evidence(slice.changes().getFirst().seq())
                .raise(examination);
    }
}
