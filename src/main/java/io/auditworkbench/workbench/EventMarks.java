package io.auditworkbench.workbench;

import io.auditworkbench.store.CompiledFilter;
import io.auditworkbench.store.EventMark;
import io.auditworkbench.store.MarkLog;
import io.auditworkbench.store.StoredEvent;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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

    /// Gives a mark for each event to `sink`, oldest first; false when `stop` ended it early.
    public boolean read(AcceptedFilter filter, Consumer<EventMark> sink, BooleanSupplier stop) {
        CompiledFilter compiled = selections.compiled(filter);
        if (compiled.isDecidedBySql()) {
            return log.read(compiled.selection(), mark -> {
                sink.accept(mark);
                return !stop.getAsBoolean();
            });
        }
        return scanner.oldestFirst(filter).run(event -> {
            sink.accept(mark(event));
            return !stop.getAsBoolean();
        });
    }

    private static EventMark mark(StoredEvent event) {
        return new EventMark(
                event.seq(),
                event.transaction().txId(),
                event.transaction().header().commitMicros(),
                event.operation(),
                event.table().name(),
                event.transaction().header().attribution().actor());
    }
}
