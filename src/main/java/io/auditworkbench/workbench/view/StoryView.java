package io.auditworkbench.workbench.view;

import java.time.Instant;
import java.util.List;

/// A story that is planted in a synthetic shop, and what was found of it.
///
/// - **Shape**: `rows` as `table/key`, the subject first; `transactions` are their ids in the store, `T17`, ascending.
public record StoryView(
        String kind,
        boolean isIncident,
        String story,
        String actor,
        Instant from,
        List<String> rows,
        List<String> transactions,
        List<Found> found,
        Outcome outcome) {

    /// A finding that rests on one of the story's transactions, by the id of its group.
    public record Found(String id, String detector, String sentence) {}

    /// Whether it came out as it should.
    public enum Outcome {
        /// An incident, found as what it is.
        FOUND,
        /// An incident that no finding of its kind is about.
        MISSED,
        /// A look-alike that no finding is about.
        QUIET,
        /// A look-alike that a finding is about.
        ALARM;

        public boolean isRight() {
            return this == FOUND || this == QUIET;
        }
    }
}
