package io.auditworkbench.detect.money;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSpec.Parameter;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.detect.RecentKeys;
import io.auditworkbench.detect.Words;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Orders whose total is not the sum of their lines.
///
/// - **Shape**: of each order that was written while it was watched it remembers the total and the sum, until it is
///   done or has not changed for long. Where totals differ from the sums as a rule, because they hold shipping or
///   taxes, nothing is raised.
public final class TotalMismatchDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "total-mismatch",
            "money",
            "Order total is not the sum of its lines",
            "When an order is placed with its lines or sold, its total differs from the sum of quantity times price.",
            "orders",
            List.of(
                    new Parameter("tolerance", "money", 0.01, "smaller differences are rounding"),
                    new Parameter(
                            "usual-share", "share of orders", 0.1, "where more differ, totals hold something else"),
                    new Parameter("min-orders", "orders", 20, "how many must be known to tell what is usual"),
                    new Parameter("keep", "days", 30, "how long an open order is remembered")));

    private static final int MOST_ORDERS = 500_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    /// The places of what is remembered of an order.
    private static final int TOTAL = 0;
    private static final int SUM = 1;
    private static final int LINES = 2;
    private static final int SEQ = 3;
    private static final int TOLD = 4;
    private static final int COUNTED = 5;
    private static final int SEEN = 6;

    /// An order that this slice touches.
    private static final class Touched {
        private final long[] known;
        private String id = "";
        private boolean isDue;
        private boolean isDone;
        private long seq;

        Touched(long[] known) {
            this.known = known;
        }
    }

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.all(
                Needs.fields(mapping, "order", "id", "total"),
                Needs.fields(mapping, "order_line", "order", "quantity", "unit_price"));
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        long keptMicros = Math.round(2 * examination.parameter("keep") * DAY_MICROS);
        RecentKeys orders = new RecentKeys(examination.memory(), "order", keptMicros, MOST_ORDERS);
        Map<Long, Touched> touched = new LinkedHashMap<>();
        for (ObservedChange change : slice.changes()) {
            if (change.is("order")) {
                order(change, orders, touched);
            } else if (change.is("order_line")) {
                line(change, change.before("order"), -1, orders, touched);
                line(change, change.after("order"), 1, orders, touched);
            }
        }
        touched.forEach((key, order) -> settle(slice, key, order, orders, examination));
    }

    private static void order(ObservedChange change, RecentKeys orders, Map<Long, Touched> touched) {
        String id = Words.of(change.shown("id"));
        if (id == null) {
            return;
        }
        Touched order = touched(Words.hash(id), orders, touched);
        order.id = id;
        order.seq = change.seq();
        order.isDone = change.after() == null || Words.isOne(change.after("status"), "delivered", "cancelled");
        OptionalLong total = Numbers.fixed(Numbers.of(change.shown("total")));
        if (total.isEmpty()) {
            return;
        }
        boolean isNew = change.operation() == Operation.INSERT;
        order.known[SEEN] = isNew ? 1 : order.known[SEEN];
        order.known[TOTAL] = total.getAsLong();
        order.known[SEQ] = change.seq();
        boolean isSold = change.hasChanged("status") && Words.isOne(change.after("status"), "sold");
        order.isDue |= isNew || isSold || change.hasChanged("total");
    }

    private static void line(
            ObservedChange change, ColumnValue reference, int sign, RecentKeys orders, Map<Long, Touched> touched) {
        String id = Words.of(reference);
        if (id == null) {
            return;
        }
        boolean isAfter = sign > 0;
        BigDecimal quantity = Numbers.of(isAfter ? change.after("quantity") : change.before("quantity"));
        BigDecimal price = Numbers.of(isAfter ? change.after("unit_price") : change.before("unit_price"));
        OptionalLong product =
                quantity == null || price == null ? OptionalLong.empty() : Numbers.fixed(quantity.multiply(price));
        if (product.isEmpty()) {
            return;
        }
        Touched order = touched(Words.hash(id), orders, touched);
        order.id = id;
        order.known[SUM] += sign * product.getAsLong();
        order.known[LINES] += sign;
        order.seq = change.seq();
    }

    private static Touched touched(long key, RecentKeys orders, Map<Long, Touched> touched) {
        return touched.computeIfAbsent(key, _ -> {
            long[] known = orders.get(key);
            return new Touched(known == null ? new long[7] : known);
        });
    }

    private static void settle(ChangeSlice slice, long key, Touched order, RecentKeys orders, Examination examination) {
        long[] known = order.known;
        if (order.isDone) {
            orders.remove(key);
            return;
        }
        boolean isKnown = known[SEEN] == 1 && known[LINES] > 0;
        if (slice.isLast() && order.isDue && isKnown) {
            compare(slice, order, examination);
        }
        orders.put(key, slice.transaction().commitMicros(), known);
    }

    private static void compare(ChangeSlice slice, Touched order, Examination examination) {
        long[] known = order.known;
        examination.looked(1);
        long difference = known[TOTAL] - known[SUM];
        boolean differs = Math.abs(difference) > examination.parameter("tolerance") * 10_000;
        DetectorMemory memory = examination.memory();
        long[] usual = memory.get("usual");
        long[] counts = usual == null ? new long[2] : usual;
        boolean isUsual = counts[0] >= examination.parameter("min-orders")
                && counts[1] > counts[0] * examination.parameter("usual-share");
        if (differs && !isUsual && known[TOLD] != difference) {
            known[TOLD] = difference;
            raise(slice, order, difference, counts, examination);
        }
        if (known[COUNTED] == 0) {
            known[COUNTED] = 1;
            memory.put("usual", counts[0] + 1, counts[1] + (differs ? 1 : 0));
        }
    }

    private static void raise(
            ChangeSlice slice, Touched order, long difference, long[] counts, Examination examination) {
        String total = Numbers.money(Numbers.ofFixed(order.known[TOTAL]));
        String sum = Numbers.money(Numbers.ofFixed(order.known[SUM]));
        boolean isLarge = Math.abs(difference) * 10 >= Math.abs(order.known[SUM]);
        Finding.of(
                        SPEC,
                        slice,
                        isLarge ? Severity.HIGH : Severity.MEDIUM,
                        "The total of order " + order.id + " is " + total + ", and its lines sum up to " + sum
                                + "; last changed by " + Words.by(slice.transaction()) + ".")
                .group(Words.by(slice.transaction()))
                .measure("total", total, sum, "money", 1)
                .measure(
                        "orders whose total differs",
                        Long.toString(counts[1] + 1),
                        Long.toString(counts[1]),
                        "orders",
                        counts[0])
                .evidence(order.known[SEQ])
                .evidence(order.seq)
                .raise(examination);
    }
}
