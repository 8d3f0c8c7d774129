package io.auditworkbench.detect.money;

import io.auditworkbench.detect.Detector;
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
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.List;
import java.util.OptionalLong;

/// Prices that are lowered, ordered at, and put back.
///
/// - **Shape**: of each product whose price was lowered it remembers when, from what to what, and who ordered since.
public final class PriceLoweredAroundOrderDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "price-lowered-around-order",
            "money",
            "Price lowered around an order",
            "The price of a product is lowered, it is ordered at the low price, and soon the price is put back.",
            "prices lowered",
            List.of(
                    new Parameter("window", "minutes", 60, "how long a price may stay low"),
                    new Parameter("min-drop", "share of the price", 0.1, "smaller drops are left out"),
                    new Parameter("put-back", "share of the price before", 0.95, "what counts as put back"),
                    new Parameter("most-orders", "order lines", 5, "with more it is taken for a sale"),
                    new Parameter(
                            "most-products",
                            "products",
                            10,
                            "a transaction that lowers more prices is a price list and left out")));

    private static final int MOST_LOWERED = 20_000;

    /// The places of what is remembered of a product.
    private static final int OLD = 0;
    private static final int LOW = 1;
    private static final int SINCE = 2;
    private static final int LOWERED = 3;
    private static final int ORDERS = 4;
    private static final int ORDERED = 5;

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.all(
                Needs.fields(mapping, "product", "id", "price"), Needs.fields(mapping, "order_line", "product"));
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        long keptMicros = 2 * Math.round(examination.parameter("window") * 60_000_000);
        RecentKeys lowered = new RecentKeys(examination.memory(), "low", keptMicros, MOST_LOWERED);
        boolean isPriceList = isPriceList(slice, examination);
        for (ObservedChange change : slice.changes()) {
            if (change.is("order_line") && change.operation() == Operation.INSERT) {
                order(change, lowered);
            } else if (change.is("product") && change.hasChanged("price")) {
                reprice(slice, change, lowered, isPriceList, examination);
            }
        }
    }

    private static boolean isPriceList(ChangeSlice slice, Examination examination) {
        long most = Math.round(examination.parameter("most-products"));
        return slice.changes().size() > most
                && slice.changes().stream()
                                .filter(change -> change.is("product") && change.hasChanged("price"))
                                .limit(most + 1)
                                .count()
                        > most;
    }

    private static void order(ObservedChange line, RecentKeys lowered) {
        String product = Words.of(line.after("product"));
        if (product == null) {
            return;
        }
        long[] low = lowered.get(Words.hash(product));
        if (low == null) {
            return;
        }
        OptionalLong price = Numbers.fixed(Numbers.of(line.after("unit_price")));
        if (price.isPresent() && price.getAsLong() > low[LOW]) {
            return;
        }
        low[ORDERS]++;
        low[ORDERED] = low[ORDERED] == 0 ? line.seq() : low[ORDERED];
        lowered.put(Words.hash(product), line.transaction().commitMicros(), low);
    }

    private static void reprice(
            ChangeSlice slice,
            ObservedChange change,
            RecentKeys lowered,
            boolean isPriceList,
            Examination examination) {
        String product = Words.of(change.after("id"));
        OptionalLong before = Numbers.fixed(Numbers.of(change.before("price")));
        OptionalLong after = Numbers.fixed(Numbers.of(change.after("price")));
        if (product == null || before.isEmpty() || after.isEmpty()) {
            return;
        }
        long key = Words.hash(product);
        long now = slice.transaction().commitMicros();
        long[] low = lowered.get(key);
        if (after.getAsLong() < before.getAsLong() * (1 - examination.parameter("min-drop"))) {
            examination.looked(1);
            if (!isPriceList && low == null) {
                lowered.put(key, now, before.getAsLong(), after.getAsLong(), now, change.seq(), 0, 0);
            }
            return;
        }
        if (low == null || after.getAsLong() < low[OLD] * examination.parameter("put-back")) {
            return;
        }
        lowered.remove(key);
        boolean isSoon = now - low[SINCE] <= examination.parameter("window") * 60_000_000;
        if (isSoon && low[ORDERS] >= 1 && low[ORDERS] <= examination.parameter("most-orders")) {
            raise(slice, change, low, examination);
        }
    }

    private static void raise(ChangeSlice slice, ObservedChange change, long[] low, Examination examination) {
        String old = Numbers.money(Numbers.ofFixed(low[OLD]));
        String lowest = Numbers.money(Numbers.ofFixed(low[LOW]));
        double drop = 1 - low[LOW] / (double) low[OLD];
        long minutes = Math.max(1, (slice.transaction().commitMicros() - low[SINCE]) / 60_000_000);
        String orders = low[ORDERS] == 1 ? "one order line" : low[ORDERS] + " order lines";
        Finding.of(
                        SPEC,
                        slice,
                        drop >= 0.5 ? Severity.CRITICAL : Severity.HIGH,
                        "The price of product " + Words.id(change) + " was lowered from " + old + " to " + lowest
                                + " for " + minutes + " min, ordered in " + orders + ", and put back by "
                                + Words.by(slice.transaction()) + ".")
                .group(change.rowName())
                .measure("price", lowest, old, "money", 1)
                .measure("time low", Long.toString(minutes), "minutes")
                .measure("order lines", Long.toString(low[ORDERS]), "order lines")
                .evidence(low[LOWERED])
                .evidence(low[ORDERED])
                .evidence(change.seq())
                .raise(examination);
    }
}
