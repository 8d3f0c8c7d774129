package io.auditworkbench.detect;

import io.auditworkbench.detect.access.FirstSeenOperationDetector;
import io.auditworkbench.detect.access.OffHoursDetector;
import io.auditworkbench.detect.access.PrivilegeEscalationDetector;
import io.auditworkbench.detect.access.SelfGrantedRoleDetector;
import io.auditworkbench.detect.access.SleepingAccountDetector;
import io.auditworkbench.detect.access.UnusualActorDetector;
import io.auditworkbench.detect.integrity.ImageBreakDetector;
import io.auditworkbench.detect.integrity.NumberGapDetector;
import io.auditworkbench.detect.integrity.TrailStoppedDetector;
import io.auditworkbench.detect.money.ChangedAfterApprovalDetector;
import io.auditworkbench.detect.money.MakerIsCheckerDetector;
import io.auditworkbench.detect.money.PriceLoweredAroundOrderDetector;
import io.auditworkbench.detect.money.SelfApprovedRefundDetector;
import io.auditworkbench.detect.money.TotalMismatchDetector;
import io.auditworkbench.detect.stock.StockBelowZeroDetector;
import io.auditworkbench.detect.stock.StockWithoutCauseDetector;
import io.auditworkbench.detect.volume.ChangeBurstDetector;
import io.auditworkbench.detect.volume.MassDeleteDetector;
import io.auditworkbench.detect.volume.MassUpdateDetector;
import io.auditworkbench.detect.volume.ReinsertedWithChangesDetector;
import java.util.List;

/// The detectors that come with the product.
public final class BuiltInDetectors {

    private BuiltInDetectors() {}

    /// Every one, in the order in which they are listed.
    public static List<Detector> all() {
        return List.of(
                new SelfApprovedRefundDetector(),
                new MakerIsCheckerDetector(),
                new ChangedAfterApprovalDetector(),
                new PriceLoweredAroundOrderDetector(),
                new TotalMismatchDetector(),
                new StockBelowZeroDetector(),
                new StockWithoutCauseDetector(),
                new MassDeleteDetector(),
                new MassUpdateDetector(),
                new ReinsertedWithChangesDetector(),
                new ChangeBurstDetector(),
                new PrivilegeEscalationDetector(),
                new SelfGrantedRoleDetector(),
                new OffHoursDetector(),
                new UnusualActorDetector(),
                new FirstSeenOperationDetector(),
                new SleepingAccountDetector(),
                new NumberGapDetector(),
                new ImageBreakDetector(),
                new TrailStoppedDetector());
    }
}
