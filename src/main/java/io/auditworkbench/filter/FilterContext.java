package io.auditworkbench.filter;

import java.util.Optional;
import java.util.function.LongFunction;

/// What a filter needs to know besides the event it looks at.
///
/// - **Shape**: `events` finds an event by its sequence number, for `near:` and `same:`; nothing matches where it finds
///   none.
public record FilterContext(TimeFrame frame, WorkingHours workingHours, LongFunction<Optional<FilterSubject>> events) {

    /// A context that knows no other events.
    public static FilterContext of(TimeFrame frame) {
        return new FilterContext(frame, WorkingHours.USUAL, _ -> Optional.empty());
    }

    FilterContext with(Directives directives) {
        return new FilterContext(frame.with(directives), workingHours, events);
    }
}
