package io.auditworkbench.workbench.view;

import java.util.List;

/// What an id stands for.
public sealed interface ShownView {

    /// One event, the business events that rest on it, and the findings it is evidence of.
    record OfEvent(EventView event, List<BusinessView> business, List<AnomalyView> anomalies, CoverageView coverage)
            implements ShownView {

        public OfEvent {
            business = List.copyOf(business);
            anomalies = List.copyOf(anomalies);
        }
    }

    /// A transaction and its first steps.
    record OfTransaction(TraceView trace) implements ShownView {}

    /// A hole in coverage.
    record OfGap(GapView gap) implements ShownView {}

    /// Findings or a business event, with what they rest on.
    record OfBased(BasedView based) implements ShownView {}

    /// A row as it was last, and its latest versions.
    record OfRow(RowStateView state, RowHistoryView history) implements ShownView {}
}
