package io.auditworkbench.workbench.view;

import java.util.List;
import java.util.Objects;

/// One thing that events can be told apart by, with its largest groups.
///
/// - **Shape**: `groups` with the most events first; `others` are the events of groups that are not among them; `told`
///   is how many groups there are.
public record FacetView(Facet facet, List<Group> groups, long others, long told, Basis basis) {

    /// What events are told apart by.
    public enum Facet {
        OPERATION,
        TABLE,
        ACTOR,
        HOUR,
        TRANSACTION_SIZE
    }

    /// Whether all events were counted.
    public enum Basis {
        ALL,
        /// Only the newest, because counting was ended.
        SAMPLE
    }

    /// Events that are alike.
    ///
    /// - **Shape**: `value` as the filter language writes it without quotes: `update`, `shop.orders`, `alice`, `?`,
    ///   `02`, `2..10`.
    public record Group(String value, long events) {}

    public FacetView {
        Objects.requireNonNull(facet, "facet");
        groups = List.copyOf(groups);
        Objects.requireNonNull(basis, "basis");
    }
}
