package io.auditworkbench.detect.stock;

import io.auditworkbench.detect.Detector;
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
import java.util.List;

/// Stock that falls below zero: more was taken than was there.
public final class StockBelowZeroDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "stock-below-zero",
            "stock",
            "Stock below zero",
            "The quantity of a product at a location falls below the least that there can be.",
            "stock changes",
            List.of(
                    new Parameter("least", "pieces", 0, "what stock may fall to"),
                    new Parameter("deep", "pieces", 10, "so far below it matters more")));

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.fields(mapping, "stock", "quantity");
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        for (ObservedChange change : slice.changes()) {
            if (change.is("stock") && change.after() != null) {
                compare(slice, change, examination);
            }
        }
    }

    private static void compare(ChangeSlice slice, ObservedChange change, Examination examination) {
        BigDecimal after = Numbers.of(change.after("quantity"));
        if (after == null || (change.before() != null && !change.hasChanged("quantity"))) {
            return;
        }
        examination.looked(1);
        double least = examination.parameter("least");
        BigDecimal before = Numbers.of(change.before("quantity"));
        if (after.doubleValue() >= least || (before != null && before.doubleValue() < least)) {
            return;
        }
        boolean isDeep = least - after.doubleValue() >= examination.parameter("deep");
        String product = Words.of(change.after("product"));
        String location = Words.of(change.after("location"));
        Finding.of(
                        SPEC,
                        slice,
                        isDeep ? Severity.HIGH : Severity.MEDIUM,
                        "Stock of " + (product == null ? change.rowName() : "product " + product)
                                + (location == null ? "" : " at location " + location) + " fell to "
                                + Numbers.text(after)
                                + (before == null ? "" : " from " + Numbers.text(before)) + ", by "
                                + Words.by(slice.transaction()) + ".")
                .group(change.rowName())
                .measure("quantity", Numbers.text(after), Numbers.rounded(least), "pieces", 1)
                .evidence(change.seq())
                .raise(examination);
    }
}
