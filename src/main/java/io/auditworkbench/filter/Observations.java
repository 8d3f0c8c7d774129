package io.auditworkbench.filter;

import java.util.List;
import java.util.OptionalLong;

/// What was seen in the current range and used before, for completion and for warnings about values that nobody has
/// seen.
///
/// - **Threading**: called from wherever completion runs; an implementation answers from memory or an index, in
///   milliseconds.
public interface Observations {

    /// A value and in how many events it occurs: of all, or of as many of the newest as `sample` says.
    record ObservedValue(String text, long count, OptionalLong sample) {

        /// Counted over everything.
        public static ObservedValue ofAll(String text, long count) {
            return new ObservedValue(text, count, OptionalLong.empty());
        }

        /// Counted over the newest `sample` events that were looked at.
        public static ObservedValue ofNewest(String text, long count, long sample) {
            return new ObservedValue(text, count, OptionalLong.of(sample));
        }
    }

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
    default Seen seen(FieldName field, String text) {
        return Seen.UNKNOWN;
    }

    /// Filters that were applied lately, latest first.
    default List<String> recentFilters() {
        return List.of();
    }

    /// Filters that were saved, in the order of their list.
    default List<String> savedFilters() {
        return List.of();
    }

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
    };
}
