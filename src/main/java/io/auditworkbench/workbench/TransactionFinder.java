package io.auditworkbench.workbench;

import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.util.Collections;
import java.util.List;

/// Finds the transaction that an id leads to: its own, its event's, its GTID's, or the last one that touched a row.
final class TransactionFinder {

    private final ChangeLog log;
    private final RowFinder rows;
    private final Basis basis;

    TransactionFinder(ChangeLog log, RowFinder rows, Basis basis) {
        this.basis = basis;
        this.log = log;
        this.rows = rows;
    }

    /// - **Errors**: `NOT_FOUND` when nothing has the id; `BAD_USAGE` for no id, or that of a gap.
    StoredTransaction find(String id) {
        return switch (ObjectId.parse(id)) {
            case ObjectId.Transaction(long number) ->
                log.transaction(number).orElseThrow(() -> Absence.ofTransaction(log, number));
            case ObjectId.Event(long sequence) ->
                log.transactionOfEvent(sequence).orElseThrow(() -> Absence.ofEvent(log, sequence));
            case ObjectId.Gtid(String gtid) ->
                log.transaction(gtid)
                        .orElseThrow(() -> Absence.of(log, id, "`coverage` lists the gaps with their GTIDs."));
            case ObjectId.Row(String address) -> ofRow(address);
            case ObjectId.Finding(long number) -> ofLast(basis.ofFinding(number), id);
            case ObjectId.Business(long number) -> ofLast(basis.ofBusiness(number), id);
            case ObjectId.Gap _ -> throw ObjectId.notFound("transaction " + id, "Use `show " + id + "`.");
        };
    }

    private StoredTransaction ofLast(List<Long> changes, String id) {
        if (changes.isEmpty()) {
            throw Absence.of(log, "change behind " + id, "Use `show " + id + "`.");
        }
        return log.transactionOfEvent(Collections.max(changes))
                .orElseThrow(() -> Absence.of(log, "change behind " + id, Absence.newest(log)));
    }

    private StoredTransaction ofRow(String address) {
        List<StoredEvent> events = rows.events(rows.resolve(address));
        if (events.isEmpty()) {
            throw Absence.of(log, "change of " + address, "Check the key with `events`.");
        }
        return events.getLast().transaction();
    }
}
