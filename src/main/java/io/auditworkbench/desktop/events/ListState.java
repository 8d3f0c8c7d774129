package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Problem;
import java.util.List;
import java.util.Objects;

/// What the place of the list shows.
sealed interface ListState {

    /// Nothing yet.
    record Waiting() implements ListState {}

    /// Lines.
    record Lines() implements ListState {}

    /// The filter finds nothing: what each of its terms finds on its own, and what was watched at that time.
    record NothingMatches(List<TermCount> terms, String coverage) implements ListState {
        public NothingMatches {
            terms = List.copyOf(terms);
            Objects.requireNonNull(coverage, "coverage");
        }
    }

    /// The store could not be read.
    record Broken(Problem problem) implements ListState {
        public Broken {
            Objects.requireNonNull(problem, "problem");
        }
    }

    /// How many events of the range one term finds.
    ///
    /// - **Shape**: `isAtLeast` says that the counting was ended.
    record TermCount(String term, long events, boolean isAtLeast) {}
}
