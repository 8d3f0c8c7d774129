package io.auditworkbench.detect.integrity;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers left out of a series that must have none missing, such as those of invoices.
///
/// - **Shape**: a series is a table and what stands before the digits at the end of the number. Of each it remembers
///   the highest number, and which below it are missing since when. A missing number is a gap when so many later ones
///   were written, and so much later, that it will not come anymore.
public final class NumberGapDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "number-gap",
            "integrity",
            "Gap in a number series",
            "An invoice number was left out, or its invoice was deleted, and later numbers have been written.",
            "numbers",
            List.of(
                    new Parameter("tolerance", "numbers", 5, "so many later ones may come before a missing one"),
                    new Parameter("wait", "minutes", 10, "how long a missing number may still come"),
                    new Parameter(
                            "largest-gap", "numbers", 1000, "a larger step begins a new range and is only noted")));

    private static final int MOST_MISSING = 256;
    private static final int LONGEST_NUMBER = 18;

    /// What is remembered of a missing number: it, since when, the change that showed it.
    private static final int MISSING = 3;

    /// A series while a slice is looked at.
    private static final class Series {
        private final String name;
        private long highest = -1;
        private final List<Long> missing = new ArrayList<>();

        Series(String name, long @Nullable [] kept) {
            this.name = name;
            if (kept != null) {
                highest = kept[0];
                Arrays.stream(kept).skip(1).forEach(missing::add);
            }
        }

        long[] kept() {
            long[] numbers = new long[1 + missing.size()];
            numbers[0] = highest;
            for (int i = 0; i < missing.size(); i++) {
                numbers[i + 1] = missing.get(i);
            }
            return numbers;
        }

        void miss(long number, long micros, long seq) {
            if (missing.size() < MOST_MISSING * MISSING) {
                missing.addAll(List.of(number, micros, seq));
            }
        }

        void came(long number) {
            for (int i = 0; i < missing.size(); i += MISSING) {
                if (missing.get(i) == number) {
                    missing.subList(i, i + MISSING).clear();
                    return;
                }
            }
        }
    }

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.fields(mapping, "invoice", "number");
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        Map<String, Series> touched = new HashMap<>();
        for (ObservedChange change : slice.changes()) {
            if (!change.is("invoice")) {
                continue;
            }
            if (change.operation() == Operation.SNAPSHOT) {
                written(slice, change, touched, examination);
            } else if (change.operation() == Operation.INSERT) {
                examination.looked(1);
                written(slice, change, touched, examination);
            } else if (change.operation() == Operation.DELETE || change.hasChanged("number")) {
                gone(change, touched, examination);
                written(slice, change, touched, examination);
            }
        }
        touched.forEach((name, series) -> {
            if (Words.isActivity(slice.transaction())) {
                judge(slice, series, examination);
            }
            examination.memory().put(name, series.kept());
        });
    }

    private static void written(
            ChangeSlice slice, ObservedChange change, Map<String, Series> touched, Examination examination) {
        String text = change.after() == null ? null : Words.of(change.after("number"));
        int digits = text == null ? -1 : digitsFrom(text);
        if (text == null || digits < 0) {
            return;
        }
        Series series = series(change, text.substring(0, digits), touched, examination);
        long number = Long.parseLong(text.substring(digits));
        if (number <= series.highest) {
            series.came(number);
            return;
        }
        boolean isSnapshot = change.operation() == Operation.SNAPSHOT;
        if (series.highest >= 0 && !isSnapshot) {
            step(slice, change, series, number, examination);
        }
        series.highest = number;
    }

    private static void step(
            ChangeSlice slice, ObservedChange change, Series series, long number, Examination examination) {
        long between = number - series.highest - 1;
        if (between > examination.parameter("largest-gap")) {
            Finding.of(
                            SPEC,
                            slice,
                            Severity.INFO,
                            "The numbers of " + change.table().name() + " go on at " + number + " after "
                                    + series.highest + ": taken for a new range.")
                    .group(series.name, "range")
                    .measure("numbers left out", Long.toString(between), "numbers")
                    .evidence(change.seq())
                    .raise(examination);
            return;
        }
        for (long left = series.highest + 1; left < number; left++) {
            series.miss(left, slice.transaction().commitMicros(), change.seq());
        }
    }

    private static void gone(ObservedChange change, Map<String, Series> touched, Examination examination) {
        String text = Words.of(change.before("number"));
        int digits = text == null ? -1 : digitsFrom(text);
        if (text != null && digits >= 0) {
            Series series = series(change, text.substring(0, digits), touched, examination);
            long number = Long.parseLong(text.substring(digits));
            if (number <= series.highest) {
                series.miss(number, change.transaction().commitMicros(), change.seq());
            }
        }
    }

    private static Series series(
            ObservedChange change, String prefix, Map<String, Series> touched, Examination examination) {
        return touched.computeIfAbsent(
                change.table().name() + "/" + prefix,
                name -> new Series(name, examination.memory().get(name)));
    }

    /// Where the digits at the end begin; -1 where there are none, or too many.
    private static int digitsFrom(String text) {
        int at = text.length();
        while (at > 0 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
            at--;
        }
        return at == text.length() || text.length() - at > LONGEST_NUMBER ? -1 : at;
    }

    private static void judge(ChangeSlice slice, Series series, Examination examination) {
        long now = slice.transaction().commitMicros();
        List<Long> lost = new ArrayList<>();
        List<Long> seqs = new ArrayList<>();
        for (int i = series.missing.size() - MISSING; i >= 0; i -= MISSING) {
            long number = series.missing.get(i);
            boolean isPassed = series.highest - number >= examination.parameter("tolerance");
            if (isPassed && now - series.missing.get(i + 1) >= examination.parameter("wait") * 60_000_000) {
                lost.addFirst(number);
                seqs.addFirst(series.missing.get(i + 2));
                series.missing.subList(i, i + MISSING).clear();
            }
        }
        if (!lost.isEmpty()) {
            raise(slice, series, lost, seqs, examination);
        }
    }

    private static void raise(
            ChangeSlice slice, Series series, List<Long> lost, List<Long> seqs, Examination examination) {
        String numbers = lost.size() == 1
                ? "Number " + lost.getFirst() + " is"
                : lost.size() + " numbers from " + lost.getFirst() + " to " + lost.getLast() + " are";
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        lost.size() > 1 ? Severity.HIGH : Severity.MEDIUM,
                        numbers + " missing in the series " + series.name + ", which has come to " + series.highest
                                + ".")
                .group(series.name)
                .measure("numbers missing", Integer.toString(lost.size()), "0", "numbers", series.highest);
        seqs.forEach(finding::evidence);
        finding.raise(examination);
    }
}
