package io.auditworkbench.detect.money;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
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
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refunds that the person who asked for them also approved.
///
/// - **Shape**: the names are those in the row, or the actors of the changes where the row has no column for them.
public final class SelfApprovedRefundDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "self-approved-refund",
            "money",
            "Refund approved by who requested it",
            "A refund reaches approved or issued, and one person both requested and approved it.",
            "approved refunds",
            List.of(
                    new DetectorSpec.Parameter("min-amount", "money", 0, "smaller refunds are left out"),
                    new DetectorSpec.Parameter(
                            "large-factor", "times the usual refund", 5, "from then on it is critical")));

    private static final long KEPT_MICROS = 60 * 86_400_000_000L;
    private static final int MOST_OPEN = 100_000;

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Applicability applicability(Mapping mapping) {
        return Needs.all(
                Needs.fields(mapping, "refund"),
                Needs.any(Needs.fields(mapping, "refund", "approved_by"), Needs.fields(mapping, "refund", "status")));
    }

    @Override
    public void examine(ChangeSlice slice, List<NumberedEvent> concluded, Examination examination) {
        if (!Words.isActivity(slice.transaction())) {
            return;
        }
        for (ObservedChange change : slice.changes()) {
            if (change.is("refund") && change.after() != null && change.operation() != Operation.SNAPSHOT) {
                examine(slice, change, examination);
            }
        }
    }

    private static void examine(ChangeSlice slice, ObservedChange change, Examination examination) {
        RecentKeys open = new RecentKeys(examination.memory(), "refund", KEPT_MICROS, MOST_OPEN);
        long row = change.rowKey().hash();
        String actor = Words.actor(slice.transaction());
        long[] requested = open.get(row);
        if (change.before() == null || Words.isOne(change.after("status"), "requested")) {
            if (requested == null) {
                requested = new long[] {change.seq(), actor == null ? 0 : Words.hash(actor)};
                open.put(row, slice.transaction().commitMicros(), requested);
            }
        }
        if (!isApproval(change)) {
            return;
        }
        examination.looked(1);
        Usual usual = Usual.of(examination.memory(), "amounts");
        BigDecimal amount = Numbers.of(change.after("amount"));
        String both = whoDidBoth(change, requested, actor);
        if (both != null && (amount == null || amount.doubleValue() >= examination.parameter("min-amount"))) {
            raise(slice, change, requested, amount, both, usual, examination);
        }
        usual.add(amount);
    }

    private static boolean isApproval(ObservedChange change) {
        boolean isApproved = Words.isOne(change.after("status"), "approved", "issued");
        boolean wasApproved = Words.isOne(change.before("status"), "approved", "issued");
        if ((isApproved && wasApproved) || Words.of(change.after("status")) == null) {
            return Words.of(change.after("approved_by")) != null
                    && !change.after("approved_by").equals(change.before("approved_by"));
        }
        return isApproved;
    }

    private static @Nullable String whoDidBoth(
            ObservedChange change, long @Nullable [] requested, @Nullable String actor) {
        boolean namesChecker = change.mapped() != null && change.mapped().has("approved_by");
        String approver = namesChecker ? Words.of(change.after("approved_by")) : actor;
        if (approver == null) {
            return null;
        }
        if (change.mapped() != null && change.mapped().has("requested_by")) {
            return approver.equals(Words.of(change.after("requested_by"))) ? approver : null;
        }
        boolean isSame = requested != null && requested[1] != 0 && requested[1] == Words.hash(approver);
        return isSame ? approver : null;
    }

    private static void raise(
            ChangeSlice slice,
            ObservedChange change,
            long @Nullable [] requested,
            @Nullable BigDecimal amount,
            String who,
            Usual usual,
            Examination examination) {
        boolean isLarge = usual.isBeyond(amount, examination.parameter("large-factor"));
        String over = amount == null ? "" : " over " + Numbers.money(amount);
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        isLarge ? Severity.CRITICAL : Severity.HIGH,
                        "Refund " + Words.id(change) + over + " was requested and approved by " + who + ".")
                .group(who)
                .evidence(requested == null ? 0 : requested[0])
                .evidence(change.seq());
        if (amount != null) {
            finding.measure("amount", Numbers.money(amount), usual.text(), "money", usual.size());
        }
        finding.raise(examination);
    }
}
