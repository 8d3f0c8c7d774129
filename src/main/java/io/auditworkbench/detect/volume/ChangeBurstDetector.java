package io.auditworkbench.detect.volume;

import io.auditworkbench.detect.Calendar;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.Robust;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Many transactions within minutes, against what is usual at that hour of the week.
///
/// - **Shape**: of each actor, or of each table where nobody knows the actor, it counts the transactions of the last
///   ten minutes, and remembers of each hour of four weeks the most there were in ten minutes. What is usual is the
///   middle of the same hour of the week and its neighbours; what came up in this very hour of another week is a
///   rhythm. When more becomes the rule, it is told once.
public final class ChangeBurstDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "change-burst",
            "volume",
            "Burst of changes",
            "Far more transactions within ten minutes than at this hour of other weeks, of an actor or, where none is"
                    + " known, of a table. Programs are left out at a month's end.",
            "transactions",
            List.of(
                    new Parameter("floor", "transactions", 60, "fewer within ten minutes are never a burst"),
                    new Parameter("deviations", "robust standard deviations", 6, "how far above the usual"),
                    new Parameter("factor", "times the usual", 3, "and how many times the usual"),
                    new Parameter("min-history", "days", 7, "how long the actor must be known"),
                    new Parameter("calm", "hours", 12, "how long it must have been quiet to be told again"),
                    new Parameter("shift-hours", "hours", 6, "after so many busy hours it is the new rule")));

    /// So many times as many as in this very hour of another week are still its rhythm.
    private static final double WEEKLY = 1.5;

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
        if (!Words.isActivity(slice.transaction())
                || !slice.isFirst()
                || slice.changes().isEmpty()) {
            return;
        }
        examination.looked(1);
        String actor = Words.actor(slice.transaction());
        if (actor != null) {
            count(slice, "actor/" + actor, actor + " made ", examination);
            return;
        }
        Set<TableName> tables = new HashSet<>();
        for (ObservedChange change : slice.changes()) {
            if (tables.add(change.table().name())) {
                count(slice, "table/" + change.table().name(), change.table().name() + " had ", examination);
            }
        }
    }

    private static void count(ChangeSlice slice, String subject, String words, Examination examination) {
        DetectorMemory memory = examination.memory();
        RecentRate rate = RecentRate.of(memory.get("now/" + subject));
        long now = slice.transaction().commitMicros();
        if (rate.isNewHour(now)) {
            WeekRhythm rhythm = WeekRhythm.of(memory.get("week/" + subject));
            if (rate.isKnown()) {
                rhythm.add(rate.hour(), rate.peak());
            }
            memory.put("week/" + subject, rhythm.kept());
            rate.endHour();
        }
        long recent = rate.count(now, slice.changes().getFirst().seq());
        boolean isMonthEnd = Words.isAccount(slice.transaction()) && Calendar.isMonthEnd(now);
        if (recent >= examination.parameter("floor") && !isMonthEnd) {
            judge(slice, subject, words, rate, recent, examination);
        }
        memory.put("now/" + subject, rate.kept());
    }

    private static void judge(
            ChangeSlice slice, String subject, String words, RecentRate rate, long recent, Examination examination) {
        if (rate.threshold() == 0) {
            WeekRhythm rhythm = WeekRhythm.of(examination.memory().get("week/" + subject));
            rate.limit(limit(rhythm, rate.hour(), examination));
        }
        if (recent < rate.threshold()) {
            return;
        }
        long now = slice.transaction().commitMicros();
        boolean isTold = rate.isTold(
                now,
                Math.round(examination.parameter("calm") * 3_600_000_000L),
                Math.round(examination.parameter("shift-hours")));
        rate.exceeded(now);
        if (!isTold) {
            rate.told(now);
            raise(slice, subject, words, rate, recent, examination);
        }
    }

    private static long limit(WeekRhythm rhythm, long hour, Examination examination) {
        if (rhythm.hoursBefore(hour) < examination.parameter("min-history") * 24) {
            return Long.MAX_VALUE;
        }
        long[] usual = rhythm.like(hour);
        double median = Robust.median(usual);
        double limit = Math.max(
                median + examination.parameter("deviations") * Robust.deviation(usual),
                median * examination.parameter("factor"));
        double weekly = rhythm.mostInEarlierWeeks(hour) * WEEKLY;
        return Math.max((long) Math.ceil(Math.max(limit, weekly)), Math.round(examination.parameter("floor")));
    }

    private static void raise(
            ChangeSlice slice, String subject, String words, RecentRate rate, long recent, Examination examination) {
        long[] usual =
                WeekRhythm.of(examination.memory().get("week/" + subject)).like(rate.hour());
        double median = Robust.median(usual);
        boolean isLarge = recent >= 10 * Math.max(median, examination.parameter("floor"));
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        isLarge ? Severity.HIGH : Severity.MEDIUM,
                        words + recent + " transactions within ten minutes; usual at this hour of the week are "
                                + Numbers.rounded(median) + ".")
                .group(subject)
                .measure(
                        "transactions in ten minutes",
                        Long.toString(recent),
                        Numbers.rounded(median),
                        "transactions",
                        usual.length);
        for (long seq : rate.seqs()) {
            finding.evidence(seq);
        }
        finding.evidence(slice.changes().getFirst().seq()).raise(examination);
    }
}
