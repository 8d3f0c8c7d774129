package io.auditworkbench.filter;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the filter says about showing the result rather than choosing it.
///
/// - **Shape**: `sort` in order of importance, empty for the order of the sequence; `limit` is at least 1; `zone`
/// replaces the
///   view's zone for every time in the filter.
public record Directives(List<SortKey> sort, OptionalInt limit, Optional<ZoneId> zone) {

    /// Nothing said.
    public static final Directives NONE = new Directives(List.of(), OptionalInt.empty(), Optional.empty());

    public Directives {
        sort = List.copyOf(sort);
        if (limit.isPresent() && limit.getAsInt() < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    /// One field to sort by.
    public record SortKey(FieldName field, Order order) {
        public SortKey {
            if (field instanceof FieldName.Directive) {
                throw new IllegalArgumentException("cannot sort by a directive");
            }
        }
    }

    /// Which end comes first.
    public enum Order {
        ASCENDING,
        DESCENDING
    }
}
