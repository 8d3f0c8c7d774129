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
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// Rows that the person who made them also approved: purchase orders, and whatever else has both names.
///
/// - **Shape**: refunds are left to [SelfApprovedRefundDetector].
public final class MakerIsCheckerDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "maker-is-checker",
            "money",
            "Approved by who made it",
            "A row is approved, and its created_by and approved_by are the same.",
            "approvals",
            List.of(new Parameter("min-amount", "money", 0, "smaller totals and amounts are left out")));

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.fields(mapping, "purchase_order", "created_by", "approved_by");
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        for (ObservedChange change : slice.changes()) {
            if (change.mapped() != null
                    && change.after() != null
                    && !change.is("refund")
                    && change.mapped().has("approved_by")
                    && isApproval(change)) {
                examination.looked(1);
                compare(slice, change, examination);
            }
        }
    }

    private static boolean isApproval(ObservedChange change) {
        String approver = Words.of(change.after("approved_by"));
        return approver != null && !approver.equals(Words.of(change.before("approved_by")));
    }

    private static void compare(ChangeSlice slice, ObservedChange change, Examination examination) {
        String approver = Objects.requireNonNull(Words.of(change.after("approved_by")));
        BigDecimal total = Numbers.of(change.after("total"));
        BigDecimal amount = total == null ? Numbers.of(change.after("amount")) : total;
        if (!approver.equals(Words.of(change.after("created_by")))
                || (amount != null && amount.doubleValue() < examination.parameter("min-amount"))) {
            return;
        }
        String what = change.entity().orElseThrow().replace('_', ' ');
        String over = amount == null ? "" : " over " + Numbers.money(amount);
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        Severity.HIGH,
                        Words.capital(what) + " " + Words.id(change) + over + " was created and approved by " + approver
                                + ".")
                .group(change.table().name(), approver)
                .evidence(change.seq());
        if (amount != null) {
            finding.measure("amount", Numbers.money(amount), "money");
        }
        finding.raise(examination);
    }
}
