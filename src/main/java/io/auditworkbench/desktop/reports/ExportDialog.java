package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.export.ExportFormat;

/// Writes what is shown into a file, from every screen.
public final class ExportDialog {

    private ExportDialog() {}

    /// Opens it over the screen; without a store there is nothing to write.
    public static void open(ScreenKit kit) {
        open(kit, place(kit), new ExportForm.Lines(ExportFormat.CSV));
    }

    /// The same with the evidence bundle chosen.
    public static void openBundle(ScreenKit kit) {
        open(kit, place(kit), new ExportForm.Bundle());
    }

    /// Opens it for the evidence bundle of a case.
    public static void openCase(ScreenKit kit, String id, String title) {
        open(kit, new ExportSubject.OfCase(id, title), new ExportForm.Bundle());
    }

    private static ExportSubject place(ScreenKit kit) {
        return new ExportSubject.OfPlace(kit.context().navigator().place());
    }

    private static void open(ScreenKit kit, ExportSubject subject, ExportForm form) {
        kit.context().session().store().ifPresent(store -> {
            ExportViewModel model = new ExportViewModel(kit.context(), store, subject, form);
            ExportPane pane = new ExportPane(kit, model);
            kit.overlays().show(pane);
            pane.focus();
            model.look();
        });
    }
}
