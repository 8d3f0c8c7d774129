package io.auditworkbench.detect.stock;

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
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stock that changes without a movement that says why, in a shop that writes one as a rule.
///
/// - **Shape**: what a transaction changes is held until its last slice, at most [#MOST_HELD] of each.
public final class StockWithoutCauseDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "stock-without-cause",
            "stock",
            "Stock changed without a cause",
            "The quantity of a product changes, and its transaction has no stock movement of the product.",
            "stock changes",
            List.of(
                    new Parameter("min-change", "pieces", 1, "smaller changes are left out"),
                    new Parameter(
                            "usual-share",
                            "share of stock changes",
                            0.1,
                            "where more have no movement, this is how the shop works"),
                    new Parameter("min-history", "stock changes", 20, "how many must be known to tell that")));

    private static final int MOST_HELD = 20_000;

    /// What is held of a stock change: product, its hash with the location, change, number.
    private static final int HELD = 4;

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.all(
                Needs.fields(mapping, "stock", "product", "quantity"),
                Needs.fields(mapping, "stock_movement", "product"));
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        DetectorMemory memory = examination.memory();
        List<Long> moved = held(memory, slice, "moved");
        List<Long> changed = held(memory, slice, "changed");
        Map<Long, ObservedChange> rows = new HashMap<>();
        for (ObservedChange change : slice.changes()) {
            if (change.is("stock_movement") && change.after() != null && moved.size() < MOST_HELD) {
                place(change, moved);
            } else if (change.is("stock") && isChange(change, examination) && changed.size() < MOST_HELD * HELD) {
                place(change, changed);
                changed.add(delta(change));
                changed.add(change.seq());
                rows.put(change.seq(), change);
            }
        }
        if (slice.isLast()) {
            judge(slice, changed, new HashSet<>(moved), rows, examination);
        } else {
            memory.put("moved", moved.stream().mapToLong(Long::longValue).toArray());
            memory.put("changed", changed.stream().mapToLong(Long::longValue).toArray());
        }
    }

    private static List<Long> held(DetectorMemory memory, ChangeSlice slice, String key) {
        List<Long> list = new ArrayList<>();
        if (!slice.isFirst()) {
            long[] numbers = memory.get(key);
            Arrays.stream(numbers == null ? new long[0] : numbers).forEach(list::add);
        }
        if (slice.isLast() && !slice.isFirst()) {
            memory.remove(key);
        }
        return list;
    }

    /// The product alone, and the product at its location: a movement without location explains any.
    private static void place(ObservedChange change, List<Long> list) {
        String product = change.shown("product").text();
        String location = Words.of(change.shown("location"));
        list.add(Words.hash(product));
        list.add(location == null ? 0 : Words.hash(product + "@" + location));
    }

    private static boolean isChange(ObservedChange change, Examination examination) {
        boolean isCounted = change.before() == null || change.hasChanged("quantity");
        return isCounted && Math.abs(delta(change)) >= examination.parameter("min-change") * 10_000;
    }

    private static long delta(ObservedChange change) {
        BigDecimal before = Numbers.of(change.before("quantity"));
        BigDecimal after = Numbers.of(change.after("quantity"));
        BigDecimal from = before == null ? BigDecimal.ZERO : before;
        BigDecimal to = after == null ? BigDecimal.ZERO : after;
        return Numbers.fixed(to.subtract(from)).orElse(0);
    }

    private static void judge(
            ChangeSlice slice,
            List<Long> changed,
            Set<Long> moved,
            Map<Long, ObservedChange> rows,
            Examination examination) {
        if (changed.isEmpty()) {
            return;
        }
        DetectorMemory memory = examination.memory();
        long[] kept = memory.get("usual");
        long[] usual = kept == null ? new long[2] : kept;
        for (int i = 0; i < changed.size(); i += HELD) {
            examination.looked(1);
            long place = changed.get(i + 1);
            boolean isExplained = moved.contains(place != 0 && hasPlaces(moved) ? place : changed.get(i));
            boolean isUsual = usual[0] >= examination.parameter("min-history")
                    && usual[1] > usual[0] * examination.parameter("usual-share");
            if (!isExplained && !isUsual) {
                raise(slice, changed.get(i + 2), changed.get(i + 3), rows.get(changed.get(i + 3)), usual, examination);
            }
            usual[0]++;
            usual[1] += isExplained ? 0 : 1;
        }
        memory.put("usual", usual);
    }

    /// True when movements say where.
    private static boolean hasPlaces(Set<Long> moved) {
        return !moved.contains(0L);
    }

    private static void raise(
            ChangeSlice slice,
            long delta,
            long seq,
            @Nullable ObservedChange change,
            long[] usual,
            Examination examination) {
        String by = Numbers.text(Numbers.ofFixed(delta));
        String row = change == null ? "a row of an earlier part of the transaction" : change.rowName();
        long percent = usual[0] == 0 ? 0 : 100 * usual[1] / usual[0];
        Finding.of(
                        SPEC,
                        slice,
                        delta < 0 ? Severity.HIGH : Severity.MEDIUM,
                        "The quantity of " + row + " was changed by " + by + " by " + Words.by(slice.transaction())
                                + ", and no stock movement says why.")
                .group(Words.by(slice.transaction()))
                .measure("change", by, "pieces")
                .measure("changes without movement", "1", percent + " %", "stock changes", usual[0])
                .evidence(seq)
                .raise(examination);
    }
}
