package io.auditworkbench.workbench.evidence;

import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.casework.CaseView;

/// What an evidence bundle is made of.
public sealed interface BundleRequest {

    /// Everything that was pinned to a case, with its notes and acts.
    record OfCase(CaseView view) implements BundleRequest {}

    /// Every event that a filter selects.
    record OfFilter(AcceptedFilter filter) implements BundleRequest {}

    /// What it is about, in a line.
    default String subject() {
        return switch (this) {
            case OfCase(CaseView view) -> view.head().id() + " " + view.head().title();
            case OfFilter(AcceptedFilter filter) -> filter.canonical().isEmpty() ? "every event" : filter.canonical();
        };
    }
}
