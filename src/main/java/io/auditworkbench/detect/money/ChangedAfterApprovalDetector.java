package io.auditworkbench.detect.money;

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
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Amounts that change after somebody said yes to them.
public final class ChangedAfterApprovalDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "changed-after-approval",
            "money",
            "Changed after approval",
            "The amount or total of a refund, purchase order, order, payment or invoice changes after it was approved,"
                    + " issued, received or shipped.",
            "changes of settled rows",
            List.of(
                    new Parameter("min-change", "money", 0.01, "smaller changes are left out"),
                    new Parameter("large-change", "share of the amount", 0.5, "from then on it is critical")));

    /// What of an entity must not change, and from which states on; any state where there are none.
    private record Settled(String field, String... states) {}

    private static final Map<String, Settled> SETTLED = Map.of(
            "refund", new Settled("amount", "approved", "issued"),
            "purchase_order", new Settled("total", "approved", "received"),
            "order", new Settled("total", "shipped", "delivered"),
            "payment", new Settled("amount", "received"),
            "invoice", new Settled("amount"));

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.any(
                Needs.fields(mapping, "refund", "amount", "status"),
                Needs.fields(mapping, "payment", "amount", "status"),
                Needs.fields(mapping, "order", "total", "status"),
                Needs.fields(mapping, "invoice", "amount"),
                Needs.fields(mapping, "purchase_order", "total", "status"));
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        for (ObservedChange change : slice.changes()) {
            if (change.operation() != Operation.UPDATE || change.mapped() == null) {
                continue;
            }
            Settled settled = SETTLED.get(change.mapped().entity());
            boolean isSettled = settled != null
                    && (settled.states().length == 0 || Words.isOne(change.before("status"), settled.states()));
            if (isSettled) {
                examination.looked(1);
                compare(slice, change, settled, examination);
            }
        }
    }

    private static void compare(ChangeSlice slice, ObservedChange change, Settled settled, Examination examination) {
        BigDecimal before = Numbers.of(change.before(settled.field()));
        BigDecimal after = Numbers.of(change.after(settled.field()));
        if (before == null || after == null) {
            return;
        }
        double by = after.subtract(before).abs().doubleValue();
        if (by < examination.parameter("min-change") || by == 0) {
            return;
        }
        boolean isLarge =
                by >= examination.parameter("large-change") * before.abs().doubleValue();
        String state = Words.of(change.before("status"));
        String what = change.entity().orElseThrow().replace('_', ' ');
        Finding.of(
                        SPEC,
                        slice,
                        isLarge ? Severity.CRITICAL : Severity.HIGH,
                        "The " + settled.field() + " of " + what + " " + Words.id(change) + " was changed from "
                                + Numbers.money(before) + " to " + Numbers.money(after) + " by "
                                + Words.by(slice.transaction()) + " after it was "
                                + (state == null ? "written" : state) + ".")
                .group(change.table().name(), Words.by(slice.transaction()))
                .measure(settled.field(), Numbers.money(after), Numbers.money(before), "money", 1)
                .evidence(change.seq())
                .raise(examination);
    }
}
