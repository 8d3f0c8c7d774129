package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueView;
import java.util.Set;
import java.util.TreeSet;

/// Writes events in one format, row by row, beginning another file whenever the target wants one.
///
/// - **Threading**: one thread at a time.
abstract class EventWriter implements AutoCloseable {

    private final ExportTarget target;
    private final Set<String> masked = new TreeSet<>();
    private long events;
    private long rows;

    EventWriter(ExportTarget target) {
        this.target = target;
    }

    /// Writes one event.
    final void add(EventView event) {
        events++;
        note(event);
        write(event);
    }

    /// Ends the last file; there is one, also when nothing was found.
    final void finish() {
        if (target.requireFile()) {
            begin();
        }
        end();
    }

    /// Writes the event, with [#nextRow()] before each of its rows.
    abstract void write(EventView event);

    /// Writes what stands before the first row of a file.
    abstract void begin();

    /// Writes what stands behind the last row of a file.
    abstract void end();

    /// Lets go of what an export that was stopped had begun.
    @Override
    public void close() {
        // most have nothing of that kind
    }

    /// Makes room for a row.
    final void nextRow() {
        rows++;
        if (target.isFull()) {
            end();
        }
        if (target.nextRow()) {
            begin();
        }
    }

    private void note(EventView event) {
        for (ColumnView column : event.columns()) {
            ValueView value = column.latest();
            if (value != null && value.shown().isMasked()) {
                masked.add(ExportColumns.table(event) + "." + column.name());
            }
        }
    }

    final ExportTarget target() {
        return target;
    }

    final long events() {
        return events;
    }

    final long rows() {
        return rows;
    }

    /// The columns that the store's own masks hide, as `shop.customers.email`.
    final Set<String> masked() {
        return masked;
    }
}
