package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.export.ExportColumns;
import io.auditworkbench.workbench.export.ExportFormat;
import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.export.ExportOrder;
import java.time.ZoneId;
import java.util.List;

/// Turns a choice into an order.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
record ExportOrders(OpenStore store, Place place) {

    /// What was chosen.
    ExportOrder of(ExportChoice choice, ExportFormat format) {
        return order(choice, format);
    }

    /// The same, as text where what was chosen is none.
    ExportOrder readable(ExportChoice choice, ExportFormat format) {
        return order(choice, format.isText() && format != ExportFormat.HTML ? format : ExportFormat.CSV);
    }

    private ExportOrder order(ExportChoice choice, ExportFormat format) {
        AcceptedFilter accepted = Asked.of(store, place);
        ZoneId zone = ZoneId.of(choice.zone());
        List<String> columns = choice.chosenColumns(format);
        return new ExportOrder(
                format,
                ExportColumns.of(columns.isEmpty() ? null : columns, zone, store.reading()),
                zone,
                choice.delimiterSign(),
                choice.isGuarded() ? ExportOrder.Guarding.GUARDED : ExportOrder.Guarding.AS_THEY_ARE,
                choice.hasMark() && format.isCsv() ? ExportOrder.Mark.BYTE_ORDER : ExportOrder.Mark.NONE,
                ExportMask.of(choice.mask(), List.of()),
                accepted,
                store.reading().coverage().of(accepted),
                store.isDemo() ? ExportOrder.Origin.DEMO : ExportOrder.Origin.RECORD);
    }
}
