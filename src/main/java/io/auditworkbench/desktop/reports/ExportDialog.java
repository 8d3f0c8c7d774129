package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.widget.ScreenKit;

/// Writes what is shown into a file, from every screen.
public final class ExportDialog {

    private ExportDialog() {}

    /// Opens it over the screen; without a store there is nothing to write.
    public static void open(ScreenKit kit) {
        kit.context().session().store().ifPresent(store -> {
            ExportViewModel model = new ExportViewModel(
                    kit.context(), store, kit.context().navigator().place());
            kit.overlays().show(new ExportPane(kit, model));
            model.look();
        });
    }
}
