package io.auditworkbench.workbench;

import io.auditworkbench.model.change.CoverageGap;
import java.util.List;

/// What comparing images up to an event has found.
record ImageFinding(long throughSeq, List<CoverageGap> gaps) {

    ImageFinding {
        gaps = List.copyOf(gaps);
    }
}
