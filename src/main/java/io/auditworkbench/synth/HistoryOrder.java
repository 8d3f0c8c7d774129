package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;

/// An order on its way through the invented shop.
///
/// - **Units**: cents; microseconds since the epoch.
record HistoryOrder(
        long id, long customer, String status, long cents, String note, long placedMicros, long updatedMicros) {

    HistoryOrder in(String newStatus, long micros) {
        return new HistoryOrder(id, customer, newStatus, cents, note, placedMicros, micros);
    }

    HistoryOrder noted(String newNote) {
        return new HistoryOrder(id, customer, status, cents, newNote, placedMicros, updatedMicros);
    }

    HistoryOrder priced(long newCents) {
        return new HistoryOrder(id, customer, status, newCents, note, placedMicros, updatedMicros);
    }

    RowImage row() {
        return HistoryRows.row(
                HistoryRows.whole(id),
                HistoryRows.whole(customer),
                HistoryRows.text(status),
                HistoryRows.money(cents),
                note.isEmpty() ? ColumnValue.Null.NULL : HistoryRows.text(note),
                HistoryRows.moment(placedMicros),
                HistoryRows.moment(updatedMicros));
    }
}
