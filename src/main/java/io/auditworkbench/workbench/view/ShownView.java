package io.auditworkbench.workbench.view;

/// What an id stands for.
public sealed interface ShownView {

    /// One event.
    record OfEvent(EventView event, CoverageView coverage) implements ShownView {}

    /// A transaction and its first steps.
    record OfTransaction(TraceView trace) implements ShownView {}

    /// A hole in coverage.
    record OfGap(GapView gap) implements ShownView {}

    /// Findings or a business event, with what they rest on.
    record OfBased(BasedView based) implements ShownView {}

    /// A row as it was last, and its latest versions.
    record OfRow(RowStateView state, RowHistoryView history) implements ShownView {}
}
