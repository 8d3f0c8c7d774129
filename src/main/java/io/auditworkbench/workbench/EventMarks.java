package io.auditworkbench.workbench;

import io.auditworkbench.store.CompiledFilter;
import io.auditworkbench.store.EventMark;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.store.MarkLog;
import io.auditworkbench.store.StoredEvent;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/// When and where the events of a filter happened; their values are only read where the filter asks for them.
///
/// - **Threading**: any number of threads.
public final class EventMarks {

    private final MarkLog log;
    private final FilterSelections selections;
    private final EventScanner scanner;

    EventMarks(MarkLog log, FilterSelections selections, EventScanner scanner) {
        this.log = log;
        this.selections = selections;
        this.scanner = scanner;
    }

    /// Gives a mark for each event to `taker`, in order, until it answers false. `goesOn` hears now and then at which
    /// event the search is, whether or not any was found, and ends it by answering false. False when it was ended.
    public boolean read(AcceptedFilter filter, EventOrder order, Predicate<EventMark> taker, LongPredicate goesOn) {
        CompiledFilter compiled = selections.compiled(filter);
        return compiled.isDecidedBySql()
                ? log.read(compiled.selection(), order, taker, goesOn)
                : scanner.of(filter, order).run(event -> taker.test(mark(event)), goesOn);
    }

    private static EventMark mark(StoredEvent event) {
        return new EventMark(
                event.seq(),
                event.transaction().txId(),
                event.transaction().eventCount(),
                event.transaction().header().commitMicros(),
                event.operation(),
                event.table().name(),
                event.transaction().header().attribution().actor());
    }
}
