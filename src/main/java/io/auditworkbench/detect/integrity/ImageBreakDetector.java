package io.auditworkbench.detect.integrity;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.Examination;
import io.auditworkbench.detect.Finding;
import io.auditworkbench.detect.Needs;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Severity;
import java.util.List;
import java.util.regex.Pattern;

/// Rows that were not, before a change, what they were after the last one: something changed them that was not
/// captured.
///
/// - **Shape**: capture compares the images and writes what breaks into the log as a gap; this makes a finding of it.
public final class ImageBreakDetector implements Detector {

    private static final DetectorSpec SPEC = new DetectorSpec(
            "image-break",
            "integrity",
            "Uncaptured change",
            "A row differs from its last captured state: somebody changed it and the log does not hold the change.",
            "gaps",
            List.of());

    /// The changes that a gap names.
    private static final Pattern EVENT = Pattern.compile("\\bE([0-9]{1,18})\\b");

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
        CoverageGap gap = slice.gap();
        if (gap == null) {
            return;
        }
        examination.looked(1);
        if (gap.cause() != GapCause.UNCAPTURED_CHANGE) {
            return;
        }
        String tables = gap.tables().stream()
                .map(TableName::toString)
                .sorted()
                .reduce((left, right) -> left + ", " + right)
                .orElse("a table");
        Finding finding = Finding.of(
                        SPEC,
                        slice,
                        Severity.HIGH,
                        "A row of " + tables + " differs from its last captured state: it was changed and the log does"
                                + " not hold the change.")
                .group(tables);
        EVENT.matcher(gap.evidence()).results().forEach(found -> finding.evidence(Long.parseLong(found.group(1))));
        if (!gap.evidence().isEmpty()) {
            finding.measure("what was seen", gap.evidence(), "");
        }
        finding.raise(examination);
    }
}
