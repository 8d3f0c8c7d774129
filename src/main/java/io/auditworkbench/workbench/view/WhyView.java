package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;

/// Why a business event was concluded: the rule, each condition, and the changes down to the binlog.
///
/// - **Shape**: `former` is what the event said before it was corrected or withdrawn, oldest first.
public record WhyView(BusinessView event, String ruleTitle, List<Change> changes, List<BusinessView> former) {

    /// A change that the event rests on.
    ///
    /// - **Shape**: `position` is `file:offset`, empty where it is not known.
    public record Change(String id, String transaction, Instant at, String operation, String row, String position) {}
}
