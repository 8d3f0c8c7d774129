package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterProblem;
import java.util.List;

/// What became of a filter text.
public sealed interface FilterReading {

    /// It can run.
    record Accepted(AcceptedFilter filter) implements FilterReading {}

    /// It cannot run; `text` is what the places of the problems count in.
    record Refused(String text, List<FilterProblem> problems) implements FilterReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
