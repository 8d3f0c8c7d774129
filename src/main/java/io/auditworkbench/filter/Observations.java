package io.auditworkbench.filter;

import java.util.List;

/// What was seen in the current range and used before, for completion and for warnings about values that nobody has
/// seen.
///
/// - **Threading**: called from wherever completion runs; an implementation answers from memory or an index, in
///   milliseconds.
public interface Observations {

    /// A value and how often it occurs.
    record ObservedValue(String text, long count) {}

    /// Whether a value occurs.
    enum Seen {
        YES,
        NO,
        /// Not known without looking at every event.
        UNKNOWN
    }

    /// Values of a field that start with `prefix` in any letter case, most frequent first, at most `limit`.
    List<ObservedValue> values(FieldName field, String prefix, int limit);

    /// What a column changed to after `state`, most frequent first; `*` stands for any state.
    List<ObservedValue> nextStates(ColumnName column, String state, int limit);

    /// Whether any event has this value in any letter case.
    Seen seen(FieldName field, String text);

    /// Filters that were applied lately, latest first.
    List<String> recentFilters();

    /// Filters that were saved, in the order of their list.
    List<String> savedFilters();

    /// Nothing was seen.
    Observations NONE = new Observations() {
        @Override
        public List<ObservedValue> values(FieldName field, String prefix, int limit) {
            return List.of();
        }

        @Override
        public List<ObservedValue> nextStates(ColumnName column, String state, int limit) {
            return List.of();
        }

        @Override
        public Seen seen(FieldName field, String text) {
            return Seen.UNKNOWN;
        }

        @Override
        public List<String> recentFilters() {
            return List.of();
        }

        @Override
        public List<String> savedFilters() {
            return List.of();
        }
    };
}
