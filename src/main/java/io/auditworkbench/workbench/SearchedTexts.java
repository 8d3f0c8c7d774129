package io.auditworkbench.workbench;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.MaskKind;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.store.EventTexts;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.workbench.view.RowAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The texts of an event in which a word is looked for: actor, key, table, and what an update changed or another
/// operation brought or removed.
///
/// - **Source**: the evaluator's meaning of a word, which this must not fall short of; `SearchedTextsTest` compares.
final class SearchedTexts implements EventTexts {

    @Override
    public void of(StoredEvent event, Consumer<String> sink) {
        sink.accept(event.table().name().table());
        sink.accept(event.transaction().header().attribution().actor());
        RowAddress row = event.table().hasKey() ? EventViews.row(event) : null;
        if (row != null) {
            sink.accept(row.keyText());
        }
        RowImage before = event.body().before();
        RowImage after = event.body().after();
        boolean isUpdate = event.operation() == Operation.UPDATE;
        for (int i = 0; i < event.table().columns().size(); i++) {
            ColumnValue old = before == null ? null : before.get(i);
            ColumnValue young = after == null ? null : after.get(i);
            if (!isUpdate || old == null || !old.equals(young)) {
                give(old, sink);
                give(young, sink);
            }
        }
    }

    /// No filter finds its label.
    private static boolean isSealed(ColumnValue value) {
        return value instanceof ColumnValue.Masked masked && masked.kind() == MaskKind.SEALED;
    }

    private static void give(@Nullable ColumnValue value, Consumer<String> sink) {
        if (value != null && value != ColumnValue.Null.NULL && value != ColumnValue.Absent.ABSENT && !isSealed(value)) {
            sink.accept(value.text());
        }
    }
}
