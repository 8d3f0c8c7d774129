package io.auditworkbench.mcp;

import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.export.ExportMask;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What tools share: the store, the limits, the reading of filters.
///
/// - **Threading**: any thread.
final class ToolContext {

    /// What takes longer is ended, and said to be partial.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final McpDesk desk;
    private final ExportMask mask;

    ToolContext(McpDesk desk) {
        this.desk = desk;
        mask = ExportMask.of(desk.options().mask(), desk.options().maskColumns());
    }

    McpDesk desk() {
        return desk;
    }

    StoreReading reading() {
        return desk.reading();
    }

    McpOptions options() {
        return desk.options();
    }

    Shapes shapes() {
        return new Shapes(desk.options(), mask);
    }

    /// The filter that a call names, with its range.
    AcceptedFilter filter(Arguments arguments) {
        return filter(FilterForm.text(arguments.value("filter")), arguments);
    }

    AcceptedFilter filter(String text, Arguments arguments) {
        FilterRequest request = new FilterRequest(
                text,
                arguments.text("since").orElse(null),
                arguments.text("until").orElse(null),
                arguments.text("on").orElse(null));
        return switch (reading().filters().read(request)) {
            case FilterReading.Accepted(AcceptedFilter accepted) -> told(accepted);
            case FilterReading.Refused(String refused, var problems) ->
                throw new FilterRefused(refused, told(problems));
        };
    }

    /// What may be said of a filter: while values are masked, nothing that names values which occur.
    List<FilterProblem> told(List<FilterProblem> problems) {
        return options().isMasking()
                ? problems.stream()
                        .filter(problem -> problem.code() != FilterProblem.Code.UNSEEN_VALUE)
                        .toList()
                : problems;
    }

    AcceptedFilter told(AcceptedFilter filter) {
        return new AcceptedFilter(
                filter.text(),
                filter.canonical(),
                filter.expression(),
                filter.directives(),
                told(filter.warnings()),
                filter.from(),
                filter.until());
    }

    /// Says when a call has taken long enough.
    static BooleanSupplier deadline() {
        long end = System.nanoTime() + LONGEST.toNanos();
        return () -> System.nanoTime() > end || Thread.currentThread().isInterrupted();
    }

    static String deadlineNote() {
        return "Ended after " + LONGEST.toSeconds() + " s: there may be more. Narrow the filter or the range.";
    }

    /// Refuses what would show values that are masked.
    void refuseWhileMasking(String what) {
        if (options().isMasking()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    what + " is not offered while values are masked.",
                    "Whoever started the server can start it without --mask.");
        }
    }
}
