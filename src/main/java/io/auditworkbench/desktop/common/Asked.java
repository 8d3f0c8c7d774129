package io.auditworkbench.desktop.common;

import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;

/// The filter and the range of a place, ready to be asked of its store.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
public final class Asked {

    private Asked() {}

    /// The filter of the place.
    ///
    /// - **Errors**: `BAD_FILTER` with the first problem, for a filter that cannot run.
    public static AcceptedFilter of(OpenStore store, Place place) {
        return of(store, place, place.filter());
    }

    /// Another filter text in the range of the place.
    ///
    /// - **Errors**: as above.
    public static AcceptedFilter of(OpenStore store, Place place, String text) {
        return accepted(store, place.range().request(text, store.anchor()));
    }

    /// What was asked.
    ///
    /// - **Errors**: as above.
    public static AcceptedFilter accepted(OpenStore store, FilterRequest request) {
        return switch (store.reading().filters().read(request)) {
            case FilterReading.Accepted(AcceptedFilter filter) -> filter;
            case FilterReading.Refused refused -> {
                FilterProblem first = refused.problems().getFirst();
                throw new WorkbenchException(ErrorCode.BAD_FILTER, first.message(), suggestion(first));
            }
        };
    }

    private static String suggestion(FilterProblem problem) {
        return problem.suggestions().isEmpty() ? "" : String.join(", ", problem.suggestions());
    }
}
