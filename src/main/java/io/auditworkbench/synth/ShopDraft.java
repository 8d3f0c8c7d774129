package io.auditworkbench.synth;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An open transaction of the synthetic shop; nothing else happens until it is committed.
///
/// - **Threading**: one thread at a time.
final class ShopDraft {

    private final ShopLedger ledger;
    private final ShopActor actor;
    private final long ordinal;
    private final long commitMicros;
    private final List<ShopChange> changes = new ArrayList<>();
    private final List<ShopFact> facts = new ArrayList<>();

    ShopDraft(ShopLedger ledger, ShopActor actor, long ordinal, long commitMicros) {
        this.ledger = ledger;
        this.actor = actor;
        this.ordinal = ordinal;
        this.commitMicros = commitMicros;
    }

    ShopActor actor() {
        return actor;
    }

    long ordinal() {
        return ordinal;
    }

    long commitMicros() {
        return commitMicros;
    }

    /// The actor's name as a column holds it.
    ColumnValue login() {
        return ShopValues.text(actor.login());
    }

    /// The time of the transaction as a column holds it.
    ColumnValue now() {
        return ShopValues.moment(commitMicros);
    }

    LiveRow insert(TableSchema table, ColumnValue... values) {
        LiveRow row = new LiveRow(table, new RowImage(List.of(values)));
        insertAgain(row);
        return row;
    }

    void insertAgain(LiveRow row) {
        changes.add(new ShopChange(row.table(), Operation.INSERT, null, row.image()));
    }

    /// A server logs no change that changes nothing, and neither does this.
    void update(LiveRow row, LiveRow.Edit... edits) {
        RowImage before = row.image();
        row.apply(edits);
        if (row.image().equals(before)) {
            return;
        }
        changes.add(new ShopChange(row.table(), Operation.UPDATE, before, row.image()));
    }

    void delete(LiveRow row) {
        changes.add(new ShopChange(row.table(), Operation.DELETE, row.image(), null));
    }

    void tell(BusinessKind kind, LiveRow subject, Map<String, String> attributes) {
        tell(kind, List.of(subject.name()), attributes);
    }

    void tell(BusinessKind kind, List<String> rows, Map<String, String> attributes) {
        facts.add(new ShopFact.Business(kind, ordinal, commitMicros, actor.login(), rows, attributes));
    }

    /// Notes this transaction as part of something planted.
    void partOf(Plant plant) {
        plant.saw(ordinal, commitMicros, actor, changes);
    }

    /// Notes this transaction as the last part of something planted.
    void ends(Plant plant) {
        partOf(plant);
        facts.add(plant.fact());
    }

    void commit() {
        if (changes.isEmpty() && facts.isEmpty()) {
            return;
        }
        ledger.commit(this, changes, facts);
    }
}
